internal import GRDB

/// Reads a row's columns one after the other, in the order in which the statement selects them.
struct ColumnReader {
    let row: Row
    var index = 0

    init(_ row: Row) {
        self.row = row
    }

    /// The next column's value.
    mutating func next<Value: DatabaseValueConvertible & StatementColumnConvertible>() -> Value {
        defer { index += 1 }
        return row[index]
    }

    /// The next column's value, or nil where it is NULL.
    mutating func optional<Value: DatabaseValueConvertible & StatementColumnConvertible>() -> Value? {
        defer { index += 1 }
        return row[index]
    }

    /// Passes over columns.
    mutating func skip(_ columns: Int) {
        index += columns
    }
}
