internal import NewsDomain

extension DemoArticle {
    static let whyTheBarrierWillNotLowerYourBill = DemoArticle(
        slug: "why-the-barrier-will-not-lower-your-bill",
        kicker: "Electricity prices",
        title: "Why the Skerran Barrier will not lower your bill this winter",
        summary: """
            Power from the tide is cheap to make and was dear to build. Who gains first depends on a contract of which \
            eleven pages are public, and on the hour at which you boil your kettle.
            """,
        section: "analysis",
        authors: ["ellen-varkas", "tamsin-orrell"],
        tags: ["energy", "data", "climate"],
        topics: ["skerran-barrier", "tidal-power", "ines-talvi", "heat-pump"],
        hero: DemoMedia(
            name: "kettle-and-meter",
            alt: "A kettle on a stove beside an electricity meter",
            caption: "Since last year most meters in Kelland have told the price by the hour.",
            credit: "Photo: Nadia Quillon"
        ),
        published: .daysAgo(1, 6, 30),
        comments: [
            DemoComment(
                "Wilhelmina Stook",
                email: "w.stook@example.org",
                after: 64,
                "The clearest explanation of the strike price I have read. One question: what happens when the price"
                    + " is negative, as on that Sunday in May?",
                replies: [
                    DemoComment(
                        "Ellen Varkas",
                        email: "e.varkas@example.org",
                        after: 121,
                        "Below zero the contract pays nothing at all, so the operator would rather feather the blades."
                            + " Page 9 of the public part.",
                        replies: [
                            DemoComment(
                                "Wilhelmina Stook",
                                email: "w.stook@example.org",
                                after: 140,
                                "So there is a page 9 worth reading. Thank you."
                            )
                        ]
                    )
                ]
            ),
            DemoComment(
                "Truthteller77",
                email: "t77@example.org",
                after: 180,
                "You are all paid by the turbine people. Every last one of you.",
                status: .rejected
            ),
            DemoComment(
                "Jory P.",
                email: "jory@example.org",
                after: 305,
                "I said something here that I should not have.",
                status: .deleted,
                replies: [
                    DemoComment(
                        "Ida Marrow",
                        email: "ida.marrow@example.org",
                        after: 322,
                        "Kindly read the third paragraph again before you shout at people."
                    ),
                    DemoComment(nil, after: 410, "Agreed with Ida."),
                ]
            ),
        ],
        html: #"""
            <p>The first question that people in Port Aster ask about the Skerran Barrier is what it weighs. The second is what it will do to the price of electricity. The answer to the first is 1.1 million tonnes. The answer to the second, for this winter, is nothing; and it is worth understanding why, because in four or five years it will no longer be true.</p>
            <h2>The price is set by somebody else</h2>
            <p>Electricity in Kelland is traded by the hour. In each hour the power stations offer what they have, the cheapest are taken first, and the last one that is needed sets the price for all. In winter that last one is nearly always a gas plant at Port Aster or an import over the northern cable.</p>
            <p>Tidal power costs almost nothing to make once the machines are there, so the barrier always comes first in the queue. But coming first does not change who comes last. With six turbines, the barrier provides at best two per cent of the load on a January evening. To push the gas plants out of the evening hours it would take about four hundred megawatts more than the barrier will ever have.</p>
            <h2>The contract</h2>
            <p>The operator does not live on that price in any case. It has a contract with the state: for thirty-five years it receives 94 crowns for each megawatt-hour. If the market pays less, the state adds the difference. If the market pays more, the operator gives it back.</p>
            <table>
            <thead><tr><th>Average price in the year</th><th>State pays</th><th>State receives</th></tr></thead>
            <tbody>
            <tr><td>60 crowns</td><td>19.0 million</td><td>–</td></tr>
            <tr><td>94 crowns</td><td>–</td><td>–</td></tr>
            <tr><td>120 crowns</td><td>–</td><td>14.6 million</td></tr>
            <tr><td>150 crowns</td><td>–</td><td>31.4 million</td></tr>
            </tbody>
            </table>
            <p>Last year the average was 117 crowns. Had the whole barrier been running, the state would have received some 13 million, or about three crowns for each inhabitant. By law that money goes into the grid fee and so does reach the bill, with a delay of eighteen months. Three crowns is the price of a loaf of bread.</p>
            <blockquote><p>It was never meant as a discount. It is meant as a floor and a ceiling.</p></blockquote>
            <p>That is how Ines Talvi put it when she presented the contract in the House. She is right about the ceiling. In the year of the cable fault, when the average price reached 240 crowns, the barrier would have paid back 82 million.</p>
            <h2>Who gains, and when</h2>
            <p>Three things could make the barrier matter for bills sooner than the contract does.</p>
            <ol>
            <li><strong>Prices by the hour.</strong> On days of spring tide there will be hours, at times known years ahead, in which power is cheap. A household that heats with a heat pump and a tank can move two thirds of its use into those hours. We calculated the saving at 140 crowns a year. For a household that only moves the washing machine it is 11.</li>
            <li><strong>The second cable.</strong> If it is built, the gas plants will set the price in fewer hours. The barrier makes the cable pay sooner, since it fills it at night.</li>
            <li><strong>Storage.</strong> A tide that fails four times a day, for ninety minutes each, is nearly the ideal customer for batteries. Four are planned; none is permitted yet.</li>
            </ol>
            <h2>What we do not know</h2>
            <p>Our figures use the eleven pages of the contract that are public. There are 203. In particular we do not know how the strike price of 94 crowns rises with inflation. The ministry says that it follows “an index”. If it is the index of consumer prices, the sums above hold. If it is the index of construction costs, the state would have paid in five of the past ten years instead of two.</p>
            <p>We have asked for the page in question. The answer is due in twenty working days. We will put it here, next to the table.</p>
            """#
    )
}
