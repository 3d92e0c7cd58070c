/// A thing as a copy holds it: others are named by id and slug alone, so that it changes with nothing but itself.
package enum SyncValue: Sendable {
    case section(Section)
    case tag(Tag)
    case author(Author)
    case topic(TopicSummary)
    /// With its items.
    case gallery(Gallery)
    case article(SyncArticle)
    case collection(SyncCollection)

    /// The thing's present slug.
    package var slug: String {
        switch self {
        case .section(let section): section.slug
        case .tag(let tag): tag.slug
        case .author(let author): author.slug
        case .topic(let topic): topic.slug
        case .gallery(let gallery): gallery.slug
        case .article(let article): article.summary.slug
        case .collection(let collection): collection.slug
        }
    }
}

/// A thing as others refer to it.
package struct SyncReference: Hashable, Sendable {
    package var id: Int64
    package var slug: String

    package init(id: Int64, slug: String) {
        self.id = id
        self.slug = slug
    }
}

/// An article as a copy holds it. The counts of its summary are not part of that.
package struct SyncArticle: Sendable {
    package var summary: ArticleSummary
    /// Sanitised HTML; nil where it was not asked for.
    package var body: String?
    /// In the editor's order.
    package var topics: [SyncReference] = []
    /// Those that readers see, in the editor's order.
    package var galleries: [SyncReference] = []
    package var commentsOpen: Bool
    /// Oldest first.
    package var corrections: [Correction] = []
    package var canonicalURL: String?
    package var source: ArticleSource?
    /// Goes up by one with every change.
    package var version: Int

    package init(
        summary: ArticleSummary,
        body: String?,
        commentsOpen: Bool,
        canonicalURL: String?,
        source: ArticleSource?,
        version: Int
    ) {
        self.summary = summary
        self.body = body
        self.commentsOpen = commentsOpen
        self.canonicalURL = canonicalURL
        self.source = source
        self.version = version
    }
}

/// A collection as a copy holds it.
package struct SyncCollection: Sendable {
    /// One pick.
    package struct Item: Sendable {
        package var target: Target
        package var label: String?
        /// From then on it is not shown.
        package var endsAt: Timestamp?

        package init(target: Target, label: String?, endsAt: Timestamp?) {
            self.target = target
            self.label = label
            self.endsAt = endsAt
        }
    }

    /// What a pick is of.
    package enum Target: Sendable {
        case thing(SyncKind, SyncReference)
        case link(OutsideLink)
    }

    package var id: Int64
    package var slug: String
    package var title: String
    /// In the editor's order, without what has ended or is not live.
    package var items: [Item] = []

    package init(id: Int64, slug: String, title: String) {
        self.id = id
        self.slug = slug
        self.title = title
    }
}
