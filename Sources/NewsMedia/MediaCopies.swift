internal import Foundation
package import NewsDomain

/// The files of media that go with copies of a newsroom: in a folder `media` beside them, which all copies there share, also those of
/// other newsrooms (docs/decisions/0041-copies-for-the-bad-day.md).
package struct MediaCopies: MediaBackup {
    private let newsroom: MediaFolder

    /// Of the newsroom in a data directory.
    package init(dataDirectory: String) {
        newsroom = MediaFolder(dataDirectory: dataDirectory)
    }

    package func copy(
        _ files: any NamedFiles,
        beside copy: String,
        _ watch: BackupWatch,
        then publish: () throws -> Void
    ) throws -> MediaCopySummary {
        let copies = MediaFolder(besideCopy: copy)
        let partial = copies.copying
        var lock: FolderLock?
        // Of a copy in the data directory itself they are there.
        if try files.areAny, !copies.isSame(as: newsroom) {
            do {
                try MediaFolder.make(partial)
                lock = try FolderLock.shared(copies.lock, watch.isCancelled) { Self.removeLeftovers(in: partial) }
            } catch let error as NewsError { throw error.writing(to: copies.path) }
        }
        return try withExtendedLifetime(lock) {
            let summary = try MediaTransfer(from: newsroom, to: copies, partial: partial, watch).run(files)
            try publish()
            return summary
        }
    }

    package func restore(_ files: any NamedFiles, from copy: String, _ watch: BackupWatch) throws -> MediaCopySummary {
        // Beside the copy itself, where a link leads to it.
        let copies = MediaFolder(besideCopy: URL(fileURLWithPath: copy).resolvingSymlinksInPath().path)
        let lock = try FolderLock.sharedWhereThere(copies.lock, watch.isCancelled)
        return try withExtendedLifetime(lock) {
            try MediaTransfer(from: copies, to: newsroom, partial: newsroom.incoming, watch).run(files)
        }
    }

    /// What killed ones have left. For who has the folder alone.
    private static func removeLeftovers(in folder: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            if UUID(uuidString: name) != nil { unlink("\(folder)/\(name)") }
        }
    }

    // MARK: What no copy names

    /// Removes the files beside copies that none of these names, and that have been there for some time. Returns how many they were,
    /// with their bytes; nil where somebody is copying into the folder, or it is that of the newsroom. `copies` is called once
    /// nobody can add one.
    ///
    /// Throws ``NewsError/Code/unavailable`` where it is not known what a copy names, `CancellationError` where it was stopped.
    package func removeUnnamed(
        in folder: String,
        by copies: () throws -> [any NamedFiles],
        before moment: Timestamp,
        _ isCancelled: () -> Bool
    ) throws -> (files: Int, bytes: Int64)? {
        let media = MediaFolder(dataDirectory: folder)
        guard access(media.copying, F_OK) == 0 else { return (0, 0) }
        guard !media.isSame(as: newsroom), let lock = try FolderLock.alone(media.lock) else { return nil }
        return try withExtendedLifetime(lock) {
            var removed: (files: Int, bytes: Int64) = (0, 0)
            let copies = try copies()
            // A part of them after the other: there may be millions.
            for digit in FileHash.digits {
                var unnamed = media.hashes(from: digit, before: moment)
                guard !unnamed.isEmpty else { continue }
                for copy in copies {
                    try copy.visit(from: digit) { unnamed.remove($0.hash) }
                    if isCancelled() { throw CancellationError() }
                }
                for hash in unnamed { removed.bytes += media.remove(hash) }
                removed.files += unnamed.count
            }
            return removed
        }
    }
}

extension MediaFolder {
    /// What copies are written to until they are whole.
    fileprivate var copying: String { path + "/copying" }

    fileprivate var lock: String { copying + "/lock" }

    /// The hashes with that first digit of files of which none was changed since a moment.
    fileprivate func hashes(from digit: String, before moment: Timestamp) -> Set<FileHash> {
        var (old, young): (Set<FileHash>, Set<FileHash>) = ([], [])
        for part in ["originals", "served"] {
            for second in FileHash.digits {
                let folder = "\(path)/\(part)/\(digit)\(second)"
                for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
                    let file = "\(folder)/\(name)"
                    guard let hash = MediaInventory.hash(named: file) else { continue }
                    var status = stat()
                    let isOld = lstat(file, &status) == 0 && Int64(status.st_mtim.tv_sec) < moment.seconds
                    if isOld { old.insert(hash) } else { young.insert(hash) }
                }
            }
        }
        return old.subtracting(young)
    }

    /// Removes all that is kept under a hash; returns its bytes.
    fileprivate func remove(_ hash: FileHash) -> Int64 {
        ([original(hash)] + MediaFileType.allCases.map { served(hash, $0) }).reduce(0) { bytes, file in
            var status = stat()
            guard lstat(file, &status) == 0, unlink(file) == 0 else { return bytes }
            return bytes + Int64(status.st_size)
        }
    }
}

extension FileHash {
    fileprivate static let digits = "0123456789abcdef".map(String.init)
}

/// One is enough.
private struct Found: Error {}

extension NamedFiles {
    /// Whether there is one at all.
    fileprivate var areAny: Bool {
        get throws {
            do { try visit { _ in throw Found() } } catch is Found { return true }
            return false
        }
    }
}
