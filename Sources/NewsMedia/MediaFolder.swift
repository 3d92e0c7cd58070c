internal import Foundation
package import NewsDomain
internal import Synchronization

/// Where files of media lie, below the data directory. `originals`: pictures as they were uploaded. `served`: what readers get of
/// them, without their metadata, and all other files. `renditions`: what was made of pictures, and can be made again.
/// `incoming`: what is not whole.
package struct MediaFolder: Sendable {
    package let path: String

    /// That of a data directory.
    package init(dataDirectory: String) {
        path = dataDirectory + "/media"
    }

    /// That beside a copy of a newsroom.
    init(besideCopy copy: String) {
        self.init(dataDirectory: URL(fileURLWithPath: copy).deletingLastPathComponent().path)
    }

    func original(_ hash: FileHash) -> String { "\(path)/originals/\(hash.text.prefix(2))/\(hash)" }

    func served(_ hash: FileHash, _ type: MediaFileType) -> String {
        "\(path)/served/\(hash.text.prefix(2))/\(hash).\(type.rawValue)"
    }

    var renditions: String { path + "/renditions" }

    func renditions(of hash: FileHash) -> String { "\(renditions)/\(hash.text.prefix(2))/\(hash)" }

    func rendition(_ rendition: Rendition) -> String { "\(renditions(of: rendition.hash))/\(rendition.name)" }

    var incoming: String { path + "/incoming" }

    /// The nearest folder at or above it that is there.
    var folderThatIsThere: String {
        var folder = path
        while access(folder, F_OK) != 0, folder != "/" { folder = Self.parent(of: folder) }
        return folder
    }

    /// Whether it is the same as another, by whatever name.
    func isSame(as other: MediaFolder) -> Bool {
        var (own, others) = (stat(), stat())
        return stat(path, &own) == 0 && stat(other.path, &others) == 0 && own.st_dev == others.st_dev
            && own.st_ino == others.st_ino
    }

    /// A path for what is being written.
    func temporary() -> String { "\(incoming)/\(UUID().uuidString)" }

    /// Makes a folder and those above it, for their owner alone: whoever has the folder that is there already.
    ///
    /// Throws ``NewsError/Code/unavailable``.
    static func make(_ folder: String) throws {
        // One at a time: who finds it there may rely on its name to be on the disk.
        try making.withLock { _ in try makeAlone(folder) }
    }

    private static let making = Mutex(())

    private static func makeAlone(_ folder: String) throws {
        guard access(folder, F_OK) != 0 else { return }
        let above = parent(of: folder)
        try makeAlone(above)
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw NewsError.cannotWrite(lastFailure) }
        give(folder, toOwnerOf: above)
        try synchronize(above)
    }

    /// Gives a file that is whole its name, so that it is there after a power cut.
    ///
    /// Throws ``NewsError/Code/unavailable``.
    static func move(_ file: String, to place: String) throws {
        try synchronize(file)
        let folder = parent(of: place)
        try make(folder)
        give(file, toOwnerOf: folder)
        guard rename(file, place) == 0 else { throw NewsError.cannotWrite(lastFailure) }
        try synchronize(folder)
    }

    /// Sees to it that a file's name, which another may have given it just now, is there after a power cut.
    static func synchronizeName(of place: String) throws {
        try synchronize(parent(of: place))
    }

    private static func parent(of path: String) -> String {
        URL(fileURLWithPath: path).deletingLastPathComponent().path
    }

    /// What root makes is not root's, so that the server can read it.
    static func give(_ path: String, toOwnerOf other: String) {
        var status = stat()
        guard geteuid() == 0, stat(other, &status) == 0 else { return }
        _ = lchown(path, status.st_uid, status.st_gid)
    }

    /// Writes all of some bytes.
    ///
    /// Throws ``NewsError/Code/unavailable``.
    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws {
        var rest = bytes
        while !rest.isEmpty {
            let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw NewsError.cannotWrite(lastFailure) }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
        }
    }

    /// Brings a file's bytes, or a folder's names, to the disk.
    static func synchronize(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw NewsError.cannotWrite(lastFailure) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw NewsError.cannotWrite(lastFailure) }
    }

    /// What the system says of the last call that failed.
    static var lastFailure: String { String(cString: strerror(errno)) }
}

extension NewsError {
    /// Whoever sent the file hears nothing of the disk but that it failed.
    static func cannotWrite(_ cause: String) -> NewsError {
        var error = NewsError(.unavailable, "The file could not be stored: the disk is full or takes nothing.")
        error.cause = cause
        return error
    }
}
