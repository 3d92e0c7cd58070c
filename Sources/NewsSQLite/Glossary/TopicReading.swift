internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func topics(_ query: TopicQuery) throws -> Page<TopicSummary, NamedCursor> {
        try read { db in
            let languages = try query.languages.map { try db.languages(ofTopics: $0) }
            guard languages?.isEmpty != true else { return Page(nothing: query.counts) }
            let statement = TopicListStatement(query, in: languages)
            let topics = try db.rows(statement.sql, statement.arguments) { TopicRow.read(&$0) }
            var page = Page(fetched: topics, limit: query.limit) { NamedCursor.name(SortKey.of($0.title), id: $0.id) }
            try db.loadNames(into: &page.items)
            if query.counts { page.total = try db.count(statement.count) }
            return page
        }
    }

    package func topic(
        _ slug: String,
        in languages: LanguageRanges?,
        parts: ArticleParts,
        at now: Timestamp
    ) throws -> Topic {
        try readWithNames { db, names in
            let sql = "SELECT \(TopicRow.columns) FROM topic t \(TopicRow.joins) WHERE t.slug = ?"
            guard let topic = try db.firstRow(sql, [slug], { TopicRow.read(&$0) }) else {
                throw try db.missing(.topic, slug, visibleAt: now)
            }
            var topics = [topic]
            try db.loadNames(into: &topics)
            let ids = try db.newest(ofTopic: topic, in: languages, at: now)
            return Topic(summary: topics[0], articles: try db.summaries(ids, parts, names))
        }
    }
}

extension Database {
    /// The newest articles of a topic; in given languages those of the first page of their list.
    fileprivate func newest(
        ofTopic topic: TopicSummary,
        in languages: LanguageRanges?,
        at now: Timestamp
    ) throws -> [Int64] {
        guard let languages else {
            let sql = """
                SELECT articleId FROM article_topic INDEXED BY article_topic_by_time
                WHERE topicId = ? AND listedAt <= ? ORDER BY listedAt DESC, articleId DESC LIMIT ?
                """
            return try rows(sql, [topic.id, now.seconds, Topic.newestArticles]) { $0.next() }
        }
        var query = ArticleQuery()
        (query.topic, query.languages, query.limit) = (topic.slug, languages, Topic.newestArticles)
        return try places(of: query, at: now).places.map(\.id)
    }
}

/// The statement that lists topics by title.
private struct TopicListStatement {
    let sql: String
    let arguments: StatementArguments
    /// The same without a cursor, counting.
    let count: (sql: String, arguments: StatementArguments)

    init(_ query: TopicQuery, in languages: [String]?) {
        var conditions: [String] = []
        var values: StatementArguments = []
        if let prefix = query.prefix {
            // A topic is found by any of its names.
            let (low, high) = PrefixRange.of(prefix)
            conditions.append("t.id IN (SELECT topicId FROM topic_name WHERE sortKey >= ? AND sortKey < ?)")
            values += [low, high]
        }
        if let letter = query.letter {
            let (low, high) = PrefixRange.of(String(letter))
            conditions.append("t.sortKey >= ? AND t.sortKey < ?")
            values += [low, high]
        }
        if let inFocus = query.inFocus {
            conditions.append(inFocus ? "t.inFocus = 1" : "t.inFocus = 0")
        }
        if let languages {
            // Not for an index: they come by title as they are, and few are passed over.
            conditions.append("+t.language IN (\(placeholders(languages.count)))")
            values += StatementArguments(languages)
        }
        count = (
            """
            SELECT count(*) FROM (SELECT 1 FROM topic t \(conditions.asWhere) LIMIT \(Total.limit + 1))
            """, values
        )
        if case .name(let key, let id) = query.cursor {
            conditions.append("t.sortKey >= ? AND (t.sortKey > ? OR t.id > ?)")
            values += [key, key, id]
        }
        sql = """
            SELECT \(TopicRow.columns) FROM topic t \(TopicRow.joins) \(conditions.asWhere)
            ORDER BY t.sortKey, t.id LIMIT ?
            """
        arguments = values + [query.limit + 1]
    }
}
