internal import Foundation
internal import NewsDomain

/// Held while a process makes, looks at or migrates a newsroom: of several that start at once, one does so and the others
/// find it done. It is a lock on the folder itself (flock(2)), so a process that is killed leaves none behind.
enum OpeningLock {
    /// How long another process is waited for: it may have a large newsroom to migrate.
    private static let patience = Duration.seconds(120)
    /// Microseconds between two tries.
    private static let pause: UInt32 = 10_000

    /// Does `work` while no other process does any under the same folder's lock.
    ///
    /// Throws ``NewsError/Code/unavailable`` where another process holds it for too long, else what `work` throws.
    static func holding<Value>(_ directory: String, _ work: () throws -> Value) throws -> Value {
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        // Where there is no folder, or a file system knows no such lock, SQLite's own locks have to do.
        guard descriptor >= 0 else { return try work() }
        defer { close(descriptor) }
        let start = ContinuousClock.now
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR {
            guard ContinuousClock.now - start < patience else {
                throw NewsError(
                    .unavailable,
                    "Another process has been opening “\(directory)” for long: see what it does."
                )
            }
            usleep(pause)
        }
        return try work()
    }
}
