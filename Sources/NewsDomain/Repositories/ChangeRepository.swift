/// The change log: every change of what readers can see, in the order of the commits, by whichever process. Every method
/// blocks the calling thread.
package protocol ChangeRepository: Sendable {
    /// The first changes after a place in the log that readers can see, in its order. Behind the last of fewer than `limit`
    /// there are no more.
    func changes(after sequence: Int64, limit: Int) throws -> [Change]

    /// The place of the newest change that readers can see; 0 where there never was one.
    func latestChange() throws -> Int64

    /// The place of the oldest change that readers can see and the log still has; 0 where there never was one.
    func oldestChange() throws -> Int64

    /// What tells the newsroom from others.
    func identity() throws -> NewsroomIdentity

    /// The changes of things themselves, with what stands there now; what readers do not know of is left out. The number of
    /// statements does not depend on how many there are.
    func events(of changes: [Change]) throws -> [ChangeEvent]

    /// The log as editors read it, with what readers do not see, by places of its own.
    func log(_ query: ChangeLogQuery) throws -> Page<Change, Int64>

    /// Has `wake` called after each commit that the log tells of, by this process at once, by others when
    /// ``CacheVersionRepository/pollExternalChanges()`` notices it: before a write is answered, so it must return at once.
    func onChange(_ wake: @escaping @Sendable () -> Void)
}

/// What editors ask the change log.
package struct ChangeLogQuery: Sendable {
    /// Behind this place, in the order asked for.
    package var cursor: Int64?
    package var kinds: Set<ChangeKind> = []
    /// One thing alone.
    package var id: Int64?
    package var newestFirst = false
    package var limit = 20

    package init() {}
}
