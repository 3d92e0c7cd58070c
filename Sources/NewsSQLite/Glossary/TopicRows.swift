internal import Foundation
internal import GRDB
internal import NewsDomain

/// The columns of a topic, and the tables they come from.
enum TopicRow {
    /// They take one argument, the moment at which a topic is in focus or not.
    static let columns = """
        t.id, t.slug, t.title, t.type, t.language, t.definitionHtml, \(isInFocus), t.articleCount, \(MediaRow.columns("m"))
        """

    /// Whether topic `t` is a present pick of the collection of that name: the one place that says so.
    static let isInFocus = """
        EXISTS (SELECT 1 FROM collection_item f INDEXED BY collection_item_by_topic WHERE f.topicId = t.id
            AND f.collectionId = (SELECT id FROM collection WHERE slug = 'in-focus')
            AND (f.endsAt IS NULL OR f.endsAt > ?))
        """

    static let joins = "LEFT JOIN media m ON m.id = t.imageId"

    static func read(_ columns: inout ColumnReader) -> TopicSummary {
        let (id, slug, title): (Int64, String, String) = (columns.next(), columns.next(), columns.next())
        let type = TopicType(rawValue: columns.next()) ?? .concept
        let language = LanguageTag(trusted: columns.next())
        let (definition, inFocus): (String, Bool) = (columns.next(), columns.next())
        let articleCount: Int = columns.next()
        return TopicSummary(
            id: id,
            slug: slug,
            title: title,
            type: type,
            language: language,
            definition: definition,
            image: MediaRow.read(&columns),
            inFocus: inFocus,
            articleCount: articleCount
        )
    }
}

extension Database {
    /// Loads aliases and links of topics, one statement each.
    func loadNames(into topics: inout [TopicSummary]) throws {
        guard !topics.isEmpty else { return }
        let list = idList(topics.map(\.id))
        let aliases = try strings(Self.aliasesSQL, list)
        let links = try strings(Self.linksSQL, list)
        for index in topics.indices {
            topics[index].aliases = aliases[topics[index].id] ?? []
            topics[index].sameAs = links[topics[index].id] ?? []
        }
    }

    private static let aliasesSQL = """
        SELECT n.topicId, n.name FROM json_each(?) j CROSS JOIN topic_name n ON n.topicId = j.value AND n.position > 0
        """

    private static let linksSQL = """
        SELECT l.topicId, l.url FROM json_each(?) j CROSS JOIN topic_link l ON l.topicId = j.value
        """

    /// By topic, strings in the order of their position, which is that of the tables' keys.
    private func strings(_ sql: String, _ list: String) throws -> [Int64: [String]] {
        var found: [Int64: [String]] = [:]
        for (id, text) in try rows(sql, [list], { columns -> (Int64, String) in (columns.next(), columns.next()) }) {
            found[id, default: []].append(text)
        }
        return found
    }

    private static let topicsOfArticleSQL = """
        SELECT at.occurrences, \(TopicRow.columns)
        FROM article_topic at JOIN topic t ON t.id = at.topicId \(TopicRow.joins)
        WHERE at.articleId = ? ORDER BY at.position, t.id
        """

    /// The topics of an article in their order: slug and title alone, or whole; where the text speaks of them only of those
    /// that are whole, or where that is asked for.
    func topics(ofArticle id: Int64, whole: Bool, placed: Bool, at now: Timestamp) throws -> [ArticleTopic] {
        var topics = try lookUpAll(Self.topicsOfArticleSQL, now.seconds, id) { columns in
            let occurrences: String = columns.next()
            return ArticleTopic(
                topic: TopicRow.read(&columns),
                occurrences: whole || placed ? Occurrences.decode(occurrences) : []
            )
        }
        if whole {
            var summaries = topics.map(\.topic)
            try loadNames(into: &summaries)
            for index in topics.indices { topics[index].topic = summaries[index] }
        }
        return topics
    }
}

/// Places in a text as they are stored: `[[start, length], …]`.
enum Occurrences {
    static func encode(_ ranges: [TextRange]) -> String {
        "[" + ranges.map { "[\($0.start),\($0.length)]" }.joined(separator: ",") + "]"
    }

    static func decode(_ text: String) -> [TextRange] {
        let pairs = (try? JSONDecoder().decode([[Int]].self, from: Data(text.utf8))) ?? []
        return pairs.compactMap { $0.count == 2 ? TextRange(start: $0[0], length: $0[1]) : nil }
    }
}
