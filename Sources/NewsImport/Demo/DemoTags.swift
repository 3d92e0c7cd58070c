internal import NewsDomain

/// The tags of the demo newsroom.
enum DemoTags {
    static let all: [ImportedTag] = [
        tag("arts", "Arts"),
        tag("biodiversity", "Biodiversity"),
        tag("books", "Books"),
        tag("climate", "Climate"),
        tag("data", "Data"),
        tag("democracy", "Democracy"),
        tag("education", "Education"),
        tag("energy", "Energy"),
        tag("ferries", "Ferries"),
        tag("film-and-radio", "Film and radio"),
        tag("food", "Food"),
        tag("harbours", "Harbours"),
        tag("health", "Health"),
        tag("heritage", "Heritage"),
        tag("housing", "Housing"),
        tag("interest-rates", "Interest rates"),
        tag("labour", "Labour"),
        tag("oceans", "Oceans"),
        tag("public-space", "Public space"),
        tag("railways", "Railways"),
        tag("repair", "Repair"),
        tag("rivers", "Rivers"),
        tag("rowing", "Rowing"),
        tag("small-business", "Small business"),
        tag("swimming", "Swimming"),
        tag("trams", "Trams"),
        tag("water", "Water"),
        tag("working-time", "Working time"),
        tag("آب", "آب"),
        tag("میراث", "میراث"),
        tag("تراث", "تراث"),
        tag("مدن", "مدن"),
    ]

    private static func tag(_ slug: String, _ name: String) -> ImportedTag {
        ImportedTag(sourceID: slug, slug: Slug(trusted: slug), name: name)
    }
}
