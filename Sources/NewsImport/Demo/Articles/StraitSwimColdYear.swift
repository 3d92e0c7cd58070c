extension DemoArticle {
    static let straitSwimColdYear = DemoArticle(
        slug: "strait-swim-cold-year",
        kicker: "Open water",
        title: "Eleven degrees and no prize: the Strait Swim in a cold year",
        summary: """
            Of 214 who started, 171 reached the other side. The fastest needed an hour and a half, the slowest nearly \
            three. Both were given the same cup of tea.
            """,
        section: "sport",
        authors: ["maeve-dunstan"],
        tags: ["swimming", "oceans"],
        topics: ["strait-swim", "oster-islands", "skerran-barrier"],
        galleries: ["six-kilometres-of-cold-water"],
        hero: DemoMedia(
            name: "strait-swim-start",
            alt: "Swimmers entering grey water at first light",
            caption: "Slack water lasts for thirty-eight minutes. After that the strait has opinions of its own.",
            credit: "Photo: Teodor Rask"
        ),
        published: .daysAgo(18, 17, 0),
        comments: [
            DemoComment(
                "No. 187",
                email: "no187@example.org",
                after: 60,
                "Pulled out at four kilometres, shaking. The man who held the blanket told me he had pulled out six times"
                    + " before he made it. I have entered again.",
                replies: [
                    DemoComment("The man with the blanket", email: "blanket@example.org", after: 200, "Seven.")
                ]
            )
        ],
        html: #"""
            <p>The water of the Skerran Strait had eleven degrees on Sunday, three fewer than last year, and it was the first thing that all of them said when they could speak again. “Cold,” said Juno Ferrante, who was ashore first. “Cold,” said Wilbur Stagg, who came last, eighty-four minutes later, and added, after some thought, “and rather wonderful.”</p>
            <p>The Strait Swim is 6.4 kilometres long and sixty-three years old. It goes back to a bet between two lighthouse keepers, both of whom lost. There is no prize. There are no medals either, or music, or a bank's name on the caps; the order of arrival is not written down, only the times. Places are drawn by lot, and 1,900 had asked for one.</p>
            <h2>A matter of minutes</h2>
            <p>What makes the crossing hard is not the distance. It is the clock. Between the tides the strait stands still for thirty-eight minutes. Those who set off at slack water have that much time to reach the middle. Then the stream begins to run, northwards, slowly at first, and after an hour faster than anybody can swim.</p>
            <p>This year the start was at 6:22. The pilot, Conall Reith, had read out the currents on the beach; nobody talks during that part. The new piers of the Skerran Barrier, eight kilometres to the north, have moved the stream a little. It turned, Reith had warned, four minutes earlier than in the old tables. It turned five minutes earlier.</p>
            <h2>The numbers</h2>
            <table>
            <thead><tr><th></th><th>This year</th><th>Last year</th><th>Mean of ten years</th></tr></thead>
            <tbody>
            <tr><td>Started</td><td>214</td><td>220</td><td>206</td></tr>
            <tr><td>Reached the shore</td><td>171</td><td>203</td><td>184</td></tr>
            <tr><td>Fastest</td><td>1:29:40</td><td>1:24:05</td><td>1:26:30</td></tr>
            <tr><td>Median</td><td>2:08:15</td><td>1:55:50</td><td>1:59:00</td></tr>
            <tr><td>Water</td><td>11 °C</td><td>14 °C</td><td>13 °C</td></tr>
            </tbody>
            </table>
            <p>Forty-three swimmers were taken into the boats, nearly all between the fourth and the fifth kilometre. Nobody was hurt. Two were kept under observation for a night, and complained to this newspaper about the soup.</p>
            <p>Ferrante is a postwoman on the Oster Islands and swims in the harbour before work. She kept to the south of the field, where the others saw no advantage, and was carried by an eddy, of which her grandmother had told her, for the last four hundred metres. Asked about it afterwards she said that her grandmother had told her a great deal.</p>
            <blockquote><p>You do not beat the strait. You catch it in a good moment and leave before it notices.</p></blockquote>
            <h2>The slowest</h2>
            <p>Those who stay on the beach until the end know that this is when the best of it happens. By nine the fast ones had had their tea. Nobody went home. At 9:15 one cap could still be seen, far too far north, and beside it a boat with an oar raised: the sign that the swimmer does not wish to be taken out.</p>
            <p>Stagg, a retired teacher of geography, is seventy-four. He had started eleven times and arrived four. For the last half hour he made, by Reith's reckoning, some ten metres a minute against the stream. The sixth form of the school had waded in up to their waists. They did not shout. They hummed, something low and steady; it had been agreed on, so that he would know the direction without having to raise his head.</p>
            <p>He touched the shingle after two hours, fifty-three minutes and fifty-two seconds. It was written down. Then someone put a blanket around him, blue with white anchors, knitted by the winter class. It was number 171. They had made 214, as every year, and the other 43 were given out all the same.</p>
            """#
    )
}
