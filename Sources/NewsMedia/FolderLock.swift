internal import Foundation
internal import NewsDomain

/// A lock on a folder of files of media beside copies (flock(2)): many may copy into it or out of it, and only who has it alone removes
/// anything. It ends with the process.
final class FolderLock {
    private let descriptor: Int32

    /// Seconds between two looks whether it is free.
    private static let pause = 0.05

    private init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Holds a file's lock alone; nil where others have it, or the file system knows no such lock.
    static func alone(_ path: String) throws -> FolderLock? {
        let lock = FolderLock(try make(path))
        return flock(lock.descriptor, LOCK_EX | LOCK_NB) == 0 ? lock : nil
    }

    /// Holds it with others; where somebody has it alone, that is waited for. `whereAlone` is called before, where nobody has it.
    ///
    /// Throws ``NewsError/Code/unavailable`` where the file cannot be made, `CancellationError` where it was stopped.
    static func shared(
        _ path: String,
        _ isCancelled: () -> Bool,
        whereAlone: () -> Void = {}
    ) throws -> FolderLock {
        let lock = FolderLock(try make(path))
        if flock(lock.descriptor, LOCK_EX | LOCK_NB) == 0 { whereAlone() }
        try lock.share(isCancelled)
        return lock
    }

    /// The same of one that is there and may not be for this process to write; nil where there is none.
    static func sharedWhereThere(_ path: String, _ isCancelled: () -> Bool) throws -> FolderLock? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        let lock = FolderLock(descriptor)
        try lock.share(isCancelled)
        return lock
    }

    private static func make(_ path: String) throws -> Int32 {
        let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw NewsError.cannotWrite(MediaFolder.lastFailure) }
        MediaFolder.give(path, toOwnerOf: URL(fileURLWithPath: path).deletingLastPathComponent().path)
        return descriptor
    }

    /// Where the file system knows no such lock, nobody can have it alone.
    private func share(_ isCancelled: () -> Bool) throws {
        while flock(descriptor, LOCK_SH | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR {
            if isCancelled() { throw CancellationError() }
            Thread.sleep(forTimeInterval: Self.pause)
        }
    }
}
