internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func topics(_ query: TopicQuery, at now: Timestamp) throws -> Page<TopicSummary, NamedCursor> {
        try read { db in
            let languages = try query.languages.map { try db.languages(ofTopics: $0) }
            guard languages?.isEmpty != true else { return Page(nothing: query.counts) }
            let statement = TopicListStatement(query, in: languages, at: now)
            let found = try db.rows(statement.sql, statement.arguments) { columns in
                (topic: TopicRow.read(&columns), position: columns.next() as Int)
            }
            let places = Page(fetched: found, limit: query.limit) { topic, position in
                query.inFocus == true
                    ? .articles(position, id: topic.id) : NamedCursor.name(SortKey.of(topic.title), id: topic.id)
            }
            var page = Page(items: places.items.map(\.topic), next: places.next)
            try db.loadNames(into: &page.items)
            if query.counts { page.total = try db.count(statement.count) }
            return page
        }
    }

    package func topic(
        _ reference: ResourceReference,
        in languages: LanguageRanges?,
        parts: ArticleParts,
        at now: Timestamp
    ) throws -> Topic {
        try readWithNames { db, names in
            let sql = "SELECT \(TopicRow.columns) FROM topic t \(TopicRow.joins) WHERE t.\(reference.column) = ?"
            let arguments: StatementArguments = [now.seconds] + reference.argument
            guard let topic = try db.firstRow(sql, arguments, { TopicRow.read(&$0) }) else {
                throw try db.missing(.topic, reference, visibleAt: now)
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
        (query.topic, query.languages, query.limit) = (.id(topic.id), languages, Topic.newestArticles)
        return try places(of: query, at: now).places.map(\.id)
    }
}

/// The statement that lists topics: all by title, those in focus in the order in which editors have put them.
///
/// Selects the columns of a topic, and its place among those in focus, 0 where that does not matter.
struct TopicListStatement {
    let sql: String
    let arguments: StatementArguments
    /// The same without a cursor, counting.
    let count: (sql: String, arguments: StatementArguments)

    init(_ query: TopicQuery, in languages: [String]?, at now: Timestamp) {
        let isByFocus = query.inFocus == true
        var conditions: [String] = []
        var values: StatementArguments = []
        if isByFocus {
            conditions.append("i.collectionId = \(Self.focus) AND (i.endsAt IS NULL OR i.endsAt > ?)")
            values += [now.seconds]
        } else if query.inFocus == false {
            conditions.append("NOT \(TopicRow.isInFocus)")
            values += [now.seconds]
        }
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
        if let languages {
            // Not for an index: they come by title as they are, and few are passed over.
            conditions.append("+t.language IN (\(placeholders(languages.count)))")
            values += StatementArguments(languages)
        }
        let source = isByFocus ? "collection_item i CROSS JOIN topic t ON t.id = i.topicId" : "topic t"
        count = (
            """
            SELECT count(*) FROM (SELECT 1 FROM \(source) \(conditions.asWhere) LIMIT \(Total.limit + 1))
            """, values
        )
        switch query.cursor {
        case .name(let key, let id):
            conditions.append("t.sortKey >= ? AND (t.sortKey > ? OR t.id > ?)")
            values += [key, key, id]
        case .articles(let position, _):
            conditions.append("i.position > ?")
            values += [position]
        case nil: break
        }
        sql = """
            SELECT \(TopicRow.columns), \(isByFocus ? "i.position" : "0")
            FROM \(source) \(TopicRow.joins) \(conditions.asWhere)
            ORDER BY \(isByFocus ? "i.position" : "t.sortKey, t.id") LIMIT ?
            """
        arguments = [now.seconds] + values + [query.limit + 1]
    }

    private static let focus = "(SELECT id FROM collection WHERE slug = 'in-focus')"
}
