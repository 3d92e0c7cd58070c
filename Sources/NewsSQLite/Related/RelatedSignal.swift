internal import NewsDomain

/// A thing that articles may have in common.
struct RelatedSignal {
    var id: Int64
    var slug: String
    var name: String
    /// How many articles have it.
    var count: Int

    /// What others call it; words alone have no slug.
    var reference: NamedReference { NamedReference(id: id, slug: slug, name: name) }

    /// The kinds of things that are followed from one article to others.
    enum Kind {
        case topic, tag, word

        /// The most topics, tags and words of an article that are followed; its rarest ones.
        static let perKind = 8

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

        /// Selects, for each of ``perKind`` things, the articles that have it and are nearest in time on either side of a
        /// moment: thing, article, time. The parameters are the things, the moment, how late an article may be, and how many
        /// there are a side.
        ///
        /// One statement with two searches a thing, each of which reads its piece of the index in order and nothing
        /// else: SQLite has no lateral join, by which one search could serve all things.
        var neighboursSQL: String {
            switch self {
            case .topic: Self.topicNeighbours
            case .tag: Self.tagNeighbours
            case .word: Self.wordNeighbours
            }
        }

        private static let topicNeighbours = neighboursSQL("article_topic", "topicId")
        private static let tagNeighbours = neighboursSQL("article_tag", "tagId")
        private static let wordNeighbours = neighboursSQL("article_term", "termId")

        private static func neighboursSQL(_ table: String, _ key: String) -> String {
            let (moment, latest, count) = (perKind + 1, perKind + 2, perKind + 3)
            return (1...perKind)
                .flatMap { thing in
                    let side = """
                        SELECT * FROM (SELECT ?\(thing), articleId, listedAt FROM \(table) INDEXED BY \(table)_by_time
                            WHERE \(key) = ?\(thing) AND listedAt
                        """
                    return [
                        "\(side) <= ?\(moment) ORDER BY listedAt DESC, articleId DESC LIMIT ?\(count))",
                        "\(side) > ?\(moment) AND listedAt <= ?\(latest) ORDER BY listedAt, articleId LIMIT ?\(count))",
                    ]
                }
                .joined(separator: "\nUNION ALL ")
        }
    }
}
