internal import NewsDomain

extension DemoGallery {
    /// Two photo galleries and one of films.
    static let all: [DemoGallery] = [shipyard, straitSwim, lighthouseReels]

    private static let shipyard = DemoGallery(
        slug: "ten-weeks-in-the-shipyard",
        kind: .photo,
        title: "Ten weeks in the shipyard",
        description: "How the Dunmere Biennale is made: from the empty slipway to the opening night.",
        published: .daysAgo(10, 7, 0),
        items: [
            photo(
                "shipyard-1-empty-slipway",
                "An empty slipway with puddles",
                "Week one. The slipway as the artists find it: swept, wet and 190 metres long."
            ),
            photo(
                "shipyard-2-timber",
                "Two people carrying a beam",
                "Week two. All material has to come from within thirty kilometres; most comes from the yard itself."
            ),
            photo(
                "shipyard-3-crane",
                "An old crane lifting a wooden frame",
                "Week four. Crane 7, out of use for nineteen years, lifts the frame of “Ballast”."
            ),
            photo(
                "shipyard-4-kitchen",
                "A long table in a workshop with soup pots",
                "Week five. Lunch for ninety in the plate shop, cooked by the former canteen crew."
            ),
            photo(
                "shipyard-5-ropes",
                "Hundreds of ropes hanging from a roof",
                "Week seven. Four kilometres of rope for “What the Tide Says”, each cut to the height of one tide."
            ),
            photo(
                "shipyard-6-rehearsal",
                "A choir on scaffolding",
                "Week nine. The yard choir rehearses on the scaffolding, which is part of the piece."
            ),
            photo(
                "shipyard-7-opening",
                "A crowd at night before a lit hull",
                "The opening. About four thousand people came; the doors stayed open until the last had left."
            ),
        ]
    )

    private static let straitSwim = DemoGallery(
        slug: "six-kilometres-of-cold-water",
        kind: .photo,
        title: "Six kilometres of cold water",
        description: "The Strait Swim in pictures, from the first towel to the last cup of tea.",
        published: .daysAgo(18, 16, 0),
        items: [
            photo(
                "swim-1-beach",
                "Swimmers in caps on a shingle beach at dawn",
                "A quarter to six: 214 swimmers and one dog, who is not entered."
            ),
            photo(
                "swim-2-briefing",
                "A man with a megaphone on a boat",
                "The pilot reads out the currents. Nobody talks during this part."
            ),
            photo(
                "swim-3-start",
                "A line of splashes seen from above",
                "Slack water, 6:22. There are thirty-eight minutes until the stream turns."
            ),
            photo(
                "swim-4-middle",
                "A single swimmer with a boat far behind",
                "The middle of the strait, where the water is eleven degrees and forty metres deep."
            ),
            photo(
                "swim-5-feeding",
                "A hand passing a cup on a pole",
                "Warm blackcurrant juice from the end of a pole. Touching the boat ends the swim."
            ),
            photo(
                "swim-6-landing",
                "People wading ashore into blankets",
                "The landing at Oster Haven. The blankets are knitted by the winter class of the school."
            ),
        ]
    )

    private static let lighthouseReels = DemoGallery(
        slug: "the-lighthouse-reels",
        kind: .film,
        title: "The lighthouse reels",
        description: "Four short films about the radio plays that lay for fifty years under a lamp.",
        published: .daysAgo(41, 8, 0),
        poster: "reels-in-crate",
        items: [
            .film(
                "reels-1-the-find",
                seconds: 312,
                title: "The find",
                alt: "A hatch opened in a wooden floor",
                caption: "The find: what the keeper's grandson saw when he lifted the boards.",
                credit: "Film: Studio Lanthorn"
            ),
            .film(
                "reels-2-baking-the-tape",
                seconds: 428,
                title: "Baking the tape",
                alt: "A reel of tape in a laboratory oven",
                caption: "Why an archivist bakes a tape at fifty degrees before she dares to play it.",
                credit: "Film: Studio Lanthorn"
            ),
            .film(
                "reels-3-the-voices",
                seconds: 655,
                title: "The voices",
                alt: "Two elderly actors with headphones",
                caption: "Two of the players hear themselves again.",
                credit: "Film: Studio Lanthorn"
            ),
            .film(
                "reels-4-making-weather",
                seconds: 247,
                title: "Making weather",
                alt: "Hands shaking a sheet of metal",
                caption: "Making weather: a thunder sheet, a wind machine, and a tray of dried peas.",
                credit: "Film: Studio Lanthorn"
            ),
        ]
    )

    private static func photo(_ name: String, _ alt: String, _ caption: String) -> DemoMedia {
        DemoMedia(name: name, width: 1800, height: 1200, alt: alt, caption: caption, credit: "Photo: Teodor Rask")
    }
}
