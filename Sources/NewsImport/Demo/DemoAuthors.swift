extension DemoAuthor {
    /// Everybody who writes for the demo newsroom. All are invented.
    static let all: [DemoAuthor] = [
        DemoAuthor(
            "tamsin-orrell",
            "Tamsin Orrell",
            """
            Tamsin Orrell covers energy and the coast. She trained as a marine engineer, spent four years on survey \
            vessels, and still reads a tide table before a newspaper.
            """
        ),
        DemoAuthor(
            "jonas-abbeko",
            "Jonas Abbeko",
            """
            Jonas Abbeko is the political correspondent. He has followed the Wend talks since the first of them, when \
            the delegations could not agree on the shape of the table.
            """
        ),
        DemoAuthor(
            "lidia-farrow",
            "Lidia Farrow",
            """
            Lidia Farrow edits the economy pages. Before that she kept the books of a fishing cooperative, which \
            taught her that most of economics is what happens on a Thursday.
            """
        ),
        DemoAuthor(
            "henrik-solvay-moss",
            "Henrik Solvay Moss",
            """
            Henrik Solvay Moss writes about science. He likes long records, negative results and instruments that were \
            built to outlast their builders.
            """
        ),
        DemoAuthor(
            "priya-calloway",
            "Priya Calloway",
            """
            Priya Calloway is the cities reporter in Dunmere. She has lived in seven flats there and written about the \
            lease of each of them.
            """
        ),
        DemoAuthor(
            "oskar-lindqvist-bray",
            "Oskar Lindqvist Bray",
            """
            Oskar Lindqvist Bray is the culture critic. He came to criticism from stagehand work and prefers to sit \
            where he can see the ropes.
            """
        ),
        DemoAuthor(
            "maeve-dunstan",
            "Maeve Dunstan",
            """
            Maeve Dunstan reports on sport, above all on the kinds that are played before breakfast. She swam the \
            Skerran Strait once and has promised her family not to do so again.
            """
        ),
        DemoAuthor(
            "ruben-achterberg",
            "Ruben Achterberg",
            """
            Ruben Achterberg is a columnist. He was a town planner for twenty years and regrets two roundabouts.
            """
        ),
        DemoAuthor(
            "ellen-varkas",
            "Ellen Varkas",
            """
            Ellen Varkas is the data editor. If there is a table in an article, she has probably argued about its \
            second column.
            """
        ),
        DemoAuthor(
            "salma-al-rihani",
            "سلمى الريحاني",
            """
            سلمى الريحاني صحفية تكتب عن المدن والتراث، وتهتم بالأماكن التي يصنعها أهلها قبل أن يرسمها المهندسون.
            """
        ),
        DemoAuthor(
            "arash-mehrabadi",
            "آرش مهرآبادی",
            """
            آرش مهرآبادی روزنامه‌نگار علم و فرهنگ است و بیش از هر چیز درباره‌ی آب، کویر و آدم‌هایی می‌نویسد که میان این دو زندگی می‌کنند.
            """
        ),
        DemoAuthor(
            "carla-benavides-roth",
            "Carla Benavides Roth",
            """
            Carla Benavides Roth writes in Spanish and German from wherever a night train stops. She has been \
            correspondent in five border towns.
            """
        ),
    ]
}
