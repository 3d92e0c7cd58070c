/// Which articles a copy holds, and in which languages its articles, topics and galleries are. All that is said holds at once.
///
/// By ids, so that what is renamed is still meant.
package struct SyncFilter: Hashable, Sendable {
    package var section: Int64?
    package var author: Int64?
    package var topic: Int64?
    /// Every inner list must be met by at least one of its tags.
    package var tags: [[Int64]] = []
    package var languages: LanguageRanges?

    package init() {}

    /// The kinds of things that it leaves some out of.
    package var kinds: Set<SyncKind> {
        if languages != nil { return [.article, .topic, .gallery] }
        return isOfArticles ? [.article] : []
    }

    /// Whether it says more of articles than their language.
    package var isOfArticles: Bool { section != nil || author != nil || topic != nil || !tags.isEmpty }

    /// Whether what is in a language is let through.
    package func includes(_ language: LanguageTag) -> Bool {
        languages?.contains(language) ?? true
    }
}

/// A filter as it is asked for, by ids or slugs.
package struct SyncFilterQuery: Sendable {
    package var section: ResourceReference?
    package var author: ResourceReference?
    package var topic: ResourceReference?
    /// Every inner list must be met by at least one of its tags; at most ``ArticleQuery/maximumTags`` in all.
    package var tags: [[ResourceReference]] = []
    /// Looked up among the languages of live articles.
    package var languages: LanguageRanges?

    package init() {}
}

/// What a copy holds: things of some kinds that meet a filter.
package struct SyncSelection: Hashable, Sendable {
    /// At least one, each once, in the order of ``SyncKind``.
    package let kinds: [SyncKind]
    package let filter: SyncFilter

    package init(kinds: some Collection<SyncKind>, filter: SyncFilter) {
        self.kinds = SyncKind.allCases.filter(kinds.contains)
        self.filter = filter
    }
}
