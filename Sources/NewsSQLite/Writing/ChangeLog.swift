internal import GRDB
internal import NewsDomain

extension Database {
    /// Appends to the change log, within the change's own transaction, what readers can see. Without an actor it was the
    /// newsroom itself, or a reader.
    func logChange(
        _ operation: ChangeOperation,
        _ kind: String,
        _ id: Int64,
        at now: Timestamp,
        by actor: String? = nil,
        because reason: ChangeReason? = nil
    ) throws {
        try log(ChangeEntry(operation: operation, kind: kind, id: id, actor: actor, reason: reason), at: now)
    }
}
