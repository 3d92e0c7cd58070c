internal import GRDB
internal import NewsDomain

/// Which things of a catalogue readers may know of, see ``CatalogueKind/Visibility``. By the clock: the count of an article
/// that has come due follows within a second.
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
        switch kind.visibility {
        case .always: return nil
        case .withArticles:
            let table = "article_\(kind.rawValue)"
            return """
                EXISTS (SELECT 1 FROM \(table) INDEXED BY \(table)_by_time
                    WHERE \(kind.rawValue)Id = t.id AND listedAt <= ?)
                """
        case .fromPublication: return "ifnull(t.publishedAt, \(Int64.max)) <= ?"
        }
    }
}
