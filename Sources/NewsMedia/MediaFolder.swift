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

    func original(_ hash: FileHash) -> String { "\(path)/originals/\(hash.text.prefix(2))/\(hash)" }

    func served(_ hash: FileHash, _ type: MediaFileType) -> String {
        "\(path)/served/\(hash.text.prefix(2))/\(hash).\(type.rawValue)"
    }

    var renditions: String { path + "/renditions" }

    func renditions(of hash: FileHash) -> String { "\(renditions)/\(hash.text.prefix(2))/\(hash)" }

    func rendition(_ rendition: Rendition) -> String { "\(renditions(of: rendition.hash))/\(rendition.name)" }

    var incoming: String { path + "/incoming" }

    /// A path for what is being written.
    func temporary() -> String { "\(incoming)/\(UUID().uuidString)" }

    /// Makes a folder and those above it, for their owner alone.
    ///
    /// Throws ``NewsError/Code/unavailable``.
    static func make(_ folder: String) throws {
        // One at a time: who finds it there may rely on its name to be on the disk.
        try making.withLock { _ in try makeAlone(folder) }
    }

    private static let making = Mutex(())

    private static func makeAlone(_ folder: String) throws {
        guard access(folder, F_OK) != 0 else { return }
        do {
            let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: attributes
            )
        } catch { throw NewsError.cannotWrite("\(error)") }
        var above = URL(fileURLWithPath: folder)
        for _ in 0..<3 {
            above.deleteLastPathComponent()
            try synchronize(above.path)
        }
    }

    /// Gives a file that is whole its name, so that it is there after a power cut.
    ///
    /// Throws ``NewsError/Code/unavailable``.
    static func move(_ file: String, to place: String) throws {
        try synchronize(file)
        let folder = URL(fileURLWithPath: place).deletingLastPathComponent().path
        try make(folder)
        guard rename(file, place) == 0 else { throw NewsError.cannotWrite(lastFailure) }
        try synchronize(folder)
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
