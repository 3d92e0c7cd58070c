internal import GRDB
internal import NewsDomain

extension Database {
    /// Runs a statement that is kept prepared, and makes a value of every row.
    func rows<Value>(
        _ sql: String,
        _ arguments: StatementArguments = StatementArguments(),
        _ make: (inout ColumnReader) throws -> Value
    ) throws -> [Value] {
        let cursor = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        var values: [Value] = []
        while let row = try cursor.next() {
            var columns = ColumnReader(row)
            values.append(try make(&columns))
        }
        return values
    }

    /// Runs a statement that is kept prepared, and makes a value of its first row, nil where it has none.
    func firstRow<Value>(
        _ sql: String,
        _ arguments: StatementArguments = StatementArguments(),
        _ make: (inout ColumnReader) throws -> Value
    ) throws -> Value? {
        let cursor = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        guard let row = try cursor.next() else { return nil }
        var columns = ColumnReader(row)
        return try make(&columns)
    }

    /// Runs a statement that is kept prepared, for what it does.
    func run(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }
}

/// Ids as a JSON array: one bound value for a list of any length, opened by `json_each`.
func idList(_ ids: some Sequence<Int64>) -> String {
    var text = "["
    for id in ids {
        if text.utf8.count > 1 { text += "," }
        text += String(id)
    }
    return text + "]"
}

extension Timestamp {
    init(column seconds: Int64) {
        self.init(seconds: seconds)
    }
}
