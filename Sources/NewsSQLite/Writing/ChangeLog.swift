internal import GRDB
internal import NewsDomain

/// What a change did to a resource.
enum ChangeOperation: String {
    case create, update, delete
}

extension Database {
    /// Appends to the change log, within the change's own transaction.
    func logChange(_ operation: ChangeOperation, _ kind: String, _ id: Int64, at now: Timestamp) throws {
        try run(
            "INSERT INTO change (at, kind, resourceId, operation) VALUES (?, ?, ?, ?)",
            now.seconds,
            kind,
            id,
            operation.rawValue
        )
    }
}
