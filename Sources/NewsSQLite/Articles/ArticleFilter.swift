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
    /// Live articles in any of the languages; none where there is none.
    case languages([LanguageKey])
    /// Live articles of a section in any of the languages: the counts are those of the section.
    case sectionInLanguages(Key, [LanguageKey])
    /// Articles of any status in a language within the ranges.
    case languageRanges(LanguageRanges)

    /// The most ranges of an index that one filter is made of where it drives.
    private static let maximumRanges = 16

    /// How many articles it lets through, as far as is known without counting: what decides which filter drives. Nil for one
    /// that cannot drive.
    var size: Int? {
        switch self {
        case .section(let key), .author(let key), .topic(let key): key.articleCount
        case .anyTag(let keys): keys.reduce(0) { $0 + $1.articleCount }
        case .languages(let languages), .sectionInLanguages(_, let languages):
            languages.count > Self.maximumRanges ? nil : languages.reduce(0) { $0 + $1.articleCount }
        case .languageRanges: nil
        }
    }

    /// Whether it lets nothing through.
    var isEmpty: Bool { keys.isEmpty }

    /// The filter's keys: one range of an index each.
    var keys: [Key] {
        switch self {
        case .section(let key), .author(let key), .topic(let key): [key]
        case .anyTag(let keys): keys
        case .languages(let languages), .sectionInLanguages(_, let languages):
            languages.map { Key(id: 0, articleCount: $0.articleCount) }
        case .languageRanges: [Key(id: 0, articleCount: 0)]
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
                    "\(byTime ? "" : "+")tagId IN (\(placeholders(keys.count)))",
                    byTime
                ),
                StatementArguments(keys.map(\.id))
            )
        case .languages(let languages):
            (
                byTime
                    ? Self.isListed("article_by_language", Self.isIn(languages))
                    : "EXISTS (SELECT 1 FROM article WHERE id = c.id AND \(Self.isIn(languages)))",
                StatementArguments(languages.map(\.tag))
            )
        case .sectionInLanguages(let section, let languages):
            (
                byTime
                    ? Self.isListed("article_by_section_language", "sectionId = ? AND \(Self.isIn(languages))")
                    : "EXISTS (SELECT 1 FROM article WHERE id = c.id AND +sectionId = ? AND \(Self.isIn(languages)))",
                [section.id] + StatementArguments(languages.map(\.tag))
            )
        case .languageRanges(let ranges): ranges.isWithin("(SELECT language FROM article WHERE id = c.id)")
        }
    }

    private static func isIn(_ languages: [LanguageKey]) -> String {
        "language IN (\(placeholders(languages.count)))"
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
