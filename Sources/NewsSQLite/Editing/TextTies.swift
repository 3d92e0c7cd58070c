internal import GRDB
internal import NewsDomain

/// The topics that an article is tied to, and how that changes where its text is found to speak of others.
struct TextTies {
    /// A topic of an article.
    private struct Tie {
        let topic: Int64
        /// Whether an editor chose it: it stays, whatever the text says.
        let isChosen: Bool
        let occurrences: String
    }

    private let article: Int64
    private let ties: [Tie]

    /// The ties that there are.
    init(_ db: Database, of article: Int64) throws {
        self.article = article
        ties = try db.lookUpAll(Self.sql, article) { columns in
            Tie(topic: columns.next(), isChosen: columns.next(), occurrences: columns.next())
        }
    }

    private static let sql = "SELECT topicId, origin = 'editor', occurrences FROM article_topic WHERE articleId = ?"

    /// Whether a text that speaks of these topics is tied to just these.
    func agree(with matches: [TopicMatcher.Match]) -> Bool {
        let found = Self.occurrences(matches)
        let tied = Set(ties.map(\.topic))
        return ties.allSatisfy { ($0.isChosen ? found[$0.topic] ?? "[]" : found[$0.topic]) == $0.occurrences }
            && matches.allSatisfy { tied.contains($0.topicID) }
    }

    /// Ties the article to the topics that its text speaks of, behind those that it has.
    func change(to matches: [TopicMatcher.Match], _ db: Database) throws {
        let found = Self.occurrences(matches)
        for tie in ties {
            if let occurrences = found[tie.topic] ?? (tie.isChosen ? "[]" : nil) {
                let sql = "UPDATE article_topic SET occurrences = ? WHERE articleId = ? AND topicId = ?"
                if occurrences != tie.occurrences { try db.run(sql, occurrences, article, tie.topic) }
            } else {
                try db.run("DELETE FROM article_topic WHERE articleId = ? AND topicId = ?", article, tie.topic)
            }
        }
        let tied = Set(ties.map(\.topic))
        for match in matches where !tied.contains(match.topicID) {
            try db.run(Self.insertSQL, match.topicID, Occurrences.encode(match.occurrences), article)
        }
    }

    private static let insertSQL = """
        INSERT INTO article_topic (articleId, topicId, position, origin, occurrences, listedAt)
        SELECT a.id, ?, (SELECT ifnull(max(position) + 1, 0) FROM article_topic WHERE articleId = a.id), 'text', ?,
            iif(a.status = 'published', a.publishedAt, NULL)
        FROM article a WHERE a.id = ?
        """

    private static func occurrences(_ matches: [TopicMatcher.Match]) -> [Int64: String] {
        Dictionary(matches.map { ($0.topicID, Occurrences.encode($0.occurrences)) }) { first, _ in first }
    }
}

extension Database {
    /// What an article's text was found to speak of when it was last read for that, in the order of its topics.
    func textTies(ofArticle id: Int64) throws -> [TopicMatcher.Match] {
        let sql = """
            SELECT topicId, occurrences FROM article_topic
            WHERE articleId = ? AND (origin = 'text' OR occurrences <> '[]') ORDER BY position, topicId
            """
        return try lookUpAll(sql, id) { columns in
            TopicMatcher.Match(topicID: columns.next(), occurrences: Occurrences.decode(columns.next()))
        }
    }
}
