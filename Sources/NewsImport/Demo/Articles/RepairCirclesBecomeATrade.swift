extension DemoArticle {
    static let repairCirclesBecomeATrade = DemoArticle(
        slug: "repair-circles-become-a-trade",
        kicker: "Small business",
        title: "They mended toasters for nothing. Now they send invoices, and argue about it",
        summary: """
            Out of three hundred Repair Circles in Kelland some forty small firms have grown. They earn a living from \
            what others throw away, and have kept the habit of telling everybody how it is done.
            """,
        section: "economy",
        authors: ["priya-calloway"],
        tags: ["repair", "small-business", "climate"],
        topics: ["repair-circles", "dunmere", "heat-pump"],
        hero: DemoMedia(
            name: "toaster-on-bench",
            alt: "A toaster opened on a workbench, with its screws in an egg box",
            caption: "Most common fault: a spring that costs eleven cents.",
            credit: "Photo: Teodor Rask"
        ),
        published: .daysAgo(16, 7, 30),
        comments: [
            DemoComment(
                "Odile",
                email: "odile@example.org",
                after: 60,
                "My mixer came back with a note: “It was the brush. You could have done it. Here is how.” I have done two since."
            ),
            DemoComment(
                "Free the screws",
                email: "screws@example.org",
                after: 240,
                "A circle that sends invoices is a shop. Nothing wrong with shops, but give the name back.",
                replies: [
                    DemoComment(
                        "Nell Abara",
                        email: "nell@example.org",
                        after: 300,
                        "We did. Read to the end, we are called Spring & Daughters now."
                    )
                ]
            ),
        ],
        html: #"""
            <p>The thing that made Nell Abara a businesswoman was a coffee machine. It had been brought to the Repair Circle in the parish hall of Dunmere East four Saturdays in a row, by four different people, with the same fault. On the fourth she ordered not one valve but fifty.</p>
            <p>That was three years ago. Today Abara employs six people in a former bakery, mends about ninety machines a week, and pays tax on it. Hers is one of some forty firms in Kelland that have grown out of Repair Circles; together they have about 230 employees and turned over 14 million crowns last year.</p>
            <h2>What breaks</h2>
            <p>What sets these firms apart from the repair shops of old is not the screwdriver. It is the list. From the beginning, the circles have kept a common record of everything that was brought to them: make, age, fault, and whether it could be mended. It has 412,000 entries and can be read by anyone.</p>
            <table>
            <thead><tr><th>Appliance</th><th>Median age</th><th>Most common fault</th><th>Mended</th></tr></thead>
            <tbody>
            <tr><td>Toaster</td><td>6 years</td><td>Latch spring</td><td>91 %</td></tr>
            <tr><td>Coffee machine</td><td>4 years</td><td>Pump valve</td><td>78 %</td></tr>
            <tr><td>Vacuum cleaner</td><td>7 years</td><td>Cable at the drum</td><td>74 %</td></tr>
            <tr><td>Telephone</td><td>3 years</td><td>Battery</td><td>66 %</td></tr>
            <tr><td>Printer</td><td>4 years</td><td>“Unknown”</td><td>22 %</td></tr>
            </tbody>
            </table>
            <p>From the list the firms know which parts to keep on the shelf. A shop that waits for parts loses a week per repair; one that has them loses an hour. “We are not better with our hands than the old masters,” says Abara. “We have a better memory.”</p>
            <h2>The price of an hour</h2>
            <p>The old trade died of a sum: an hour of work cost more than a new machine. The sum has changed a little. New appliances have become dearer. A law obliges makers to sell spare parts for ten years. And since last year repairs are free of sales tax. But the main thing is that the firms repair what they know. Abara takes 28 crowns for a coffee machine, whatever the fault. On one in eight she loses money.</p>
            <p>Not everything pays. Nobody has yet earned anything on printers. Clothes pay only where a dozen can be done in a row. The best business at present is in machines that nobody thinks of as household goods: two firms in the north live from the controllers of heat pumps, which are sold as sealed units for 900 crowns and contain, as a rule, one burst capacitor.</p>
            <h2>The argument</h2>
            <p>Not all in the circles are happy. At their yearly meeting in spring there was a motion to shut firms out of the list. It was gathered by volunteers, the argument ran; why should others earn on it?</p>
            <blockquote><p>I gave my Saturdays so that people would learn to do it themselves. If they learn instead that there is a nice shop, I have been working for the shop.</p></blockquote>
            <p>So said Hugo Lantry, a retired teacher who has run the circle in Hawkmoor for eleven years. The motion failed by nine votes. In its place three rules were passed:</p>
            <ul>
            <li>a firm that uses the list must put its own repairs into it, the failed ones too;</li>
            <li>every repair goes home with a note that says what was wrong and how it was mended;</li>
            <li>no firm may call itself a circle.</li>
            </ul>
            <p>The second rule has had an odd effect. About one customer in ten, Abara reckons, does not come back, because the note was good enough. She has put up the best ones, framed, in the window. It is the only advertising that she does.</p>
            """#
    )
}
