/// What a box for searching asks for while somebody types.
package struct SuggestionQuery: Sendable {
    /// What was typed so far.
    package var text: String
    /// Articles of these alone are suggested, and topics that are written in them.
    package var languages: LanguageRanges?
    package var limit = SuggestionQuery.maximumLimit

    package init(_ text: String) {
        self.text = text
    }

    package static let maximumLimit = 10
}

/// Something whose name goes on as what was typed begins.
package struct SearchSuggestion: Hashable, Sendable {
    package var kind: SuggestionKind
    package var id: Int64
    package var slug: String
    /// Its name or title.
    package var name: String
    /// The other name of a topic that was typed; nil where it is the one it is called by.
    package var alias: String?
    /// Live articles; nil for an article.
    package var articleCount: Int?
    /// As its web address tells of it.
    package var addressed: AddressedThing

    /// `addressed` is needed for articles and topics, whose addresses may tell more than an id and a slug.
    package init(
        kind: SuggestionKind,
        id: Int64,
        slug: String,
        name: String,
        alias: String? = nil,
        articleCount: Int? = nil,
        addressed: AddressedThing? = nil
    ) {
        self.kind = kind
        self.id = id
        self.slug = slug
        self.name = name
        self.alias = alias
        self.articleCount = articleCount
        self.addressed = addressed ?? AddressedThing(kind.addressed, id: id, slug: slug)
    }
}

/// The kinds of what is suggested, in the order in which they come.
package enum SuggestionKind: String, Sendable, CaseIterable {
    case topic, tag, author, section, article
}

extension SuggestionKind {
    fileprivate var addressed: AddressedKind {
        switch self {
        case .topic: .topic
        case .tag: .tag
        case .author: .author
        case .section: .section
        case .article: .article
        }
    }
}
