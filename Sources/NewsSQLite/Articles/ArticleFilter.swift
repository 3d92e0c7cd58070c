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
    /// other, where rows and relations of single articles lie all over the file.
    func condition(byTime: Bool) -> (sql: String, arguments: StatementArguments) {
        switch self {
        case .section(let key) where byTime: (Self.isListed("article_by_section", "sectionId = ?"), [key.id])
        case .section(let key): ("(SELECT sectionId FROM article WHERE id = c.id) = ?", [key.id])
        case .author(let key): (Self.isRelated("article_author", "authorId = ?", byTime), [key.id])
        case .topic(let key): (Self.isRelated("article_topic", "topicId = ?", byTime), [key.id])
        case .anyTag(let keys):
            (
                // Without an index by time an article's few tags are read, and not each of those that are sought.
                Self.isRelated(
                    "article_tag",
                    "\(byTime ? "" : "+")tagId IN (\(keys.map { _ in "?" }.joined(separator: ",")))",
                    byTime
                ),
                StatementArguments(keys.map(\.id))
            )
        case .language(let tag):
            if tag.text.contains("-") {
                ("(SELECT language FROM article WHERE id = c.id) = ?", [tag.text])
            } else if byTime {
                (Self.isListed("article_by_language", "primaryLanguage = ?"), [tag.text])
            } else {
                ("(SELECT primaryLanguage FROM article WHERE id = c.id) = ?", [tag.text])
            }
        }
    }

    private static func isListed(_ index: String, _ condition: String) -> String {
        """
        EXISTS (SELECT 1 FROM article INDEXED BY \(index)
        WHERE status = 'published' AND \(condition) AND publishedAt = c.at AND id = c.id)
        """
    }

    private static func isRelated(_ table: String, _ condition: String, _ byTime: Bool) -> String {
        let source = byTime ? "\(table) INDEXED BY \(table)_by_time" : table
        let place = byTime ? "listedAt = c.at AND articleId = c.id" : "articleId = c.id"
        return "EXISTS (SELECT 1 FROM \(source) WHERE \(condition) AND \(place))"
    }
}
