extension DemoArticle {
    static let seagrassReturns = DemoArticle(
        slug: "seagrass-returns-to-the-skerran-shallows",
        kicker: "Marine biology",
        title: "Seagrass returns to the Skerran shallows, and nobody is quite sure why",
        summary: """
            Meadows have spread by a third in two years on the lee side of the new barrier. The operator would like \
            the credit. The divers who count the shoots advise patience.
            """,
        section: "science",
        authors: ["henrik-solvay-moss"],
        tags: ["oceans", "biodiversity", "climate", "data"],
        topics: ["seagrass", "skerran-barrier", "oster-islands"],
        hero: DemoMedia(
            name: "seagrass-quadrat",
            alt: "A diver holding a square frame over green blades on the sea floor",
            caption: "Half a metre by half a metre: each square takes a diver about twenty minutes.",
            credit: "Photo: Field Station Oster Haven"
        ),
        published: .daysAgo(7, 9, 0),
        comments: [
            DemoComment(
                "Pol Adderley",
                email: "p.adderley@example.org",
                after: 200,
                "We gave up dredging in that bay three years ago, of our own accord. I see it is explanation number three."
                    + " We would have put it first.",
                replies: [
                    DemoComment(
                        "Henrik Solvay Moss",
                        email: "h.moss@example.org",
                        after: 260,
                        "The order is that of the paper. Dr. Lunde says you may well be right, and asks for your logbooks.",
                        replies: [
                            DemoComment(
                                "Pol Adderley",
                                email: "p.adderley@example.org",
                                after: 275,
                                "She can have them. Bring cake."
                            )
                        ]
                    )
                ]
            ),
            DemoComment("Anonymous crab", email: "crab@example.org", after: 900, "Good."),
        ],
        html: #"""
            <p>To count seagrass you need a square of white plastic pipe, a slate, a pencil and a good deal of wool underwear. You lay the square on the sea floor and count the shoots inside it, one by one, by hand. Then you swim ten metres on a compass bearing and do it again. Agnete Lunde and her six divers at the field station of Oster Haven have done so 2,160 times since spring.</p>
            <p>Their result, published this week, is that the meadows in the shallows between the Skerran Barrier and the nearest of the Oster Islands have grown by 34 per cent within two years: from 410 hectares to 549. It is the first increase since counting began, twenty-six years ago. In the years before, the seagrass had been losing about two per cent a year.</p>
            <h2>Why it matters</h2>
            <p>A hectare of healthy meadow shelters some eighty thousand young fish, binds the sand and buries about half a tonne of carbon a year. It also makes the water clearer, which lets more light down, which lets the meadow grow. When it goes, the wheel turns the other way. Once a meadow has been lost, it rarely comes back by itself.</p>
            <figure><img src="https://images.example.org/demo/seagrass-map.jpg" alt="Map of the eastern shallows with the meadows then and now" width="1200" height="800"><figcaption>The meadows two years ago (dark) and today (light). The greatest gain is in Cockle Bay, in four to six metres.</figcaption></figure>
            <h2>Three explanations</h2>
            <p>That something has changed is beyond doubt. The confidence interval runs from 27 to 41 per cent. What has changed is another matter, and the paper offers three candidates.</p>
            <ol>
            <li><strong>The barrier.</strong> Its piers, finished two years ago, slow the stream on the eastern side by about six per cent. Less sand is stirred up, and on calm days the divers can now see nine metres instead of seven.</li>
            <li><strong>Two mild winters.</strong> There was not one storm from the south-east, the only direction from which the swell reaches the shallows.</li>
            <li><strong>The dredges.</strong> Three years ago the fishing cooperative agreed to leave Cockle Bay alone.</li>
            </ol>
            <p>Each would be sufficient. All three happened at nearly the same time, which is the sort of thing that makes ecologists sigh.</p>
            <blockquote><p>If I had been allowed to plan it, I would have asked for the barrier in one decade, the winters in another, and the dredging in a third. Nobody asked.</p></blockquote>
            <p>Lunde says so with some cheer. There is one comparison that helps a little. In the bay of Nether Oster, which lies outside the reach of the barrier but has had the same winters and has never been dredged, the meadows grew as well, by nine per cent. That would leave some 25 for the two other causes together.</p>
            <h2>A press release and a correction</h2>
            <p>On the day the paper came out, the operator of the barrier announced that its building “had brought back the seagrass”. The field station asked for this to be changed. It now reads “may have contributed to”. The exchange took two hours, and both sides describe it as friendly.</p>
            <p>What will decide the question is the coming years. The turbines are now beginning to run, and will take further energy out of the stream. If the first explanation is right, growth should go on at four to six metres and stop where the water is shallower, because there light was never scarce. If it is the winters, one bad storm will show it.</p>
            <p>Lunde has made a bet on it with her deputy. The stake is a bottle of aquavit, the terms are in the appendix of the paper, below the tables, and the reviewers did not object.</p>
            """#
    )
}
