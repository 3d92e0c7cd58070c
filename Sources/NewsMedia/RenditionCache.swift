internal import Foundation
internal import Synchronization

/// Keeps what renditions take on disk within a bound: those that nobody has asked for longest go first. They can be made again.
final class RenditionCache: Sendable {
    private struct Entry {
        let path: String
        let bytes: Int
        /// Seconds since 1970: when it was made or, where the system notes that, read last.
        let usedAt: Int
    }

    private let folder: MediaFolder
    /// Bytes.
    private let maximum: Int
    /// Bytes that there are; nil where nobody has counted them.
    private let total = Mutex<Int?>(nil)

    init(folder: MediaFolder, maximum: Int) {
        (self.folder, self.maximum) = (folder, maximum)
    }

    /// One more was made.
    func note(_ path: String) {
        total.withLock { total in
            let present = total.map { $0 + Self.entry(path).bytes } ?? entries().reduce(0) { $0 + $1.bytes }
            total = present > maximum ? shrink() : present
        }
    }

    /// Makes room for a while; returns the bytes that are left.
    private func shrink() -> Int {
        let entries = entries().sorted { $0.usedAt > $1.usedAt }
        var kept = 0
        for entry in entries {
            if kept + entry.bytes > maximum / 10 * 9 { unlink(entry.path) } else { kept += entry.bytes }
        }
        return kept
    }

    private func entries() -> [Entry] {
        let names = FileManager.default.enumerator(atPath: folder.renditions)
        var entries: [Entry] = []
        while let name = names?.nextObject() as? String {
            let entry = Self.entry(folder.renditions + "/" + name)
            if entry.bytes > 0 { entries.append(entry) }
        }
        return entries
    }

    /// Of no bytes where it is no file.
    private static func entry(_ path: String) -> Entry {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return Entry(path: path, bytes: 0, usedAt: 0)
        }
        return Entry(
            path: path,
            bytes: Int(status.st_size),
            usedAt: max(status.st_atim.tv_sec, status.st_mtim.tv_sec)
        )
    }
}
