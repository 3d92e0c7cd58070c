extension DemoArticle {
    static let aLibraryOfLadders = DemoArticle(
        slug: "a-library-of-ladders",
        kicker: "Neighbourhoods",
        title: "A library of ladders",
        summary: """
            In a district of Dunmere, 2,600 households share 41 ladders, six cargo bicycles and one very good tent. What \
            keeps it going is not the things but the rules for bringing them back.
            """,
        section: "cities",
        authors: ["priya-calloway"],
        tags: ["repair", "public-space", "small-business"],
        topics: ["dunmere", "repair-circles"],
        hero: DemoMedia(
            name: "ladders-on-wall",
            alt: "Ladders of all lengths hung on a brick wall",
            caption: "Forty-one ladders. There are always more ladders than one thinks.",
            credit: "Photo: Teodor Rask"
        ),
        published: .daysAgo(45, 7, 0),
        comments: [
            DemoComment("The tent", email: "tent@example.org", after: 600, "Booked until August. I am very tired."),
            DemoComment(
                "Leopold",
                email: "leopold@example.org",
                after: 900,
                "We tried this in our street and it died of one unreturned drill. How do you deal with that?",
                replies: [
                    DemoComment(
                        "Bettany Crewe",
                        email: "bettany@example.org",
                        after: 980,
                        "Somebody walks over, on day two, with a cake. Always on day two. By day ten everyone is embarrassed."
                    )
                ]
            ),
        ],
        html: #"""
            <p>The first thing that Bettany Crewe did as a librarian of things was to make a list of what her street owned. She went from door to door with a clipboard. In 64 households there were 58 drills, which were in use for, on average, eleven minutes a year. There were 23 ladders, 19 of them too short.</p>
            <p>That was five years ago. Today the Library of Ladders, as it is called though it lends much else, has 2,600 member households in the district of Rope Walk in Dunmere. They pay 24 crowns a year. It is open on four afternoons in what used to be a chandler's shop; it has 1,900 things, two paid librarians and a waiting list for the tent.</p>
            <h2>What is lent</h2>
            <table>
            <thead><tr><th>Thing</th><th>Number</th><th>Loans last year</th></tr></thead>
            <tbody>
            <tr><td>Cargo bicycles</td><td>6</td><td>1,710</td></tr>
            <tr><td>Drills</td><td>14</td><td>1,264</td></tr>
            <tr><td>Ladders</td><td>41</td><td>988</td></tr>
            <tr><td>Sewing machines</td><td>9</td><td>402</td></tr>
            <tr><td>Folding tables</td><td>30</td><td>377</td></tr>
            <tr><td>Tents</td><td>11</td><td>214</td></tr>
            <tr><td>Telescope</td><td>1</td><td>51</td></tr>
            </tbody>
            </table>
            <p>Fourteen drills have taken the place of some two thousand. That is the figure that visitors like to write down. Crewe prefers another one: of the 6,300 loans last year, all but nine came back.</p>
            <h2>The rules</h2>
            <p>Sharing things is an old idea that usually fails. Somebody keeps the drill; somebody returns it with a blunt bit; by the second winter, there is a cupboard with six broken lamps. Crewe has visited the remains of eleven such schemes. She believes that they died of kindness.</p>
            <p>Her own rules are strict, and hang on the door:</p>
            <ol>
            <li>Everything has a day on which it comes back. “Soon” is not a day.</li>
            <li>Whoever breaks something says so. It costs nothing. Whoever does not say so pays for it.</li>
            <li>On the second day of delay somebody comes by. With cake, but they come.</li>
            <li>Nothing is accepted as a gift that nobody has asked for.</li>
            </ol>
            <p>The fourth is the most important. In the first year the library was given nine fondue sets. “People do not give away things,” says Crewe. “They give away the guilt of throwing them away. We are not a museum of guilt.”</p>
            <h2>Mending on Thursdays</h2>
            <p>What is broken goes to the Repair Circles, which meet in the room behind, on Thursdays. The arrangement suits both. The circle always has something to work on; the library knows which makes last. After five years it buys drills of only two brands, and has been asked by one of the others what it would have to change. The answer was a screw, in place of a rivet. They changed it.</p>
            <blockquote><p>A company that sells to two thousand households can live with a bad switch. If it sells to us, the switch comes back fourteen times, and it comes back on a Thursday.</p></blockquote>
            <h2>What it does to a street</h2>
            <p>The university sent a sociologist, as it does. She found that members know the names of eleven neighbours on average, against four before. She also found that they move house less often, though she is careful about the cause: those who join a library of ladders may be people who like to stay.</p>
            <p>The city pays 38,000 crowns a year towards it, and two other districts are to follow. Crewe advises them to begin with ladders. Drills can be had anywhere. But a ladder of seven metres cannot be kept in a flat, cannot be taken on a tram, and is needed by everybody about once in two years. Whoever has borrowed one has to carry it through the streets, and on the way they are asked by at least three people what they are up to.</p>
            <p>It is, she says, the best thing about ladders: they cannot be borrowed in secret.</p>
            """#
    )
}
