internal import GRDB
internal import NewsDomain

/// Commits transactions, and tells whoever follows of what was committed. All that is written goes through here.
struct TransactionRunner: Sendable {
    let writer: DatabaseQueue
    let notes: CommitObserver
    let health: StoreHealth
    let observer: (any StorageObserver)?

    /// Does `work`, which is so many writes, in a transaction of its own, and returns once that is on the disk. `parts` are what it
    /// changes beside what the change log says.
    ///
    /// Throws what `work` throws, and SQLite's errors as they are. What was committed to files that are gone by then counts as
    /// failed: nobody may be told that it is on the disk.
    func commit<Value>(
        changing parts: CacheDependency,
        writes: Int = 1,
        _ work: (Database) throws -> Value
    ) throws -> Value {
        let start = observer.map { _ in ContinuousClock.now }
        do {
            try health.requireFiles()
            let value = try writer.writeWithoutTransaction { db in
                var value: Value?
                try db.inTransaction(.immediate) {
                    value = try work(db)
                    return .commit
                }
                // Before anybody hears of it: an answer that is kept must not outlive what it shows.
                notes.committed(db, parts)
                guard let value else { throw NewsError(.internal, "A transaction was never run.") }
                return value
            }
            try health.requireFiles()
            health.noteWrite(nil)
            if let observer, let start { observer.hasCommitted(writes, in: .now - start) }
            return value
        } catch {
            if let error = error as? DatabaseError, error.isOfStorage {
                health.noteWrite(error.fault(at: writer.path))
                observer?.couldNotCommit(writes)
            } else if (error as? NewsError)?.code == .unavailable {
                observer?.couldNotCommit(writes)
            }
            throw error
        }
    }
}
