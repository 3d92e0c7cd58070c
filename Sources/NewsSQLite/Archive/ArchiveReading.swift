internal import GRDB
package import NewsDomain

extension SQLiteNewsroom: ArchiveRepository {
    package func exportRecords(_ body: (ArchiveRecord) throws -> Void) throws {
        try reportingFailures {
            try readers.read { db in
                for (place, kind) in ArchiveSchema.newsroom.kinds.enumerated() {
                    if kind.hasID {
                        try db.forEachThing(kind) { row, parts in
                            try body(ArchiveRecord(kind: place, rows: [row], parts: parts))
                        }
                    } else {
                        try db.forEachRows(kind) { rows in try body(ArchiveRecord(kind: place, rows: rows)) }
                    }
                }
            }
        }
    }
}

extension Database {
    /// How many things are read with one statement for each of their parts.
    private static let thingsPerPage = 100

    fileprivate func forEachThing(
        _ kind: ArchiveKind,
        _ body: ([ArchiveValue], [[[ArchiveValue]]]) throws -> Void
    ) throws {
        // Archives that were imported are the newsroom's own affair.
        let condition = kind.name == "import_source" ? "AND name NOT LIKE '\(ArchiveMarker.prefix)%'" : ""
        let sql = """
            SELECT \(kind.columns) FROM \(kind.name) WHERE id > ? \(condition) ORDER BY id LIMIT \(Self.thingsPerPage)
            """
        var last: Int64 = 0
        while true {
            let page = try rows(sql, [last]) { $0.values(kind.fields) }
            guard let first = page.first?[0].integer, let end = page.last?[0].integer else { return }
            let parts = try kind.parts.map { try rowsByOwner(of: $0, in: kind, from: first, through: end) }
            for row in page {
                let id = row[0].integer ?? 0
                try body(row, parts.map { $0[id] ?? [] })
            }
            last = end
        }
    }

    private func rowsByOwner(
        of part: ArchivePart,
        in kind: ArchiveKind,
        from first: Int64,
        through last: Int64
    ) throws -> [Int64: [[ArchiveValue]]] {
        let owner = kind.ownerColumn
        let sql = """
            SELECT \(owner), \(part.columns) FROM \(part.table) WHERE \(owner) BETWEEN ? AND ?
            ORDER BY \(owner), \(part.order)
            """
        var byOwner: [Int64: [[ArchiveValue]]] = [:]
        try forEach(sql, [first, last]) { columns in
            let id: Int64 = columns.next()
            byOwner[id, default: []].append(columns.values(part.fields))
        }
        return byOwner
    }

    fileprivate func forEachRows(_ kind: ArchiveKind, _ body: ([[ArchiveValue]]) throws -> Void) throws {
        // Their tables are in the order of their keys, and the keys come first.
        let order = kind.name == "import_record" ? "sourceId, kind, key" : "1, 2"
        let condition = kind.name == "import_record" ? "WHERE sourceId <> \(ArchiveMarker.source)" : ""
        let sql = "SELECT \(kind.columns) FROM \(kind.name) \(condition) ORDER BY \(order)"
        var rows: [[ArchiveValue]] = []
        try forEach(sql, StatementArguments()) { columns in
            rows.append(columns.values(kind.fields))
            if rows.count == ArchiveSchema.rowsPerRecord {
                try body(rows)
                rows.removeAll(keepingCapacity: true)
            }
        }
        if !rows.isEmpty { try body(rows) }
    }
}

extension ArchiveKind {
    /// What there is no column for any more is without value.
    fileprivate var columns: String { fields.map { $0.isFormer ? "NULL" : $0.column }.joined(separator: ", ") }

    /// By what the rows of a part name whom they belong to.
    var ownerColumn: String { name + "Id" }
}

extension ArchivePart {
    var columns: String { fields.map(\.column).joined(separator: ", ") }
}

extension ColumnReader {
    /// The next columns as the values of these fields.
    fileprivate mutating func values(_ fields: [ArchiveField]) -> [ArchiveValue] {
        var values: [ArchiveValue] = []
        values.reserveCapacity(fields.count)
        for field in fields {
            if field.form.isNumber {
                values.append((optional() as Int64?).map(ArchiveValue.integer) ?? .none)
            } else {
                values.append((optional() as String?).map(ArchiveValue.text) ?? .none)
            }
        }
        return values
    }
}

extension ArchiveForm {
    fileprivate var isNumber: Bool {
        switch self {
        case .id, .reference, .referenceOf, .number, .hash, .boolean, .time: true
        default: false
        }
    }
}
