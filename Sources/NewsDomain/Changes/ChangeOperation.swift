/// What a change did to a resource.
package enum ChangeOperation: String, Sendable {
    case create, update, delete

    /// What a change is to readers, of something that they saw before or see from then on; nil where they never did.
    package init?(wasVisible: Bool, isVisible: Bool) {
        switch (wasVisible, isVisible) {
        case (true, true): self = .update
        case (false, true): self = .create
        case (true, false): self = .delete
        case (false, false): return nil
        }
    }
}
