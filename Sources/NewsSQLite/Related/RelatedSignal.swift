/// A thing that articles may have in common.
struct RelatedSignal {
    var id: Int64
    var slug: String
    var name: String
    /// How many articles have it.
    var count: Int

    /// The kinds of things that are followed from one article to others.
    enum Kind {
        case topic, tag, word

        /// Selects an article's rarest things of the kind: id, slug, name, count.
        var signalsSQL: String {
            switch self {
            case .topic: Self.namedSQL("topic", name: "title")
            case .tag: Self.namedSQL("tag", name: "name")
            case .word:
                """
                SELECT r.termId, '', r.word, t.documentCount FROM article_term r JOIN term t ON t.id = r.termId
                WHERE r.articleId = ? ORDER BY t.documentCount, t.id LIMIT ?
                """
            }
        }

        private static func namedSQL(_ table: String, name: String) -> String {
            """
            SELECT t.id, t.slug, t.\(name), t.articleCount
            FROM article_\(table) r JOIN \(table) t ON t.id = r.\(table)Id
            WHERE r.articleId = ? ORDER BY t.articleCount, t.id LIMIT ?
            """
        }

        /// Selects, for each thing of a JSON array of ids, the articles that have it and are nearest in time on either
        /// side: thing, article, time.
        var neighboursSQL: String {
            let (table, key) =
                switch self {
                case .topic: ("article_topic", "topicId")
                case .tag: ("article_tag", "tagId")
                case .word: ("article_term", "termId")
                }
            let side = "SELECT articleId FROM \(table) INDEXED BY \(table)_by_time WHERE \(key) = j.value AND listedAt"
            return """
                SELECT r.\(key), r.articleId, r.listedAt
                FROM json_each(?) j CROSS JOIN \(table) r ON r.\(key) = j.value AND r.articleId IN (
                    SELECT * FROM (\(side) <= ? ORDER BY listedAt DESC, articleId DESC LIMIT ?)
                    UNION ALL
                    SELECT * FROM (\(side) > ? AND listedAt <= ? ORDER BY listedAt, articleId LIMIT ?)
                )
                """
        }
    }
}
