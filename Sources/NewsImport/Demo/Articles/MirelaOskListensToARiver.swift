extension DemoArticle {
    static let mirelaOskListensToARiver = DemoArticle(
        slug: "mirela-osk-listens-to-a-river",
        kicker: "Profile",
        title: "Mirela Osk listens to a river",
        summary: """
            Three governments agree on nothing about the Wend except her numbers. How a hydrologist with 140 volunteers \
            and a bicycle became the most trusted person along 600 kilometres of water.
            """,
        section: "science",
        authors: ["jonas-abbeko"],
        tags: ["rivers", "water", "data"],
        topics: ["mirela-osk", "wend-compact"],
        hero: DemoMedia(
            name: "osk-on-bridge",
            alt: "A woman leaning over the rail of a bridge with a weighted line",
            caption: "Osk still takes the reading at Threewater herself, on the first of each month.",
            credit: "Photo: Nadia Quillon"
        ),
        published: .daysAgo(14, 6, 0),
        comments: [
            DemoComment(
                "Reader of gauge 77",
                email: "gauge77@example.org",
                after: 40,
                "Nineteen years at 7 a.m. I met my husband at gauge 78.",
                replies: [
                    DemoComment("Reader of gauge 78", email: "gauge78@example.org", after: 48, "I confirm the reading.")
                ]
            )
        ],
        html: #"""
            <p>At seven in the morning, on any day of the year, 140 people walk to the bank of a river and read a number off a board. One of them is a priest. Three are prisoners, on day release. At least nine are children, whose parents swear that they check. By a quarter past, all of the numbers have arrived in a small office above a bicycle shop in Threewater, where Mirela Osk has already looked at the first forty.</p>
            <p>“Gauge 31 is wrong,” she says, without turning round. “He is reading the wet line instead of the water. It will be the new glasses.” She telephones. It is the new glasses.</p>
            <h2>A network made of people</h2>
            <p>Osk, who is fifty-eight, grew up at a lock on the middle course of the Wend, where her mother kept the gates. She studied in two of the three countries that share the river and taught in the third. When she began to collect its levels, twenty-two years ago, each state had gauges of its own, and each doubted those of its neighbours, with some reason. In one dry summer the river was reported to lose a quarter of its water at a bridge where nothing was but a customs post.</p>
            <p>Her idea was to put the reading into the hands of people who had no stake in it, and to have every number seen by two others: the reader upstream and the reader downstream. If gauge 30 rises by a hand in the night, gauge 31 has to rise by evening. If it does not, somebody rings somebody up.</p>
            <blockquote><p>An instrument can be calibrated by an enemy. A neighbour who is expecting your water cannot be fooled for long.</p></blockquote>
            <h2>Why not sensors?</h2>
            <p>She is asked it by every visitor, and has a drawer for an answer. In it lie eleven electronic probes, sent by makers for trial. They were good, she says. One was eaten by an otter, two were shot at, and one measured for half a year the level of a puddle. There are now sensors at forty sites, next to the boards, and they are right nearly always. The readers are there for the rest, and because of something that she found out only later.</p>
            <p>People who read a gauge begin to look after the river. Of the 140, more than half have joined a parish council, a fishing club or a flood brigade since they began. When the gravel works at Sedge wanted to dig below the water table, it was the reader of gauge 112 who noticed that his board fell on weekdays only.</p>
            <h2>At the table</h2>
            <p>Since the first part of the Wend Compact came into force, Osk's numbers are the official ones. In the talks on the second part she sits at the long table without a vote. Diplomats of all sides describe her in nearly the same words: courteous, unhurried, and impossible to hurry.</p>
            <p>In one session, it is told, a delegate demanded to know what the flow would be in twenty years. She asked for a sheet of paper, drew a line with a wide grey band around it, and passed it across. The delegate asked which part of the band was true. “All of it,” she said. “That is what it is for.”</p>
            <p>She has rules, which hang above the kettle:</p>
            <ul>
            <li>Write it down before you think about it.</li>
            <li>A zero is a reading; a blank is a story.</li>
            <li>Never round for a minister.</li>
            <li>Thank gauge 9. (The reader of gauge 9 is ninety-three.)</li>
            </ul>
            <h2>What she is afraid of</h2>
            <p>Not drought, says Osk, when one asks her on the bridge; droughts end. She fears the day on which her figures are worth so much that it pays to bend them. A clause that makes one board at Upper Tarn decide over millions would be such a day. It is why she wants five gauges, and the median, and if possible the readers chosen by lot.</p>
            <p>Then she lets down the line for the reading of the first of the month, waits until the weight has stopped swinging, and reads it twice. It is 2.14 metres. She writes it down. Only after that does she say what she thinks, which is that it ought to rain.</p>
            """#
    )
}
