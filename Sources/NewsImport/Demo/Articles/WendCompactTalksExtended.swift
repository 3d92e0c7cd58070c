internal import NewsDomain

extension DemoArticle {
    static let wendCompactTalksExtended = DemoArticle(
        slug: "wend-compact-talks-extended",
        kicker: "River talks",
        title: "Wend Compact talks go into an extra week as Hallin asks for a drought clause",
        summary: """
            Three delegations, two rooms and one river: the talks over the water of the Wend will last seven days \
            longer. The sticking point is a single paragraph about what counts as a dry year.
            """,
        section: "news",
        authors: ["jonas-abbeko"],
        tags: ["rivers", "water", "democracy"],
        topics: ["wend-compact", "mirela-osk"],
        hero: DemoMedia(
            name: "wend-talks-table",
            alt: "A long table with name cards and three jugs of water",
            caption: "The talks are held in the old customs house, which stands in all three states at once.",
            credit: "Photo: Teodor Rask"
        ),
        published: .hoursAgo(9),
        comments: [
            DemoComment(
                "Downstream Dave",
                email: "dave@example.org",
                after: 18,
                "Every dry year they discover the river has a mouth as well as a source.",
                replies: [
                    DemoComment(
                        "Hanne from the hills",
                        email: "hanne@example.org",
                        after: 47,
                        "Every wet year you discover that our reservoir kept your cellars dry. It works both ways."
                    )
                ]
            ),
            DemoComment(
                "Rolf T.",
                email: "rolf.t@example.org",
                after: 90,
                "Is the text of paragraph 14 public anywhere?",
                status: .pending
            ),
        ],
        html: #"""
            <p>The delegations of Hallin, Morvane and Kelland were supposed to shake hands on the second part of the Wend Compact at noon yesterday. Instead, at ten past four, a clerk carried a fresh box of paper into the old customs house at Threewater, and the caterers were asked whether they could stay until next Friday.</p>
            <p>The talks have been extended by a week. All sides were careful to call this good news. “One extends a conversation, not a quarrel,” said Benedek Aurel, who leads the delegation of Hallin. His colleague from Kelland, Sunniva Marsh, put it more drily: “We have agreed on forty-one paragraphs of forty-two. The forty-second is the one with the water in it.”</p>
            <h2>What is a dry year?</h2>
            <p>The dispute is over paragraph 14. It says that in a dry year the upstream states may keep back more of the river than their usual share. The question is who may declare such a year, and on what evidence.</p>
            <p>Hallin, where the river rises and where snow has been short in four of the past six winters, wants to be able to do so alone and at once. Kelland, at the mouth, wants the figures to be checked first. Morvane, in the middle, wants whatever is decided to be decided before the maize is sown.</p>
            <p>Three proposals are on the table:</p>
            <ul>
            <li>a <strong>declaration by any state</strong>, valid for thirty days, after which it lapses unless two states confirm it;</li>
            <li>a <strong>threshold</strong>: the year is dry when the gauge at Upper Tarn shows less than 38 cubic metres a second for twenty days;</li>
            <li>a <strong>panel of three hydrologists</strong>, one from each state, who decide by majority within a week.</li>
            </ul>
            <h2>A number that everybody trusts</h2>
            <p>What makes the second proposal possible at all is a network of gauges built up over two decades by the hydrologist Mirela Osk and read by volunteers along the whole course. It is the only record that none of the three governments disputes. Osk herself, who attends the talks as an expert without a vote, warned against putting too much weight on one gauge.</p>
            <blockquote><p>A river is not a tap with a dial on it. If you make one gauge worth a million crowns, someone will go and stand in front of it.</p></blockquote>
            <p>She suggested the median of five. By evening that, too, was on the table.</p>
            <h2>Farmers at the door</h2>
            <p>Outside the customs house about two hundred farmers from both banks had parked their tractors in a long and orderly line. They had not come to protest against each other. Their joint leaflet asks for a fund that pays for fallow fields in dry years, wherever the fields are. “If the water goes to my neighbour over the border, then at least let me know in February and pay my seed,” said Torvald Ness, who grows beets in Lower Kelland.</p>
            <p>The fund appears in the draft, in brackets. Brackets are how diplomats mark a text on which nobody has yet said no.</p>
            <h2>What happens next</h2>
            <p>The working groups meet again on Monday. A plenary is planned for Thursday, and a signing, if there is one, for Friday at noon. If there is none, the first part of the compact stays in force: all states go on measuring, and all go on publishing what they measure. Ten years ago that alone would have been the headline.</p>
            <p>One thing was settled yesterday without discussion. The customs house has a single kitchen, and its tap is on the Morvane side. The three delegations agreed that tea is exempt.</p>
            """#
    )
}
