internal import GRDB
internal import NewsDomain

extension SQLiteNewsroom {
    /// Reads one state of the newsroom.
    ///
    /// Throws ``NewsError/Code/unavailable`` where the database is busy or closed; another failure of SQLite's as it is.
    func read<Value: Sendable>(_ value: @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await pool.read(value)
        } catch let error as DatabaseError where Self.passesByItself(error) {
            throw NewsError(.unavailable, "The newsroom is busy. Try again in a moment.")
        }
    }

    private static func passesByItself(_ error: DatabaseError) -> Bool {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_INTERRUPT: true
        default: false
        }
    }
}
