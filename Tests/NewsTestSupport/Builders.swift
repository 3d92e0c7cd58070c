package import NewsDomain

extension ImportedArticle {
    /// A live article, published an hour before the fixed clock's start, that a test changes as it needs.
    package static func sample(
        _ id: String,
        title: String = "Ferry timetable changes",
        section: String = "news",
        secondsAgo: Int64 = 3600,
        change: (inout ImportedArticle) -> Void = { _ in }
    ) -> ImportedArticle {
        var article = ImportedArticle(
            sourceID: id,
            slug: Slug(from: id),
            language: .english,
            title: title,
            body: Body(html: "<p>The first boat leaves at six.</p>", text: "The first boat leaves at six."),
            section: section,
            status: .published,
            publishedAt: FixedClock.start.advanced(by: -secondsAgo)
        )
        change(&article)
        return article
    }
}

extension ImportRecord {
    /// The section `news`.
    package static let news = ImportRecord.section(ImportedSection(sourceID: "news", name: "News"))

    /// A section of that id, with the id as its slug and name.
    package static func section(_ id: String) -> ImportRecord {
        .section(ImportedSection(sourceID: id, slug: Slug(from: id), name: id))
    }

    /// A tag of that id, with the id as its slug and name.
    package static func tag(_ id: String) -> ImportRecord {
        .tag(ImportedTag(sourceID: id, slug: Slug(from: id), name: id))
    }
}

/// Tests name things as addresses do.
extension ResourceReference: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) {
        self.init(text: text)
    }
}
