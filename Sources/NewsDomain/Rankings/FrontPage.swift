/// A whole home page.
package struct FrontPage: Sendable {
    /// A section with its newest articles.
    package struct SectionNews: Sendable {
        package var section: NamedReference
        package var articles: [ArticleSummary]

        package init(section: NamedReference, articles: [ArticleSummary]) {
            self.section = section
            self.articles = articles
        }
    }

    package var collections: [PickCollection]
    /// Sections in the editor's order; those without articles are left out.
    package var sections: [SectionNews]
    /// Most viewed of each period, in the order of ``RankingPeriod``.
    package var mostViewed: [Ranking]
    /// Newest first, without their items.
    package var photoGalleries: [Gallery]
    package var filmGalleries: [Gallery]

    package init(
        collections: [PickCollection],
        sections: [SectionNews],
        mostViewed: [Ranking],
        photoGalleries: [Gallery],
        filmGalleries: [Gallery]
    ) {
        self.collections = collections
        self.sections = sections
        self.mostViewed = mostViewed
        self.photoGalleries = photoGalleries
        self.filmGalleries = filmGalleries
    }

    /// How much of everything there is at most.
    package static let maximumCollections = 10
    package static let maximumSections = 20
    package static let articlesPerSection = 5
    package static let articlesPerRanking = 5
    package static let galleriesPerKind = 4
}
