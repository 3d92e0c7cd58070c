extension DemoArticle {
    static let heatPumpInstallersWanted = DemoArticle(
        slug: "heat-pump-installers-wanted",
        kicker: "Skills",
        title: "A country of plumbers learns refrigeration",
        summary: """
            Kelland wants 40,000 heat pumps a year and has installers for 17,000. A school in an old cold store tries \
            to close the gap, six students and one leaking compressor at a time.
            """,
        section: "economy",
        authors: ["lidia-farrow"],
        tags: ["energy", "education", "labour", "climate"],
        topics: ["heat-pump", "ines-talvi", "port-aster"],
        hero: DemoMedia(
            name: "refrigeration-class",
            alt: "Students around a machine with gauges and coloured hoses",
            caption: "Lesson three: finding a leak with soap, ears and patience.",
            credit: "Photo: Nadia Quillon"
        ),
        published: .daysAgo(27, 6, 45),
        comments: [
            DemoComment(
                "Second career",
                email: "second@example.org",
                after: 310,
                "I was a bank clerk for 22 years and start there in January. Best letter I ever received."
            )
        ],
        html: #"""
            <p>The leak is a good one. It is somewhere in four metres of copper pipe, and it lets out about as much gas in a day as there is in a bottle of lemonade. Six students have been looking for it since eight in the morning. Their teacher, Magda Olesen, made it herself, with a needle. “If you can hear it, you have passed,” she says. “If you need the detector, you have passed as well, but I will be a little sad.”</p>
            <p>The school is in a former cold store at the harbour of Port Aster, where fish was once kept at minus thirty. It turns plumbers, electricians and lately bank clerks into people who may install a heat pump. The course takes eleven weeks. There are places for 240 a year. The waiting list has 900 names.</p>
            <h2>The gap</h2>
            <p>Some 1.1 million homes in Kelland are heated with oil or gas. The plan of the energy minister, Ines Talvi, is to change 40,000 of them a year. Last year it was 16,800, and not for want of customers: whoever signs a contract now waits seven months.</p>
            <table>
            <thead><tr><th></th><th>Three years ago</th><th>Last year</th><th>Plan</th></tr></thead>
            <tbody>
            <tr><td>Heat pumps installed</td><td>7,400</td><td>16,800</td><td>40,000</td></tr>
            <tr><td>Certified installers</td><td>1,150</td><td>2,300</td><td>5,200</td></tr>
            <tr><td>Working days per machine</td><td>6.1</td><td>5.2</td><td>4</td></tr>
            <tr><td>Weeks of waiting</td><td>9</td><td>30</td><td>8</td></tr>
            </tbody>
            </table>
            <p>There are two ways of closing such a gap, more people and fewer days, and the third line of the table is the one that is usually forgotten. A heat pump needs a plumber, an electrician and somebody who understands refrigeration. They rarely come on the same day. Of the five working days that a machine takes, nearly two are spent waiting for one of the others.</p>
            <h2>One person, three trades</h2>
            <p>Olesen's answer is to teach all three to everybody. Not to the level of a master; enough to do nine tenths of an ordinary house and to know what the last tenth looks like. The guilds were against it. The electricians, above all, saw their fuse boxes in the hands of people who had been taught to solder on sinks.</p>
            <blockquote><p>They asked me what happens when a plumber opens a fuse box. I said: the same as when an electrician opens a tap. He calls somebody.</p></blockquote>
            <p>The compromise, found after a year, is a permit with limits: one house, one machine, up to twelve kilowatts, and a telephone number that has to be answered. Of the first 400 graduates, 371 still work in the trade. The rate of faults, as counted by the insurers, is slightly below the mean.</p>
            <h2>Who comes</h2>
            <p>In the first year nearly all of the students were plumbers over forty whose boilers no longer sold. Now a third come from elsewhere. In the present course are a baker with an allergy to flour, two former crane drivers, and a woman who used to sell the very insurance that now counts her faults. The fees, 2,800 crowns, are paid by the employment office for anyone who signs on for three years.</p>
            <p>What they earn afterwards is no secret either:</p>
            <ul>
            <li>2,900 crowns a month in the first year, with a firm;</li>
            <li>about 3,700 after five;</li>
            <li>on one's own, “whatever your back allows”, says Olesen.</li>
            </ul>
            <p>A second school opens in Dunmere in autumn, a third on the islands the year after, if a teacher can be found. Olesen would go herself. But at a quarter to twelve one of the bank clerks raises her hand. She is standing by the third elbow from the left, with her eyes closed, and has heard something.</p>
            """#
    )
}
