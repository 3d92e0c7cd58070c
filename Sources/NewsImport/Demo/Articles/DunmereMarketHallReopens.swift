internal import NewsDomain

extension DemoArticle {
    static let dunmereMarketHallReopens = DemoArticle(
        slug: "dunmere-market-hall-reopens",
        kicker: "Architecture",
        title: "The market hall that was repaired too well",
        summary: """
            After four years the market hall of Dunmere is open again. The roof no longer leaks, the light is glorious, \
            and the fishmongers would like some of the draught back.
            """,
        section: "cities",
        authors: ["priya-calloway"],
        tags: ["heritage", "food", "small-business", "public-space"],
        topics: ["dunmere", "open-rooms"],
        hero: DemoMedia(
            name: "market-hall-roof",
            alt: "Sunlight through the iron and glass roof of a market hall",
            caption: "The roof has 11,200 panes. Until the repair, some four hundred were made of tin.",
            credit: "Photo: Nadia Quillon"
        ),
        published: .daysAgo(52, 10, 0),
        comments: [
            DemoComment(
                "Stall 14",
                email: "stall14@example.org",
                after: 240,
                "She wrote that my cheese is good, and it is. For the record: it was better with the draught."
            ),
            DemoComment("Stall 15", email: "stall15@example.org", after: 260, "It was not.", status: .pending),
        ],
        html: #"""
            <p>On the first morning, at six, the fishmonger Ludo Pascoe laid out his ice, as he had done for twenty-six years, and by nine it was gone. It had not been sold. It had melted. In the old market hall of Dunmere, with its broken panes and doors that did not shut, a load of ice would last until two. In the new one it is nineteen degrees, dry and bright, like a day in May. “It is the best building I have ever worked in,” says Pascoe. “For tulips.”</p>
            <p>For four years the hall was closed. It was built in 1887 by an engineer of railway stations, Hester Ingram, who had been told to make it cheap and therefore made it light: 212 tonnes of iron for an area of a football field. Salt had eaten a tenth of it. The repair cost 31 million crowns, nine more than planned, and is, in the judgment of people who know about such things, a masterpiece.</p>
            <h2>Every rivet</h2>
            <p>The architect, Tobiah Wren, had the hall taken apart into 4,306 pieces. Each was given a number, blasted, measured, and repaired or recast. Rivets were heated and driven, as in Ingram's day, by nine people from the former shipyard, who had to be fetched from retirement and then could hardly be sent back.</p>
            <p>All later additions were taken out: a mezzanine, a cold store, the wooden office of the market master, in which four generations had smoked. For the first time in ninety years one sees the roof from end to end. On the first Saturday people stood among the vegetables with their heads back, and bumped into each other, and did not mind.</p>
            <h2>What a ruin was good for</h2>
            <p>And yet something is missing. It took the traders a week to find out what. The leaks had cooled the air. The gaps under the doors had let in the cats, and the cats had kept down what cats keep down. The mezzanine had divided the smells: fish below, cheese above. The market master's office had been where one went in order to shout.</p>
            <blockquote><p>We looked at every defect and asked how it could be mended. We forgot to ask of each what it was doing.</p></blockquote>
            <p>The sentence is Wren's own, and one would like to frame it for every building site in the country. He says it without bitterness. In the second week he moved into the hall, with a folding table, next to the cheese, and has been noting down since then what people complain of.</p>
            <p>The list has been whittled down to five points:</p>
            <ul>
            <li>Sixty panes on the north side can be opened, as was planned by Ingram and left out to save money. They will be.</li>
            <li>The fish moves to the north side.</li>
            <li>A cat flap.</li>
            <li>A cold cellar, to be used in common, below the flower stalls.</li>
            <li>A place to shout. It has yet to be found.</li>
            </ul>
            <h2>Who can pay</h2>
            <p>The rents are the other subject. They have gone up from 19 to 27 crowns a square metre. Of the 88 traders who left four years ago, 61 have come back. In the place of the others there are three coffee roasters, a shop for knives and something that calls itself a “tasting laboratory”. The city has promised that half of the stalls will always go to people who sell food to be cooked at home. At present it is 52 per cent.</p>
            <p>Upstairs, in the gallery, eleven rooms have been left empty, since nobody knew what for. Open Rooms has applied for them: not as flats, for once, but for a kitchen in which those who have none can cook what they have bought below. The vote is in a month.</p>
            <p>Pascoe, meanwhile, has bought a second ice machine. He has also, he admits, on the second Saturday, sold a bunch of tulips. They were standing there, they looked well, and a woman asked.</p>
            """#
    )
}
