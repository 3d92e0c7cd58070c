internal import GRDB
internal import NewsDomain

/// Archived rows on their way to one table, many with one statement.
struct ArchiveRows {
    private let width: Int
    private let statements: [(rows: Int, sql: String)]
    private var values: [any BindableValue] = []

    /// How many rows go into one statement.
    private static let sizes = [64, 16, 4, 1]

    /// `suffix` goes behind the rows: what becomes of a conflict.
    init(_ table: String, _ columns: [String], suffix: String = "") {
        width = columns.count
        let marks = "(" + columns.map { _ in "?" }.joined(separator: ", ") + ")"
        statements = Self.sizes.map { rows in
            let values = Array(repeating: marks, count: rows).joined(separator: ", ")
            return (rows, "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES \(values) \(suffix)")
        }
    }

    /// Adds a row: to whom it belongs where it does, its own values, and what is derived.
    mutating func append(_ row: [ArchiveValue], of owner: Int64? = nil, deriving derived: [any BindableValue] = []) {
        if let owner { values.append(owner) }
        for value in row {
            switch value {
            case .integer(let number): values.append(number)
            case .text(let text): values.append(text)
            case .none: values.append(Int64?.none)
            }
        }
        values.append(contentsOf: derived)
        assert(values.count.isMultiple(of: width))
    }

    /// Inserts the rows in the order in which they were added, and forgets them.
    mutating func flush(into db: Database) throws {
        var rest = values[...]
        for (rows, sql) in statements {
            while rest.count >= rows * width {
                try db.run(sql, binding: rest.prefix(rows * width))
                rest = rest.dropFirst(rows * width)
            }
        }
        values.removeAll(keepingCapacity: true)
    }
}
