internal import NewsDomain

/// The sections of the demo newsroom, in the order in which a front page shows them.
enum DemoSections {
    static let all: [ImportedSection] = [
        section("news", "News", "What happened, as soon as two people who were there agree on it."),
        section("analysis", "Analysis", "What it means, with the numbers laid out so that you can check them."),
        section("opinion", "Opinion", "Arguments by people who sign them. The newsroom agrees with some."),
        section("economy", "Economy", "Work, prices, trade, and who pays."),
        section("science", "Science", "What is being found out, and how sure anybody is."),
        section("cities", "Cities", "Streets, housing, transport: how places are lived in."),
        section("culture", "Culture", "Books, stages, screens, sounds, and the people who make them."),
        section("sport", "Sport", "Games, mostly away from the stadiums you know."),
    ]

    private static func section(_ slug: String, _ name: String, _ description: String) -> ImportedSection {
        ImportedSection(sourceID: slug, slug: Slug(trusted: slug), name: name, description: description)
    }
}
