internal import GRDB
internal import GRDBSQLite
internal import NewsDomain

extension Database {
    /// Runs a statement that is kept prepared, and makes a value of every row.
    func rows<Value>(
        _ sql: String,
        _ arguments: StatementArguments = StatementArguments(),
        _ make: (inout ColumnReader) throws -> Value
    ) throws -> [Value] {
        var values: [Value] = []
        try forEachRow(sql, arguments) { columns in
            values.append(try make(&columns))
            return true
        }
        return values
    }

    /// Runs a statement that is kept prepared, and calls `body` for every row: for more rows than are to be kept.
    func forEach(
        _ sql: String,
        _ arguments: StatementArguments,
        _ body: (inout ColumnReader) throws -> Void
    ) throws {
        try forEachRow(sql, arguments) { columns in
            try body(&columns)
            return true
        }
    }

    /// Runs a statement that is kept prepared, and makes a value of its first row, nil where it has none.
    func firstRow<Value>(
        _ sql: String,
        _ arguments: StatementArguments = StatementArguments(),
        _ make: (inout ColumnReader) throws -> Value
    ) throws -> Value? {
        var value: Value?
        try forEachRow(sql, arguments) { columns in
            value = try make(&columns)
            return false
        }
        return value
    }

    /// Runs a statement that is kept prepared, for what it does.
    func run(_ sql: String, _ arguments: StatementArguments) throws {
        try forEachRow(sql, arguments) { _ in true }
    }

    /// Runs a statement that is kept prepared, with a value for each of its parameters, for what it does. The cheapest
    /// way, for what is run once a row of an import.
    func run<each Value: BindableValue>(_ sql: String, _ values: repeat each Value) throws {
        let statement = try cachedStatement(sql: sql)
        bind(repeat each values, to: statement)
        try step(statement) { _ in true }
    }

    /// Runs a statement that is kept prepared, with a list of values for its parameters, and keeps none of them. For
    /// what inserts many rows at once.
    func run(
        _ sql: String,
        binding values: ArraySlice<any BindableValue>,
        _ row: (inout ColumnReader) throws -> Void = { _ in }
    ) throws {
        let statement = try cachedStatement(sql: sql)
        defer { sqlite3_clear_bindings(statement.sqliteStatement) }
        var index: Int32 = 0
        for value in values {
            index += 1
            value.bind(in: statement.sqliteStatement, at: index)
        }
        try step(statement) { columns in
            try row(&columns)
            return true
        }
    }

    /// The first row of a statement that is run with a value for each of its parameters, nil where it has none.
    func lookUp<Row, each Value: BindableValue>(
        _ sql: String,
        _ values: repeat each Value,
        row make: (inout ColumnReader) throws -> Row
    ) throws -> Row? {
        let statement = try cachedStatement(sql: sql)
        bind(repeat each values, to: statement)
        var row: Row?
        try step(statement) { columns in
            row = try make(&columns)
            return false
        }
        return row
    }

    /// A value of every row of a statement that is run with a value for each of its parameters.
    func lookUpAll<Row, each Value: BindableValue>(
        _ sql: String,
        _ values: repeat each Value,
        row make: (inout ColumnReader) throws -> Row
    ) throws -> [Row] {
        var rows: [Row] = []
        try forEachRow(sql, repeat each values) { rows.append(try make(&$0)) }
        return rows
    }

    /// Calls `body` for every row of a statement that is run with a value for each of its parameters.
    func forEachRow<each Value: BindableValue>(
        _ sql: String,
        _ values: repeat each Value,
        row body: (inout ColumnReader) throws -> Void
    ) throws {
        let statement = try cachedStatement(sql: sql)
        bind(repeat each values, to: statement)
        try step(statement) { columns in
            try body(&columns)
            return true
        }
    }

    /// Calls `body` for the rows of a statement that is run with a value for each of its parameters, for as long as it wants
    /// more: for what is read up to a bound that SQL does not know.
    func forEachNeededRow<each Value: BindableValue>(
        _ sql: String,
        _ values: repeat each Value,
        row body: (inout ColumnReader) throws -> Bool
    ) throws {
        let statement = try cachedStatement(sql: sql)
        bind(repeat each values, to: statement)
        try step(statement, body)
    }

    @inline(__always)
    private func bind<each Value: BindableValue>(_ values: repeat each Value, to statement: Statement) {
        var index: Int32 = 0
        for value in repeat each values {
            index += 1
            value.bind(in: statement.sqliteStatement, at: index)
        }
    }

    /// Steps through a statement's rows for as long as `body` wants more.
    @inline(__always)
    private func forEachRow(
        _ sql: String,
        _ arguments: StatementArguments,
        _ body: (inout ColumnReader) throws -> Bool
    ) throws {
        let statement = try cachedStatement(sql: sql)
        try statement.setArguments(arguments)
        try step(statement, body)
    }

    @inline(__always)
    private func step(_ statement: Statement, _ body: (inout ColumnReader) throws -> Bool) throws {
        let timer = StatementTimer()
        defer {
            sqlite3_reset(statement.sqliteStatement)
            timer.end(of: statement)
        }
        var columns = ColumnReader(statement.sqliteStatement)
        while true {
            switch sqlite3_step(statement.sqliteStatement) {
            case SQLITE_ROW:
                columns.index = 0
                guard try body(&columns) else { return }
            case SQLITE_DONE: return
            default:
                let code = ResultCode(rawValue: sqlite3_extended_errcode(sqliteConnection))
                throw DatabaseError(resultCode: code, message: lastErrorMessage, sql: statement.sql)
            }
        }
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
