internal import GRDB
internal import GRDBSQLite

/// Reads the columns of a statement's present row one after the other, in the order in which they are selected.
///
/// Straight from SQLite: GRDB's rows look every column up by name or index through several layers, which took half the
/// time of a request (docs/decisions/0003-reading.md).
struct ColumnReader {
    let statement: SQLiteStatement
    var index: Int32 = 0

    init(_ statement: SQLiteStatement) {
        self.statement = statement
    }

    /// The next column's value.
    @inline(__always)
    mutating func next<Value: ColumnValue>() -> Value {
        defer { index += 1 }
        return Value(statement, index)
    }

    /// The next column's value, or nil where it is NULL.
    @inline(__always)
    mutating func optional<Value: ColumnValue>() -> Value? {
        defer { index += 1 }
        return sqlite3_column_type(statement, index) == SQLITE_NULL ? nil : Value(statement, index)
    }

    /// Calls `body` with the UTF-8 of the next column's text, which is gone afterwards.
    @inline(__always)
    mutating func withText(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        defer { index += 1 }
        let text = sqlite3_column_text(statement, index)
        try body(UnsafeRawBufferPointer(start: text, count: Int(sqlite3_column_bytes(statement, index))))
    }

    /// Passes over columns.
    mutating func skip(_ columns: Int) {
        index += Int32(columns)
    }
}

/// What a column may hold.
protocol ColumnValue {
    /// The value of a column of the present row; SQLite's conversion where the column holds another type.
    init(_ statement: SQLiteStatement, _ index: Int32)
}

extension Int64: ColumnValue {
    init(_ statement: SQLiteStatement, _ index: Int32) {
        self = sqlite3_column_int64(statement, index)
    }
}

extension Int: ColumnValue {
    init(_ statement: SQLiteStatement, _ index: Int32) {
        self = Int(sqlite3_column_int64(statement, index))
    }
}

extension Bool: ColumnValue {
    init(_ statement: SQLiteStatement, _ index: Int32) {
        self = sqlite3_column_int64(statement, index) != 0
    }
}

extension Double: ColumnValue {
    init(_ statement: SQLiteStatement, _ index: Int32) {
        self = sqlite3_column_double(statement, index)
    }
}

extension String: ColumnValue {
    init(_ statement: SQLiteStatement, _ index: Int32) {
        guard let text = sqlite3_column_text(statement, index) else {
            self = ""
            return
        }
        let count = Int(sqlite3_column_bytes(statement, index))
        self = String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
    }
}

extension [UInt8]: ColumnValue {
    init(_ statement: SQLiteStatement, _ index: Int32) {
        let count = Int(sqlite3_column_bytes(statement, index))
        self = Array(UnsafeRawBufferPointer(start: sqlite3_column_blob(statement, index), count: count))
    }
}
