internal import NewsDomain

// What chooses articles: of a list, and of a search.

extension QueryReader {
    /// The filters that lists and searches of articles share. The rest of the query is as it is without parameters.
    mutating func articleFilters(in newsroom: Newsroom) throws -> ArticleQuery {
        var query = try articlePlace(in: newsroom)
        query.publishedAfter = timestamp("publishedAfter")
        query.publishedBefore = timestamp("publishedBefore")
        return query
    }

    /// The part of the newsroom that articles are in. The rest of the query is as it is without parameters.
    mutating func articlePlace(in newsroom: Newsroom) throws -> ArticleQuery {
        var query = ArticleQuery()
        query.section = reference("section")
        query.author = reference("author")
        query.topic = reference("topic")
        query.tags = tags()
        query.languages = try languages(in: newsroom)
        return query
    }

    /// The filters of lists of articles.
    mutating func articleListFilters(in newsroom: Newsroom) throws -> ArticleQuery {
        var query = try articleFilters(in: newsroom)
        query.updatedAfter = timestamp("updatedAfter")
        query.updatedBefore = timestamp("updatedBefore")
        query.exclude = excluded()
        return query
    }

    private mutating func excluded() -> [Int64] {
        let parts = list("exclude", atMost: ArticleQuery.maximumExcluded)
        let ids = parts.compactMap { Int64($0) }
        if ids.count < parts.count {
            fault("exclude", "notANumber", "“exclude” must be ids.", FaultParams(expected: "id"))
        }
        return ids
    }

    /// What an editor asks for beyond what readers see, as one of these words; nil where nothing.
    ///
    /// Throws unless the key allows it.
    mutating func status(_ request: Request, among words: [String] = EditorialFilter.words) throws -> EditorialFilter? {
        guard let word = one("status") else { return nil }
        _ = try request.require(.drafts)
        let filter = words.contains(word) ? EditorialFilter(word: word) : nil
        if filter == nil { unknownValue("status", word, known: words) }
        return filter
    }

    /// `tag=a,b` is any of them, `tag=a&tag=b` all of them.
    mutating func tags() -> [[ResourceReference]] {
        let groups = all("tag").map {
            $0.unicodeScalars.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
        }
        if groups.joined().contains("") { fault("tag", "empty", "“tag” has an empty part.") }
        let count = groups.joined().count
        if count > ArticleQuery.maximumTags { tooMany("tag", count, ArticleQuery.maximumTags) }
        return groups.map { $0.map(ResourceReference.init(text:)) }
    }
}
