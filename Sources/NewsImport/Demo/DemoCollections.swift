internal import NewsDomain

/// The editors' picks of the demo newsroom.
enum DemoCollections {
    /// All of them; the last pick of the weekend ends four days after `now`.
    static func all(now: Timestamp) -> [ImportedCollection] {
        [
            ImportedCollection(
                sourceID: "editors-choice",
                slug: Slug(trusted: "editors-choice"),
                title: "Editor's choice",
                items: [
                    .init(.article("skerran-barrier-first-power"), label: "From the strait"),
                    .init(.article("what-a-drought-clause-would-change"), label: "Explained"),
                    .init(.article("let-the-offices-become-homes"), label: "Debate"),
                    .init(.article("dunmere-biennale-opens-in-the-shipyard"), label: "Go and see"),
                    .init(.article("tide-tables-of-1874"), label: "Long read"),
                ]
            ),
            ImportedCollection(
                sourceID: "in-focus",
                slug: Slug(trusted: "in-focus"),
                title: "In focus",
                items: [
                    .init(.topic("skerran-barrier")),
                    .init(.topic("wend-compact")),
                    .init(.topic("open-rooms")),
                    .init(.topic("nightlink")),
                    .init(.topic("tidal-power")),
                    .init(.article("why-the-barrier-will-not-lower-your-bill"), label: "The numbers"),
                    .init(.gallery("ten-weeks-in-the-shipyard"), label: "In pictures"),
                ]
            ),
            ImportedCollection(
                sourceID: "weekend-reads",
                slug: Slug(trusted: "weekend-reads"),
                title: "Weekend reads",
                items: [
                    .init(.article("tram-six-after-midnight")),
                    .init(.article("the-lamp-room-review")),
                    .init(.article("radio-plays-found-in-a-lighthouse"), label: "With four films"),
                    .init(
                        .link(
                            url: "https://museum.example.org/exhibitions/keepers-of-the-light",
                            title: "Keepers of the light: the museum's online exhibition",
                            imageURL: "https://images.example.org/demo/keepers-of-the-light.jpg"
                        ),
                        label: "Elsewhere"
                    ),
                    .init(.article("strait-swim-cold-year"), endsAt: now.advanced(by: 4 * 86_400)),
                ]
            ),
        ]
    }
}
