internal import GRDB

/// Rows on their way to one table, many with one statement: most of what it costs to insert a small row is to begin and
/// to end the statement.
struct BulkInsertBuffer {
    /// Statements for so many rows, the most first; one for one row is the last.
    private let statements: [(rows: Int, sql: String)]
    private let width: Int
    private var values: [any BindableValue] = []

    /// How many rows go into one statement: with these, any number takes few statements, and few have to be kept.
    private static let sizes = [64, 16, 4, 1]

    /// A buffer for rows of these columns. `suffix` goes behind the rows: what becomes of a conflict, what is returned.
    init(_ table: String, _ columns: String..., suffix: String = "") {
        self.init(table, columns, suffix: suffix)
    }

    /// The same for columns that are known from elsewhere.
    init(_ table: String, _ columns: [String], suffix: String = "") {
        let marks = "(" + columns.map { _ in "?" }.joined(separator: ", ") + ")"
        statements = Self.sizes.map { rows in
            let values = Array(repeating: marks, count: rows).joined(separator: ", ")
            return (rows, "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES \(values) \(suffix)")
        }
        width = columns.count
    }

    /// Adds a row: a value for each of the columns.
    mutating func append<each Value: BindableValue>(_ row: repeat each Value) {
        for value in repeat each row { values.append(value) }
        assert(values.count.isMultiple(of: width))
    }

    /// Adds a row whose values are of many types.
    mutating func append(_ row: [any BindableValue]) {
        values += row
        assert(values.count.isMultiple(of: width))
    }

    /// Inserts the rows in the order in which they were added, and forgets them. `returned` reads what is returned.
    mutating func flush(into db: Database, returned: (inout ColumnReader) throws -> Void = { _ in }) throws {
        guard !values.isEmpty else { return }
        var rest = values[...]
        for (rows, sql) in statements {
            while rest.count >= rows * width {
                try db.run(sql, binding: rest.prefix(rows * width), returned)
                rest = rest.dropFirst(rows * width)
            }
        }
        values.removeAll(keepingCapacity: true)
    }
}
