/// What those who watch a server want to know of its storage.
package protocol StorageDiagnostics: Sendable {
    /// What storage takes, and what waits there, just now. Reads the disk, on the calling thread.
    func figures(at now: Timestamp) throws -> StorageFigures

    /// How storage goes about a statement, a line for each step, without any value that it is run with.
    func plan(of statement: String) throws -> [String]
}

/// What storage takes, and what waits there. Sizes are in bytes.
package struct StorageFigures: Sendable {
    package var fileBytes: Int64
    /// What was written and not moved into the file yet.
    package var logBytes: Int64
    /// What may still be written to the disk; nil where the system does not say.
    package var freeBytes: Int64?
    /// The size of the disk; nil where the system does not say.
    package var diskBytes: Int64?
    /// How many writes wait for the one under way.
    package var waitingWrites: Int
    /// When the oldest scheduled article was due that is not counted as live yet; nil where none is.
    package var oldestDue: Timestamp?

    package init(fileBytes: Int64, logBytes: Int64, waitingWrites: Int) {
        self.fileBytes = fileBytes
        self.logBytes = logBytes
        self.waitingWrites = waitingWrites
    }
}

/// Is told what storage does, on the threads that do it: for those who measure. Has to return at once.
package protocol StorageObserver: Sendable {
    /// A read took so long, all that it looked up together.
    func hasRead(in duration: Duration)

    /// So many writes were put on the disk together, in a time that includes the wait for it.
    func hasCommitted(_ writes: Int, in duration: Duration)

    /// So many writes could not be put on the disk.
    func couldNotCommit(_ writes: Int)

    /// A scheduled article was counted as live, so many seconds after its time.
    func hasPublished(late seconds: Int64)
}
