internal import Foundation
internal import NewsDomain

/// A copy of a newsroom that is being written, beside the place that it will have and for its owner alone.
///
/// Whoever writes it holds a lock on it (flock(2)), which ends with the process: what is not locked was left by somebody who was
/// killed, and the next copy in that folder removes it.
final class PartialFile {
    let path: String
    private let target: String
    private let descriptor: Int32

    private static let suffix = ".partial-copy"

    /// Makes the file, which is to have so many bytes.
    ///
    /// Throws ``NewsError/Code/unavailable`` where the folder is missing, cannot be written to, or has too little room.
    init(for target: String, bytes: Int64) throws {
        let folder = Self.folder(of: target)
        var status = stat()
        guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw NewsError(.unavailable, "There is no folder “\(folder)”: make it, or name another.")
        }
        Self.removeAbandoned(in: folder)
        try DiskRoom.require(bytes, at: folder, for: target)
        self.target = target
        path = "\(target).\(getpid())\(Self.suffix)"
        descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(target) }
        _ = flock(descriptor, LOCK_EX | LOCK_NB)
    }

    deinit { close(descriptor) }

    var bytes: Int64 {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int64(status.st_size) : 0
    }

    /// Brings what was written so far to the disk: a little at a time, since whoever syncs a file meanwhile waits for all that
    /// the file system has gathered.
    func flush() throws {
        guard fdatasync(descriptor) == 0 else { throw Self.failure(target) }
    }

    /// Brings all of it to the disk, and then it under its name, which nobody may have by then.
    func publish() throws {
        try synchronize()
        // Unlike a rename, a link never takes the place of what came meanwhile.
        if link(path, target) == 0 {
            unlink(path)
        } else {
            // Some file systems know no links.
            guard errno != EEXIST, !Self.isTaken(target) else { throw Self.taken(target) }
            guard rename(path, target) == 0 else { throw Self.failure(target) }
        }
        NewsroomFiles.synchronize(Self.folder(of: target))
    }

    /// Brings all of it to the disk, and then it in the place of what has its name, in one step.
    func replaceTarget() throws {
        try synchronize()
        guard rename(path, target) == 0 else { throw Self.failure(target) }
        NewsroomFiles.synchronize(Self.folder(of: target))
    }

    /// Leaves no trace of it.
    func discard() {
        for suffix in Self.companions { unlink(path + suffix) }
    }

    /// Gives it to whoever has another file or folder, where that is for this process to do: what root restores is not root's.
    func give(toOwnerOf other: String) {
        var status = stat()
        guard geteuid() == 0, stat(other, &status) == 0 else { return }
        _ = fchown(descriptor, status.st_uid, status.st_gid)
    }

    private func synchronize() throws {
        guard fsync(descriptor) == 0 else { throw Self.failure(target) }
    }

    // MARK: Names

    /// What SQLite keeps beside it, and it itself, the last to be removed: it is what the others are found by.
    private static let companions = ["-journal", "-wal", "-shm", ""]

    /// Whether a file is a copy that is being written, or was left by somebody who was killed.
    static func isPartial(_ path: String) -> Bool { path.hasSuffix(suffix) }

    static func folder(of path: String) -> String {
        URL(fileURLWithPath: path).deletingLastPathComponent().path
    }

    /// Whether anything has a name, be it a link that leads nowhere.
    static func isTaken(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    static func taken(_ path: String) -> NewsError {
        NewsError(.conflict, "“\(path)” is there already: name another file.")
    }

    private static func failure(_ target: String) -> NewsError {
        switch errno {
        case EEXIST: NewsError(.conflict, "“\(target)” is being written just now: name another file.")
        case ENOSPC, EDQUOT: NewsError(.unavailable, "The disk of “\(target)” is full: make room there.")
        default:
            NewsError(
                .unavailable,
                "Cannot write “\(target)” (\(String(cString: strerror(errno)))): see the folder and its disk."
            )
        }
    }

    /// Removes what was left by copies that were killed.
    private static func removeAbandoned(in folder: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasSuffix(suffix) {
            let path = "\(folder)/\(name)"
            let descriptor = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
            guard descriptor >= 0 else { continue }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
                for companion in companions { unlink(path + companion) }
            }
            close(descriptor)
        }
    }
}
