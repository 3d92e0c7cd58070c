/// Who is told what has changed, as soon as it is committed.
package protocol ChangeFollower: Sendable {
    /// Whether anybody wants the events now: to make them costs some statements.
    var wantsEvents: Bool { get }

    /// Takes what is new in the log, in its order and without gaps. Called from one task: hands over, and never waits.
    func changed(_ batch: ChangeBatch)
}

/// A run of the change log.
package struct ChangeBatch: Sendable {
    /// Where in the log it begins: behind this place.
    package var start: Int64
    /// Where it ends.
    package var position: Int64
    /// What readers can see of it.
    package var changes: [Change]
    /// The changes of things themselves, with what stands there now; nil where nobody wanted them when the log was read: who
    /// does since then makes them with ``ChangeRepository/events(of:)``.
    package var events: [ChangeEvent]?

    package init(start: Int64, position: Int64, changes: [Change], events: [ChangeEvent]?) {
        self.start = start
        self.position = position
        self.changes = changes
        self.events = events
    }
}
