internal import GRDB
internal import NewsDomain

/// What a change did to a resource.
enum ChangeOperation: String {
    case create, update, delete

    /// What a change is to readers, of something that they saw before or see from then on; nil where they never did.
    init?(wasVisible: Bool, isVisible: Bool) {
        switch (wasVisible, isVisible) {
        case (true, true): self = .update
        case (false, true): self = .create
        case (true, false): self = .delete
        case (false, false): return nil
        }
    }
}

extension Database {
    /// Appends to the change log, within the change's own transaction, what readers can see. Without an actor it was the
    /// newsroom itself, or a reader.
    func logChange(
        _ operation: ChangeOperation,
        _ kind: String,
        _ id: Int64,
        at now: Timestamp,
        by actor: String? = nil
    ) throws {
        try log(ChangeEntry(operation: operation, kind: kind, id: id, actor: actor), at: now)
    }
}
