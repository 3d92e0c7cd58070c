package import NewsDomain

extension Shape where Value == FrontPage {
    /// A whole home page.
    package static let front = Shape([
        .list("collections", .collection) { $0.collections },
        .list("sections", .sectionNews) { $0.sections },
        .object("mostViewed", .rankings) { $0 },
        .object("galleries", .galleriesByKind) { $0 },
    ])

    private static let rankings = Shape(
        RankingPeriod.allCases.map { period in
            Field.object(period.rawValue, .mostViewedRanking) { page in
                page.mostViewed.first { $0.period == period }
            }
        }
    )

    private static let galleriesByKind = Shape([
        .list("photo", .gallery) { $0.photoGalleries },
        .list("film", .gallery) { $0.filmGalleries },
    ])
}

extension Shape where Value == FrontPage.SectionNews {
    /// A section's newest articles.
    static let sectionNews = Shape([
        .custom("id") { $1.integer($0.section.id) },
        .string("slug") { $0.section.slug },
        .address { AddressedThing(.section, id: $0.section.id, slug: $0.section.slug) },
        .string("name") { $0.section.name },
        .list("articles", .summary) { $0.articles },
    ])
}
