internal import NewsDomain

extension DemoArticle {
    static let harbourWorkersAcceptDeal = DemoArticle(
        slug: "harbour-workers-accept-deal",
        kicker: "Port Aster",
        title: "Harbour workers accept deal and end eleven-day stoppage",
        summary: """
            By 71 per cent the members of the Harbour Union voted for shorter night shifts and a say in automation. \
            The first of twenty-six waiting ships came in on the evening tide.
            """,
        section: "news",
        authors: [],
        tags: ["labour", "harbours", "working-time"],
        topics: ["harbour-union", "port-aster"],
        hero: DemoMedia(
            name: "cranes-at-rest",
            alt: "Four harbour cranes standing still against a grey sky",
            caption: "For eleven days the cranes of the south shore had stood with their booms raised.",
            credit: "Photo: Strait Press Agency"
        ),
        published: .daysAgo(2, 19, 45),
        canonicalURL: "https://strait-press.example.com/dispatches/harbour-vote-port-aster",
        source: ArticleSource(name: "Strait Press Agency", url: "https://strait-press.example.com/"),
        comments: [
            DemoComment(
                "Crane 12",
                email: "crane12@example.org",
                after: 20,
                "Voted no, and I will still be there at six tomorrow. That is what a vote is."
            ),
            DemoComment(
                "Paulina Gries",
                email: "p.gries@example.org",
                after: 66,
                "Nine weeks of notice before a machine takes a shift. My office gave us nine days.",
                replies: [
                    DemoComment(
                        "Crane 12",
                        email: "crane12@example.org",
                        after: 95,
                        "Join a union, Paulina. I mean it kindly."
                    )
                ]
            ),
        ],
        html: #"""
            <p>PORT ASTER – The longest stoppage in the harbour of Port Aster for thirty years ended on Thursday evening when members of the Harbour Union accepted an offer by the terminal operators. Of 9,212 votes cast, 71 per cent were in favour, the union said. Turnout was 88 per cent.</p>
            <p>Work resumed with the night shift. The first ship to berth was the grain carrier <em>Marguerite Low</em>, which had been at anchor for nine days. Harbour masters expect the queue of twenty-six vessels to be cleared within a week.</p>
            <h2>Nights, not pay</h2>
            <p>Unusually, wages were settled early. Both sides had agreed on 3.4 per cent before the stoppage began. What divided them was the length of night shifts and the plan to run six cranes from a control room.</p>
            <p>Under the agreement:</p>
            <ul>
            <li>night shifts fall from nine hours to seven and a half at the same pay, in two steps;</li>
            <li>no remote crane may replace a shift without nine weeks of notice and a vote of the workers concerned, which is advisory;</li>
            <li>every driver over fifty may ask for a day shift, and must be given one within a year;</li>
            <li>a joint office, paid for by the operators and staffed by the union, will collect figures on accidents and publish them each month.</li>
            </ul>
            <p>“Nobody came out for money and nobody went back for it,” the chair of the union, Yvonne Tarrant, told reporters on the quay. “We came out because people fall asleep at four in the morning, thirty metres up.” Tarrant, a lashing worker, was chosen by lot among the stewards two years ago, as the statutes of the union require. Her term ends in May.</p>
            <p>The operators' association spoke of “an expensive but clear” result. Its director, Casimir Holt, said the shorter shifts would cost 41 million crowns a year. “We will earn some of that back in broken containers that do not break.”</p>
            <h2>What the stoppage cost</h2>
            <p>According to the chamber of commerce, goods worth some 640 million crowns were delayed. Two car plants inland halved their output for three days. Food was exempt from the start: under a rule of the union that dates from its founding, perishable goods and medicines are always unloaded, by volunteers who give their pay to the widows' fund.</p>
            <p>That rule came under strain in the second week, when importers labelled a shipment of garden furniture as “perishable if wet”. Stewards inspected it, found it dry, and sent it back to the queue.</p>
            <h2>A vote with a history</h2>
            <p>The union was founded after the stoppage of the lamp trimmers, which lasted for fifty-one days and failed. Its members have voted on every offer since then at the same long table in the sail loft, one at a time, with a white or a black bean. On Thursday the queue went twice round the building. The counting took until twenty to seven; the beans were weighed, then counted, then weighed again.</p>
            <p>The agreement runs for three years. The clause on remote cranes can be ended by either side after eighteen months, and both said privately that they expect to be back at the table by then.</p>
            """#
    )
}
