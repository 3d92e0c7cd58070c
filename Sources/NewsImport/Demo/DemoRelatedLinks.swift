internal import NewsDomain

/// The links between articles that the demo's editors set by hand.
enum DemoRelatedLinks {
    static let all: [ImportedRelatedLinks] = [
        ImportedRelatedLinks(
            article: "skerran-barrier-first-power",
            related: ["why-the-barrier-will-not-lower-your-bill", "seagrass-returns-to-the-skerran-shallows"],
            // Side by side, an accident in the strait would read as a comment on the barrier.
            excluded: ["ferry-halcyon-rescue-oster-islands"]
        ),
        ImportedRelatedLinks(
            article: "let-the-offices-become-homes",
            related: ["an-empty-office-is-not-an-empty-home"]
        ),
        ImportedRelatedLinks(
            article: "what-a-drought-clause-would-change",
            related: ["wend-compact-talks-extended", "mirela-osk-listens-to-a-river", "احیای-قنات-نیلوفران"]
        ),
    ]
}
