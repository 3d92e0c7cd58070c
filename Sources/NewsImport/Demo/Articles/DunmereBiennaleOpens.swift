extension DemoArticle {
    static let dunmereBiennaleOpens = DemoArticle(
        slug: "dunmere-biennale-opens-in-the-shipyard",
        kicker: "Exhibition",
        title: "Four kilometres of rope: the Dunmere Biennale opens in the shipyard",
        summary: """
            Everything shown was made on the slipway within ten weeks, and everything will be taken apart again. The \
            fifth edition is the first that is as good as its rule.
            """,
        section: "culture",
        authors: ["oskar-lindqvist-bray"],
        tags: ["arts", "heritage", "public-space"],
        topics: ["dunmere-biennale", "dunmere"],
        galleries: ["ten-weeks-in-the-shipyard"],
        hero: DemoMedia(
            name: "biennale-hull-at-night",
            alt: "The ribs of a wooden hull lit from within, with visitors walking below",
            caption: "“Ballast”, by the group Third Watch, fills the whole of slipway two.",
            credit: "Photo: Teodor Rask"
        ),
        published: .daysAgo(10, 9, 30),
        comments: [
            DemoComment(
                "Retired riveter",
                email: "riveter@example.org",
                after: 500,
                "I worked on that slip for 31 years and never thought I would queue to get in. Worth it for the crane alone."
            ),
            DemoComment(
                "M. Quist",
                email: "mquist@example.org",
                after: 620,
                "The paragraph about the choir made me buy a train ticket.",
                replies: [
                    DemoComment(
                        "Choir, second row",
                        email: "alto@example.org",
                        after: 700,
                        "Come on a Thursday, we are better rested."
                    )
                ]
            ),
        ],
        html: #"""
            <p>You hear the best work in the Dunmere Biennale before you see it. It begins as you cross the tram lines: a low note, rather like a ship's horn heard through a pillow. By the time you have passed the gate it is a chord. It comes from a choir of former shipyard workers, forty-four of them, who stand on the scaffolding of slipway two and hum. They do it for twenty minutes at each turn of the tide. Nobody conducts. They listen to the water and start.</p>
            <p>The choir is part of “Ballast”, by the three artists who call themselves Third Watch: the ribs of a hull, life-size, 84 metres long, built of beams that were found under the floor of the plate shop. No planks are put on. One walks about in a ship that has only been thought of so far.</p>
            <h2>A rule and its uses</h2>
            <p>The rule of the Dunmere Biennale is simple. Artists are given a place in the yard, a wage and ten weeks. Whatever they show must be made there, of things from within thirty kilometres. When it is over, they take it apart and put the material back.</p>
            <p>In the first editions the rule was more admired than obeyed. There were crates from abroad, and a bronze that turned out to have been cast years before. In this, the fifth, the director Solveig Anand has had the gate watched, by pensioners, who have a practised eye for what goes in and out of a shipyard.</p>
            <p>The effect is remarkable. Deprived of their stores, twenty-six artists from nine countries had to look about them. What they found was rope, rust, oak, slate, an immense number of ring binders, and people.</p>
            <h2>Five things to see</h2>
            <ol>
            <li><strong>“What the Tide Says”</strong>, by Ilka Moreau: 706 ropes hang from the roof of the mould loft, each cut to the height of one tide of the past year. Walk through them, and you feel the spring tides about your ankles.</li>
            <li><strong>“Accounts Payable”</strong>, by Desmond Oyelade: the yard's last ledgers, bound so that they can only be read by two people at once.</li>
            <li><strong>“Canteen”</strong>, by everybody: lunch for ninety at one table, every day, cooked by the former crew. It is listed as a work and costs six crowns.</li>
            <li><strong>“Draught”</strong>, by Pilvi Aston: a room in which nothing happens except for a wind that comes from eleven cracks, all of which were there before.</li>
            <li><strong>The crane.</strong> Not a work at all. It was repaired in order to lift “Ballast”, and is now operated each afternoon at four, for the pleasure of it.</li>
            </ol>
            <h2>What does not work</h2>
            <p>There are failures, and they are of the old sort. A video on six screens about the global shipping trade has nothing in it that could not be seen at home, and the only local thing about it is the electricity. The texts on the walls were evidently written before the ten weeks began; they speak of “interrogating the vertical”, beside a ladder.</p>
            <blockquote><p>I told them: if the label is longer than the plank, burn the label.</p></blockquote>
            <p>The remark is from the yard's former foreman, Ambrose Keel, who leads tours on Sundays and is better than any catalogue.</p>
            <h2>Afterwards</h2>
            <p>The exhibition is open for nine weeks. After that the beams of “Ballast” go back under the floor, in the order in which they lay. Third Watch have numbered them. Someone asked at the opening whether that was not a pity. One of the three, who do not give their names, answered that a ship is the only building that is meant to leave. Then the tide turned, and on the scaffolding they began to hum.</p>
            """#
    )
}
