/// Searching what readers may read, and for editors what they write.
package protocol SearchRepository: Sendable {
    /// The articles that meet the expression and all filters, in the order asked for. Nothing that may not be seen is found,
    /// counted, shown or suggested.
    ///
    /// Throws ``NewsError/Code/invalid`` where a filter names a section, author, topic or tag that there is not,
    /// ``NewsError/Code/unavailable`` where there is no index yet.
    func search(_ query: SearchQuery, at now: Timestamp) throws -> SearchResults

    /// What goes on as what was typed begins: names, by kind and the number of their articles, then titles, the newest first.
    func suggestions(_ query: SuggestionQuery, at now: Timestamp) throws -> [SearchSuggestion]
}
