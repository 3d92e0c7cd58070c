internal import Foundation
internal import NewsDomain

/// The files of a newsroom: the database, its write-ahead log, and that log's index in shared memory.
struct NewsroomFiles: Sendable {
    let directory: String

    var database: String { directory + "/" + SQLiteNewsroom.fileName }
    private var log: String { database + "-wal" }
    private var logIndex: String { database + "-shm" }
    private var all: [String] { [database, log, logIndex] }

    /// Whether there is a database.
    var exist: Bool { access(database, F_OK) == 0 }

    /// Whether this user may see what is in the folder, or there is none.
    var maySearch: Bool { access(directory, F_OK) != 0 ? errno != EACCES : access(directory, X_OK) == 0 }

    /// Makes the folder, for its owner alone; one that is there keeps its permissions.
    ///
    /// Throws ``NewsError/Code/unavailable`` where it cannot be made.
    func makeDirectory() throws {
        guard !FileManager.default.fileExists(atPath: directory) else { return }
        do {
            try FileManager.default.createDirectory(
                atPath: directory,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw NewsError(.unavailable, "Cannot make the data directory “\(directory)”: choose one you may write to.")
        }
        Self.synchronize(URL(fileURLWithPath: directory).deletingLastPathComponent().path)
    }

    /// Keeps what is in the files from everybody else on the machine: there are drafts and e-mail addresses. SQLite gives
    /// the log the permissions of the database.
    func makePrivate() {
        let made = open(database, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        if made >= 0 { Foundation.close(made) }
        for file in all {
            var status = stat()
            // Whoever runs the newsroom may have let a group in, for backups.
            if stat(file, &status) == 0, status.st_mode & 0o007 != 0 { chmod(file, status.st_mode & 0o7770) }
        }
    }

    /// What the paths lead to just now; nil where one leads nowhere.
    var identity: FileIdentity? {
        var places: [FileIdentity.Place] = []
        for file in all {
            var status = stat()
            guard stat(file, &status) == 0 else { return nil }
            places.append(FileIdentity.Place(device: UInt64(status.st_dev), inode: UInt64(status.st_ino)))
        }
        return FileIdentity(places: places)
    }

    /// Bytes that whoever runs this may still write to the disk; nil where the system does not say.
    var freeBytes: Int64? { DiskRoom.free(at: directory) }

    /// Size of that disk in bytes; nil where the system does not say.
    var diskBytes: Int64? {
        var status = statvfs()
        guard statvfs(directory, &status) == 0 else { return nil }
        return Int64(
            clamping: UInt64(status.f_blocks).multipliedReportingOverflow(by: UInt64(status.f_frsize)).partialValue
        )
    }

    /// Size of the write-ahead log in bytes.
    var logBytes: Int64 { Self.bytes(of: log) }

    /// Size of the database in bytes, without what is in the log alone.
    var databaseBytes: Int64 { Self.bytes(of: database) }

    /// Size of a file in bytes; 0 where there is none.
    static func bytes(of file: String) -> Int64 {
        var status = stat()
        return stat(file, &status) == 0 ? Int64(status.st_size) : 0
    }

    /// Brings a file's bytes, or a folder's names, to the disk.
    static func synchronize(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        Foundation.close(descriptor)
    }
}

/// Which files the paths of a newsroom lead to, by device and inode: a process that has them open goes on writing to them
/// when their names are gone, and to nobody's use.
struct FileIdentity: Equatable, Sendable {
    struct Place: Equatable, Sendable {
        let device: UInt64
        let inode: UInt64
    }

    let places: [Place]
}
