internal import GRDB
internal import NewsDomain

/// Whether readers may know of a thing of a catalogue (docs/decisions/0015-what-readers-may-know.md).
///
/// Tags and authors are there for them while a live article has them, galleries from their publication on. By the clock:
/// the count of an article that has come due follows within a second.
struct Visibility {
    /// The condition on the thing `t`.
    let sql: String
    let arguments: StatementArguments

    /// What readers see at a moment; without one what editors see.
    init(of kind: CatalogueKind, at now: Timestamp?) {
        guard let now, let condition = Self.condition(kind) else {
            (sql, arguments) = ("1", [])
            return
        }
        (sql, arguments) = (condition, [now.seconds])
    }

    private static func condition(_ kind: CatalogueKind) -> String? {
        switch kind {
        case .tag: named("article_tag", "tagId")
        case .author: named("article_author", "authorId")
        case .gallery: "ifnull(t.publishedAt, \(Int64.max)) <= ?"
        case .section, .topic, .collection, .media: nil
        }
    }

    private static func named(_ table: String, _ key: String) -> String {
        """
        EXISTS (SELECT 1 FROM \(table) INDEXED BY \(table)_by_time WHERE \(key) = t.id AND listedAt <= ?)
        """
    }
}
