internal import GRDB
internal import NewsDomain

/// A filter of a list of articles, its slugs resolved to ids.
enum ArticleFilter: Equatable {
    /// A section, author, topic or tag, and how many live articles it has.
    struct Key: Equatable {
        var id: Int64
        var articleCount: Int
    }

    case section(Key)
    case author(Key)
    case topic(Key)
    case anyTag([Key])
    case language(LanguageTag)

    /// How many articles it lets through, as far as is known without counting: what decides which filter drives.
    var size: Int {
        switch self {
        case .section(let key), .author(let key), .topic(let key): key.articleCount
        case .anyTag(let keys): keys.reduce(0) { $0 + $1.articleCount }
        case .language: Int.max
        }
    }

    /// The filter's keys: one range of an index each.
    var keys: [Key] {
        switch self {
        case .section(let key), .author(let key), .topic(let key): [key]
        case .anyTag(let keys): keys
        case .language: [Key(id: 0, articleCount: 0)]
        }
    }

    /// The condition that a candidate `c` has to meet, by its `id` or, where `at` is when it was published, by both.
    ///
    /// By both it is looked up in an index that holds the articles in the candidates' order: one place of it after the
    /// other, where their rows lie all over the file.
    func condition(byTime: Bool) -> (sql: String, arguments: StatementArguments) {
        switch self {
        case .section(let key) where byTime: (Self.isIn("article_by_section", "sectionId"), [key.id])
        case .section(let key): ("(SELECT sectionId FROM article WHERE id = c.id) = ?", [key.id])
        case .author(let key):
            ("EXISTS (SELECT 1 FROM article_author WHERE articleId = c.id AND authorId = ?)", [key.id])
        case .topic(let key):
            ("EXISTS (SELECT 1 FROM article_topic WHERE articleId = c.id AND topicId = ?)", [key.id])
        case .anyTag(let keys):
            (
                // By the `+` an article's few tags are read, and not each of the keys sought among them.
                """
                EXISTS (SELECT 1 FROM article_tag WHERE articleId = c.id
                AND \(keys.count > 1 ? "+" : "")tagId IN (\(keys.map { _ in "?" }.joined(separator: ","))))
                """,
                StatementArguments(keys.map(\.id))
            )
        case .language(let tag):
            if tag.text.contains("-") {
                ("(SELECT language FROM article WHERE id = c.id) = ?", [tag.text])
            } else if byTime {
                (Self.isIn("article_by_language", "primaryLanguage"), [tag.text])
            } else {
                ("(SELECT primaryLanguage FROM article WHERE id = c.id) = ?", [tag.text])
            }
        }
    }

    private static func isIn(_ index: String, _ column: String) -> String {
        """
        EXISTS (SELECT 1 FROM article INDEXED BY \(index)
        WHERE status = 'published' AND \(column) = ? AND publishedAt = c.at AND id = c.id)
        """
    }
}
