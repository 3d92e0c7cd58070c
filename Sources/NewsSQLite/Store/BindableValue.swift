internal import GRDB
internal import GRDBSQLite

/// What a statement's parameter may be bound to without a box around it.
protocol BindableValue {
    /// Binds the value to the parameter at a place from 1.
    func bind(in statement: SQLiteStatement, at index: Int32)

    /// The value as SQLite casts it to a text; nil for NULL.
    var text: String? { get }
}

extension Int64: BindableValue {
    var text: String? { String(self) }

    func bind(in statement: SQLiteStatement, at index: Int32) {
        sqlite3_bind_int64(statement, index, self)
    }
}

extension Int: BindableValue {
    var text: String? { String(self) }

    func bind(in statement: SQLiteStatement, at index: Int32) {
        sqlite3_bind_int64(statement, index, Int64(self))
    }
}

extension Bool: BindableValue {
    var text: String? { self ? "1" : "0" }

    func bind(in statement: SQLiteStatement, at index: Int32) {
        sqlite3_bind_int64(statement, index, self ? 1 : 0)
    }
}

extension String: BindableValue {
    var text: String? { self }

    func bind(in statement: SQLiteStatement, at index: Int32) {
        var text = self
        text.withUTF8 { bytes in
            _ = bytes.withMemoryRebound(to: CChar.self) { characters in
                // SQLite copies the text: it is gone after this call.
                sqlite3_bind_text(
                    statement,
                    index,
                    characters.baseAddress ?? UnsafePointer(bitPattern: 1),
                    Int32(characters.count),
                    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
                )
            }
        }
    }
}

extension [UInt8]: BindableValue {
    var text: String? { String(decoding: self, as: UTF8.self) }

    func bind(in statement: SQLiteStatement, at index: Int32) {
        withUnsafeBytes { bytes in
            // SQLite copies the bytes: they are gone after this call.
            _ = sqlite3_bind_blob(
                statement,
                index,
                bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 1),
                Int32(bytes.count),
                unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            )
        }
    }
}

extension Optional: BindableValue where Wrapped: BindableValue {
    var text: String? { self?.text }

    func bind(in statement: SQLiteStatement, at index: Int32) {
        switch self {
        case .some(let value): value.bind(in: statement, at: index)
        case .none: sqlite3_bind_null(statement, index)
        }
    }
}
