internal import GRDB
internal import NewsDomain

/// Writes archived records within a transaction. Counters come of the triggers; what is derived is worked out here.
struct ArchiveWriter {
    private let db: Database
    private let now: Timestamp
    private var changes = BulkInsertBuffer("change", "at", "kind", "resourceId", "operation")
    /// The topics that an older archive marks as in focus.
    private(set) var inFocus: [Int64] = []

    init(_ db: Database, at now: Timestamp) {
        self.db = db
        self.now = now
    }

    mutating func write(_ records: [ArchiveRecord]) throws {
        for group in records.chunked(by: \.kind) {
            guard let first = group.first else { continue }
            let kind = ArchiveSchema.newsroom.kinds[first.kind]
            switch kind.name {
            case "view_hour": try writeViews(group.flatMap(\.rows))
            default: try write(group, kind)
            }
        }
        try changes.flush(into: db)
    }

    private mutating func write(_ records: ArraySlice<ArchiveRecord>, _ kind: ArchiveKind) throws {
        let isArticle = kind.name == "article"
        let columns = kind.fields.filter { !$0.isFormer }.map(\.column)
        var rows = BulkInsertBuffer(
            kind.name,
            columns + (isArticle ? ["isLive"] : []),
            suffix: Self.conflicts[kind.name] ?? ""
        )
        var parts = kind.parts.map { part in
            let derived = Self.listed.contains(part.table) ? ["listedAt"] : []
            return BulkInsertBuffer(part.table, [kind.ownerColumn] + part.fields.map(\.column) + derived)
        }
        for record in records {
            guard kind.hasID, let row = record.rows.first, let id = row[0].integer else {
                for row in record.rows { rows.append(row) }
                continue
            }
            let listedAt = isArticle ? Self.listedAt(row, kind) : nil
            if kind.place(of: "inFocus").map({ row[$0] == .integer(1) }) ?? false { inFocus.append(id) }
            let kept = columns.count == row.count ? row : zip(row, kind.fields).filter { !$1.isFormer }.map(\.0)
            rows.append(kept, deriving: isArticle ? [listedAt.map { $0 <= now.seconds } ?? false] : [])
            for (index, part) in kind.parts.enumerated() {
                let derived: [any BindableValue] = Self.listed.contains(part.table) ? [listedAt] : []
                for row in record.parts[index] { parts[index].append(row, of: id, deriving: derived) }
            }
            if isVisible(row, kind, listedAt) {
                changes.append(now.seconds, kind.name, id, ChangeOperation.create.rawValue)
            }
        }
        try rows.flush(into: db)
        for index in parts.indices { try parts[index].flush(into: db) }
        if kind.name == "comment" { try checkReplies(records) }
    }

    /// Replies are where their parents are. The rows alone do not say so, and neither does the schema.
    private func checkReplies(_ comments: ArraySlice<ArchiveRecord>) throws {
        func id(_ record: ArchiveRecord?) -> Int64? { record?.rows.first?[0].integer }
        let sql = """
            SELECT c.id FROM comment c JOIN comment p ON p.id = c.parentId
            WHERE c.id BETWEEN ? AND ?
                AND (p.articleId <> c.articleId OR p.threadId <> c.threadId OR p.depth + 1 <> c.depth)
            LIMIT 1
            """
        let lost = try db.lookUp(sql, id(comments.first), id(comments.last)) { $0.next() as Int64 }
        guard let lost, let index = comments.firstIndex(where: { id($0) == lost }) else { return }
        throw ArchiveContradiction(record: index, detail: "its parent is of another article, thread or depth")
    }

    /// What becomes of rows that every newsroom has.
    private static let conflicts = [
        "last_id": "ON CONFLICT DO UPDATE SET id = max(id, excluded.id)",
        "newsroom_uid": "ON CONFLICT DO UPDATE SET uid = excluded.uid",
    ]

    // MARK: What is derived

    /// What repeats the moment of its article.
    private static let listed: Set = ["article_author", "article_tag", "article_topic", "article_term"]

    /// When an article is in lists.
    private static func listedAt(_ row: [ArchiveValue], _ kind: ArchiveKind) -> Int64? {
        guard let status = kind.place(of: "status"), row[status].text == "published" else { return nil }
        return kind.place(of: "publishedAt").flatMap { row[$0].integer }
    }

    /// Whether readers see it, so that the change log speaks of it.
    private func isVisible(_ row: [ArchiveValue], _ kind: ArchiveKind, _ listedAt: Int64?) -> Bool {
        func value(_ name: String) -> ArchiveValue { kind.place(of: name).map { row[$0] } ?? .none }
        return switch kind.name {
        case "article": listedAt.map { $0 <= now.seconds } ?? false
        case "comment": value("status").text == "approved"
        case "gallery": value("publishedAt").integer.map { $0 <= now.seconds } ?? false
        case "import_source", "newsroom_uid": false
        default: true
        }
    }

    // MARK: Views

    /// Adds buckets, and their views to the sums of the windows in which they lie as the edges stand.
    private func writeViews(_ buckets: [[ArchiveValue]]) throws {
        let sums = ["day", "beforeDay", "week", "beforeWeek", "month", "beforeMonth"]
        var hours = BulkInsertBuffer("view_hour", ["hour", "articleId", "views"])
        var totals = BulkInsertBuffer(
            "article_views",
            ["articleId", "total"] + sums,
            suffix: "ON CONFLICT DO UPDATE SET "
                + (sums + ["total"]).map { "\($0) = \($0) + excluded.\($0)" }.joined(separator: ", ")
        )
        let edges = try db.rows("SELECT hour, articleId FROM view_edge ORDER BY hours") {
            (hour: $0.next() as Int64, article: $0.next() as Int64)
        }
        for bucket in buckets {
            hours.append(bucket)
            guard let hour = bucket[0].integer, let article = bucket[1].integer else { continue }
            // Edges come in pairs: where a window begins, and where the one before it does.
            let near = edges.map { (hour, article) >= ($0.hour, $0.article) }
            let shares = near.indices.map { index in
                near[index] && (index.isMultiple(of: 2) || !near[index - 1]) ? bucket[2] : .integer(0)
            }
            totals.append([bucket[1], bucket[2]] + shares)
        }
        try hours.flush(into: db)
        try totals.flush(into: db)
    }
}

extension [ArchiveRecord] {
    /// Runs of the same value.
    fileprivate func chunked(by value: (ArchiveRecord) -> Int) -> [ArraySlice<ArchiveRecord>] {
        var runs: [ArraySlice<ArchiveRecord>] = []
        var start = startIndex
        for index in indices.dropFirst() where value(self[index]) != value(self[index - 1]) {
            runs.append(self[start..<index])
            start = index
        }
        if start < endIndex { runs.append(self[start...]) }
        return runs
    }
}
