extension DemoArticle {
    static let tideTablesOf1874 = DemoArticle(
        slug: "tide-tables-of-1874",
        kicker: "Sea level",
        title: "What the tide keepers of 1874 knew",
        summary: """
            For sixty-one years, four times a day, a family in Dunmere wrote down how high the sea stood. Their ledgers \
            were meant for pilots. They turn out to be one of the best records of a rising ocean.
            """,
        section: "science",
        authors: ["henrik-solvay-moss"],
        tags: ["oceans", "climate", "heritage", "data"],
        topics: ["dunmere", "tidal-power"],
        hero: DemoMedia(
            name: "tide-ledger",
            alt: "A page of a ledger with columns of figures in brown ink",
            caption: "A page from February 1874. The blot is explained in the margin: “cat”.",
            credit: "Photo: Dunmere Municipal Archive"
        ),
        published: .daysAgo(33, 8, 0),
        comments: [
            DemoComment(
                "Great-great-granddaughter",
                email: "ggg@example.org",
                after: 700,
                "We have a barometer of hers at home that nobody could explain. May I send you a photograph?",
                replies: [
                    DemoComment(
                        "Henrik Solvay Moss",
                        email: "h.moss@example.org",
                        after: 760,
                        "Please do, and do not clean it."
                    )
                ]
            ),
            DemoComment(
                "Sceptic",
                email: "sceptic@example.org",
                after: 1200,
                "How do you know that the quay did not sink?",
                replies: [
                    DemoComment(nil, after: 1300, "Third section. It did.")
                ]
            ),
        ],
        html: #"""
            <p>On the fourth of February 1874, at ten minutes past three in the morning, Ebba Torrance went down nineteen steps at the Old Basin of Dunmere with a lantern and read a scale. Then she went up again and wrote: 11 feet 4½ inches, wind north-east, fresh. Below it, in the same hand: “ice on lower steps; sanded them.”</p>
            <p>She did it four times a day for thirty-four years. Her father had done it before her, and a nephew did it after. Between them they left 41 ledgers with 88,926 readings, and missed, by their own count, 195. One gap of three days is explained in the margin: “married”.</p>
            <h2>From pilots to physicists</h2>
            <p>The ledgers were kept for the pilots, who needed to know when a loaded ship could pass the bar. Once there were printed tables, nobody looked at them again. They survived in the attic of the harbour office because they were useful for pressing flowers.</p>
            <p>It was there that Caspian Rowe, an oceanographer at the university of Port Aster, found them while looking for something else. “I was after storm dates. I opened one at random, saw the half inches, and sat down on the floor.”</p>
            <p>Tide records of that age are rare. Those of that care are rarer. Most harbours noted high water to the nearest foot. The Torrances measured high and low water, to half an inch, and checked their scale every spring against a bolt in the wall of the chapel.</p>
            <h2>The bolt in the wall</h2>
            <p>That bolt is the heart of the matter. A scale on a quay tells you how high the sea stands <em>against the quay</em>. If the quay sinks, the sea seems to rise. To tell one from the other you need a point that does not move, or whose movement you know.</p>
            <p>The quay of Dunmere did sink, by eleven centimetres, because it was built on oak piles that were eaten by worms. The chapel, on rock, did not. Thanks to the yearly check, the difference can be worked out for each of the sixty-one years. Rowe's group has done so, with two students, a level, and the keys of the sexton.</p>
            <table>
            <thead><tr><th>Period</th><th>Rise of the sea per year</th><th>Source</th></tr></thead>
            <tbody>
            <tr><td>1851–1880</td><td>0.4 mm ± 0.3</td><td>Ledgers</td></tr>
            <tr><td>1881–1912</td><td>0.9 mm ± 0.2</td><td>Ledgers</td></tr>
            <tr><td>1950–1990</td><td>1.6 mm ± 0.2</td><td>Recording gauge</td></tr>
            <tr><td>Past twenty years</td><td>3.9 mm ± 0.3</td><td>Gauge and satellites</td></tr>
            </tbody>
            </table>
            <p>None of this overturns what was known. It does fill a hole. For the coast of Kelland there had been no figures at all before 1923, and models had to guess the beginning of the curve. They had guessed too high by about a third, which means that what has happened since is a little more than was thought.</p>
            <h2>What else is in the books</h2>
            <p>The tide itself has changed. High water now comes eleven minutes earlier than in Ebba Torrance's day, because the channel has been dredged. For the engineers who plan tidal power along the coast, that is a free lesson: dig in one place, and the sea keeps its appointments differently in another.</p>
            <p>And then there is what Rowe calls the second column. Beside the figures stand, over the years, some four thousand remarks. They record the first swallow, the price of coal, a comet, three drownings, and an entry of the second of May 1889 that nobody has been able to interpret:</p>
            <blockquote><p>Water exceedingly clear. Could see the bottom and everything.</p></blockquote>
            <p>The readings have been typed in by 340 volunteers, each page twice, and may be downloaded by anyone. The ledgers have gone back to the archive, where they lie flat, in acid-free boxes, without flowers. Only one pressed pansy was left in its place, between the pages of June 1867. It has been given a shelf mark of its own.</p>
            """#
    )
}
