internal import NewsDomain

/// How much of an article a list shows.
package enum ArticleView: String, Sendable, CaseIterable {
    /// What a teaser needs.
    case card
    /// What lists show where nothing else is asked for.
    case summary
    /// All of it.
    case full
}

/// What the views of a resource's articles leave of it.
package struct ArticleViews: Sendable {
    /// Where the articles stand, as dotted paths; an empty one where the resource is an article itself.
    package let places: [String]
    /// The fields of the resource with cards for articles.
    package let card: FieldSelection

    private static let cardFields = FieldSelection(Shape.summary.names.filter { !beyondCards.contains($0.name) })

    private static let beyondCards = Set(
        ["summary", "tags", "updatedAt", "wordCount", "readingMinutes", "commentCount"]
            + Shape.details.names.map(\.name)
    )

    private init(places: [String], card: FieldSelection) {
        (self.places, self.card) = (places, card)
    }

    private init<Value>(of shape: Shape<Value>, at places: [String]) {
        self.init(places: places, card: FieldSelection(shape.names, narrowing: places, to: Self.cardFields))
    }

    /// An article in a list.
    package static let list = ArticleViews(places: [""], card: cardFields)
    /// An article beside another.
    package static let related = ArticleViews(of: .related, at: ["article"])
    /// A place in a ranking.
    package static let mostViewed = ArticleViews(of: .mostViewed, at: ["article"])
    /// A place in a ranking.
    package static let mostCommented = ArticleViews(of: .mostCommented, at: ["article"])
    /// An article that was found.
    package static let searchHit = ArticleViews(of: .searchHit, at: ["article"])
    /// A topic with its newest articles.
    package static let topic = ArticleViews(of: .topicDetail, at: ["articles"])
    /// Picks.
    package static let collection = ArticleViews(of: .collection, at: ["items.article"])
    /// The home page.
    package static let front = ArticleViews(
        of: .front,
        at: ["collections.items.article", "sections.articles"]
            + RankingPeriod.allCases.map { "mostViewed.\($0.rawValue).data.article" }
    )
}
