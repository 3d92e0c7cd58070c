extension DemoArticle {
    static let nightLinkSellsOutWinter = DemoArticle(
        slug: "nightlink-sells-out-winter",
        kicker: "Railways",
        title: "Nine cities, 41 carriages, no bed left: NightLink sells out its winter",
        summary: """
            The sleeper cooperative has sold its last berth for the season in October. Its problem is no longer \
            passengers. It is that nobody builds what they want to lie in.
            """,
        section: "economy",
        authors: ["lidia-farrow", "carla-benavides-roth"],
        tags: ["railways", "small-business", "climate"],
        topics: ["nightlink", "dunmere", "central-bank-of-kelland"],
        hero: DemoMedia(
            name: "sleeper-corridor",
            alt: "The narrow corridor of a sleeping car at night",
            caption:
                "Carriage 17 was built as a mail van, became a dormitory for track workers, and now has 24 berths.",
            credit: "Photo: Teodor Rask"
        ),
        published: .daysAgo(8, 6, 15),
        comments: [
            DemoComment(
                "Member 8,114",
                email: "m8114@example.org",
                after: 90,
                "I voted against the Hallin route at the assembly and slept like a stone on it last week. Happy to be wrong.",
                replies: [
                    DemoComment("Member 212", email: "m212@example.org", after: 130, "Minute that.")
                ]
            )
        ],
        html: #"""
            <p>On a Tuesday in the middle of October, at 9:14 in the evening, a student in Dunmere bought a couchette to Hallin for the second week of February. It was the last one. With that ticket the winter timetable of NightLink was sold out: 118,000 berths on seven routes between nine cities, fourteen weeks before the end of the season.</p>
            <p>The cooperative was founded six years ago with eleven carriages that the state railway was about to scrap. This winter it runs 41. Turnover was 23 million crowns last year, the surplus 640,000. By the standards of the railway, that is a rounding error. By those of the night train, which the state railway gave up because it lost four crowns on each passenger, it is a small sensation.</p>
            <h2>How a loss became a surplus</h2>
            <p>We went through the accounts with Joost Ameland, the treasurer, who drove locomotives for thirty years. He points to three lines.</p>
            <ol>
            <li><strong>Occupancy.</strong> The state railway sold 54 per cent of its berths, NightLink 93. Members can give back a ticket until noon of the day; there is always a waiting list.</li>
            <li><strong>Shunting.</strong> The old trains were split and joined at two junctions in the night, with a locomotive and four people at each. NightLink's trains go from one place to one other. It costs passengers a change in the morning, and saves 3.1 million a year.</li>
            <li><strong>Cleaning.</strong> The carriages are cleaned by day, by the people who also sell breakfast. That sounds like a detail. It is the difference.</li>
            </ol>
            <h2>Nobody builds beds</h2>
            <p>What limits the cooperative now is carriages. It could fill sixty, its members have voted for fifty-five, and it has 41. New ones cost 3.2 million crowns each and come, if ordered in lots of at least eighty, in five years. The cooperative wants twelve.</p>
            <p>So it rebuilds. In a shed of the former shipyard of Dunmere, nineteen fitters turn whatever can be had into sleeping cars: mail vans, a hospital train, three dining cars from a royal visit that was called off. The average cost is 710,000 crowns. The average age of a carriage is forty-four years.</p>
            <blockquote><p>People ask when we will buy modern rolling stock. I tell them: the bogies are new, the wiring is new, the mattresses are new. What is old is the idea.</p></blockquote>
            <p>The speaker is Wanda Frisk, the head of the workshop, who once built ferries in the same shed.</p>
            <h2>The price of money</h2>
            <p>To buy and rebuild fourteen more, the cooperative needs ten million crowns. Banks offered it at 6.9 per cent. The members offered it at three: they subscribed 8.2 million within a month, in loans of 500 to 5,000 crowns. Since the Central Bank of Kelland has not touched its rate, the gap is likely to be filled in the same way.</p>
            <p>There is a risk in that, and Ameland does not hide it. If a route fails, those who lose their money are those who also lose their train. The assembly has therefore decided that no member may lend more than a month's income. How that is to be checked was debated until one in the morning. It is not to be checked.</p>
            <h2>A berth in numbers</h2>
            <table>
            <thead><tr><th>Of a ticket at 62 crowns</th><th>Crowns</th></tr></thead>
            <tbody>
            <tr><td>Track access and electricity</td><td>24.10</td></tr>
            <tr><td>Staff</td><td>19.40</td></tr>
            <tr><td>Carriages and workshop</td><td>12.90</td></tr>
            <tr><td>Breakfast, linen, water</td><td>3.90</td></tr>
            <tr><td>Surplus</td><td>1.70</td></tr>
            </tbody>
            </table>
            <p>The surplus of 1.70 is twice the price of the chocolate on the pillow. The chocolate, at the second assembly, was the subject of the longest debate in the history of the cooperative. It stays.</p>
            """#
    )
}
