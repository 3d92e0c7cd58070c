/// Searching what readers may read, and for editors what they write.
package protocol SearchRepository: Sendable {
    /// The articles that meet the expression and all filters, in the order asked for. Nothing that may not be seen is found,
    /// counted, shown or suggested.
    ///
    /// Throws ``NewsError/Code/invalid`` where a filter names a section, author, topic or tag that there is not,
    /// ``NewsError/Code/unavailable`` where there is no index yet, ``ReadBudget/Exceeded`` where others wait for the thread and
    /// there is much to be looked at.
    func search(_ query: SearchQuery, at now: Timestamp) throws -> SearchResults

    /// What goes on as what was typed begins: names, by kind and the number of their articles, then titles, the newest first.
    func suggestions(_ query: SuggestionQuery, at now: Timestamp) throws -> [SearchSuggestion]
}

/// Keeping the index of words up to date. Every method blocks the calling thread.
package protocol SearchIndexRepository: Sendable {
    /// Takes a step: puts articles into the index that wait for it, follows names that were changed, counts words; nil where
    /// there is nothing to be done. Safe to stop at any point and to call again, by whatever process.
    func indexForSearch(_ pace: IndexingPace, at now: Timestamp) throws -> SearchIndexStep?

    /// How many articles wait to be put into the index: counted one by one.
    func articlesToIndex() throws -> Int

    /// Has the index made anew from the articles, beside the present one, which goes on to be searched until that is done.
    func beginReindex() throws

    /// Takes over which words there are, for suggestions of how a word is spelt.
    func renewVocabulary() throws
}

/// How much is indexed with one transaction.
package enum IndexingPace: Sendable {
    /// So little that no write waits for long.
    case inBackground
    /// For commands: as much as pays.
    case inBulk

    /// The most articles.
    package var articles: Int {
        switch self {
        case .inBackground: 25
        case .inBulk: 200
        }
    }
}

/// What a step of indexing came to.
package struct SearchIndexStep: Hashable, Sendable {
    /// How many articles were looked at.
    package var articles: Int
    /// Whether there is nothing more to be done.
    package var isLast: Bool

    package init(articles: Int = 0, isLast: Bool = false) {
        self.articles = articles
        self.isLast = isLast
    }
}
