internal import NewsDomain

extension DemoArticle {
    static let letTheOfficesBecomeHomes = DemoArticle(
        slug: "let-the-offices-become-homes",
        kicker: "Comment",
        title: "Let the offices become homes",
        summary: """
            Port Aster has 11,000 people on its housing list and 640,000 square metres of desks that nobody sits at. \
            It takes a certain discipline not to connect the two.
            """,
        section: "opinion",
        authors: ["ruben-achterberg"],
        tags: ["housing", "public-space"],
        topics: ["open-rooms", "port-aster"],
        hero: DemoMedia(
            name: "dark-windows-south-basin",
            alt: "An office tower at dusk with three lit windows",
            caption: "South Basin at half past five on a working day.",
            credit: "Photo: Teodor Rask"
        ),
        published: .daysAgo(6, 5, 0),
        comments: [
            DemoComment(
                "Marit Sundgren-Vale",
                email: "marit@example.org",
                after: 33,
                "I live in one of the converted floors. It is cold by the window, the corridor is absurdly wide, and it"
                    + " is the first home my children have had with a view.",
                replies: [
                    DemoComment(
                        "Gus Petherick",
                        email: "gus.p@example.org",
                        after: 58,
                        "May I ask what you pay?",
                        replies: [
                            DemoComment(
                                "Marit Sundgren-Vale",
                                email: "marit@example.org",
                                after: 71,
                                "780 crowns for 74 square metres, heat included. The corridor is where they ride bicycles.",
                                replies: [
                                    DemoComment(
                                        "Gus Petherick",
                                        email: "gus.p@example.org",
                                        after: 85,
                                        "I withdraw every objection I was about to make."
                                    )
                                ]
                            )
                        ]
                    )
                ]
            ),
            DemoComment(
                "A surveyor",
                email: "surveyor@example.org",
                after: 140,
                "Mr Achterberg passes lightly over the floor depth. In four of the seven towers he names, a third of each"
                    + " floor is more than nine metres from a window. You cannot legislate daylight."
            ),
            DemoComment(
                "L.",
                after: 260,
                "What about the pension funds that own these towers? That is our money.",
                status: .pending
            ),
        ],
        html: #"""
            <p>Stand on the footbridge over South Basin at half past five on a Tuesday and count the windows that are lit. I did it last week. In the tower of the old Maritime Insurance there were three, and in one of them a man was asleep.</p>
            <p>Port Aster has 11,000 people on its list for a home. It also has, by the count of its own tax office, 640,000 square metres of office space that has been empty for more than two years. At the density at which people live in the old town, which is thought to be pleasant, that is room for 16,000.</p>
            <p>It takes a certain discipline not to connect these two figures. We have shown that discipline for six years.</p>
            <h2>The list of dark windows</h2>
            <p>The people who connected them were not planners. I was one for two decades, and I can say that it did not occur to us. It was a group of students who could not find rooms, and who had the idea of walking the same street every evening for a winter, noting which windows never lit. Their list had 212 entries. They pinned it to the door of the town hall, and Open Rooms was born, to the annoyance of everybody who had a better-founded opinion.</p>
            <p>What they ask for is not radical. An office that has been empty for two years should be offered for housing, at a rent that covers the cost of the conversion. The owner may refuse. But then he should pay the property tax that he now escapes by calling the building “in marketing”.</p>
            <h2>The three objections</h2>
            <p>I have sat through eleven hearings on this, and the objections are always three.</p>
            <p><strong>It cannot be done.</strong> Offices are too deep, the pipes are in the wrong place, there is no daylight in the middle. All this is true of some towers. It is not true of the 1960s blocks along the quay, which were built by people who could not afford air conditioning and therefore believed in windows. The city's own survey puts 41 of 97 buildings in the class “convertible with ordinary means”.</p>
            <p><strong>It costs too much.</strong> The first three conversions came to 1,450 crowns a square metre. A new flat costs 2,900, and a plot to put it on, and four years.</p>
            <p><strong>It will harm the market.</strong> This one deserves respect, because it is meant. If a tower that stands in the books at 80 million is turned into flats worth 50, somebody has to write down thirty. But the thirty are gone already. They left with the tenants. What is being protected is not a value but a number.</p>
            <blockquote><p>A building that nobody uses is not an investment. It is a very large way of not admitting something.</p></blockquote>
            <h2>What a planner learns too late</h2>
            <p>When I started, we drew districts in colours: red for living, blue for work, green for rest. It looked like order. What it made was a quarter in which forty thousand people spent the day and eleven the night, and in which you could not buy a lemon after six.</p>
            <p>The towers at South Basin are the last of the blue. We can wait for the offices to come back. The estate agents have been expecting them every spring. Or we can do what towns have always done with warehouses, monasteries and mills when their first purpose left them: move in, complain about the draughts, and plant something on the roof.</p>
            <p>The council votes in three weeks. The motion is two pages long, and one of them is definitions. I have regretted two roundabouts in my life. I would not like to add a silence.</p>
            """#
    )
}
