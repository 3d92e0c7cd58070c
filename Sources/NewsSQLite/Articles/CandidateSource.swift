internal import GRDB
internal import NewsDomain

/// A range of an index that holds published articles in the order of time.
struct CandidateSource {
    let table: String
    /// The columns of the article's id and of its moment.
    let id: String
    let at: String
    /// Up to and with a trailing `AND `, or empty.
    let condition: String
    let arguments: StatementArguments
    /// Whether id is the table's own key. SQLite does not use such a one in a row value's range.
    private let idIsRowid: Bool

    /// A range of one of the article table's own indexes.
    init(article index: String, condition: String, arguments: StatementArguments) {
        table = "article INDEXED BY \(index)"
        (id, at) = ("id", "publishedAt")
        self.condition = "status = 'published' AND " + (condition.isEmpty ? "" : condition + " AND ")
        self.arguments = arguments
        idIsRowid = true
    }

    /// The published articles in the order of their last change: those that readers see at a moment, or those whose time is
    /// to come.
    init(publishedByUpdateAt now: Timestamp, areScheduled: Bool) {
        table = "article INDEXED BY article_published_by_update"
        (id, at) = ("id", "updatedAt")
        condition = "status = 'published' AND publishedAt \(areScheduled ? ">" : "<=") ? AND "
        arguments = [now.seconds]
        idIsRowid = true
    }

    /// The articles that an editor asks for, in the order of their last change; nil where they are in that of publication.
    init?(_ filter: EditorialFilter) {
        (id, at) = ("id", "updatedAt")
        switch filter {
        case .any:
            (table, condition, arguments) = ("article INDEXED BY article_by_update", "deletedAt IS NULL AND ", [])
        case .only(.trashed):
            (table, condition, arguments) = ("article INDEXED BY article_trashed", "deletedAt IS NOT NULL AND ", [])
        case .only(.draft), .only(.withdrawn):
            let status = filter == .only(.draft) ? ArticleStatus.draft : .withdrawn
            table = "article INDEXED BY article_by_status"
            condition = "status = ? AND status <> 'published' AND deletedAt IS NULL AND "
            arguments = [status.rawValue]
        case .only(.scheduled), .only(.published): return nil
        }
        idIsRowid = true
    }

    /// The articles of one tag, author or topic.
    init(join table: String, key: String, id: Int64) {
        self.table = "\(table) INDEXED BY \(table)_by_time"
        (self.id, at) = ("articleId", "listedAt")
        condition = "\(key) = ? AND "
        arguments = [id]
        idIsRowid = false
    }

    /// The conditions that cut out what lies between `oldest` (not included) and `newest` (included), behind the
    /// cursor. Two for the rest of the cursor's own second and for what lies beyond it, where one cannot say both.
    func ranges(
        _ order: ArticleOrder,
        newest: Int64,
        oldest: Int64,
        cursor: ArticleCursor?
    ) -> [(sql: String, arguments: StatementArguments)] {
        let bounds = "\(at) > ? AND \(at) <= ?"
        guard let cursor else { return [(bounds, [oldest, newest])] }
        let beyond = order.isDescending ? "<" : ">"
        let place: StatementArguments = [cursor.moment.seconds, cursor.id]
        guard idIsRowid else {
            // The cursor's second is a bound by itself: SQLite seeks by one of two, whichever it finds first.
            let within: StatementArguments =
                order.isDescending
                ? [oldest, min(newest, cursor.moment.seconds)]
                : [max(oldest, cursor.moment.seconds - 1), newest]
            return [("\(bounds) AND (\(at), \(id)) \(beyond) (?, ?)", within + place)]
        }
        let isWithin = cursor.moment.seconds > oldest && cursor.moment.seconds <= newest
        // A condition that no row meets keeps the statement's shape, and so its place in the cache.
        let sameSecond = "\(at) = ? AND \(id) \(beyond) ?"
        let sameSecondArguments: StatementArguments =
            isWithin ? place : [cursor.moment.seconds, order.isDescending ? Int64.min : Int64.max]
        let rest: StatementArguments =
            order.isDescending
            ? [oldest, min(newest, cursor.moment.seconds - 1)]
            : [max(oldest, cursor.moment.seconds), newest]
        return [(sameSecond, sameSecondArguments), (bounds, rest)]
    }
}
