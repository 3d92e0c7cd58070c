internal import Foundation
package import NewsDomain
internal import NewsMedia
internal import NewsSQLite

/// For how long a file stays that no media item has, in seconds: one that is being uploaded has none yet.
private let pruneAge: Int64 = 3_600

/// Removes the files that no media item has; tells of each, and of all together.
package func pruneMedia(
    dataDirectory: String,
    dryRun: Bool,
    clock: any NewsClock = SystemClock()
) throws -> (files: [String], summary: String) {
    try existing(dataDirectory, clock, .readOnly) { store in
        let inventory = MediaInventory(MediaFolder(dataDirectory: dataDirectory))
        let unused = inventory.unused(besides: try store.keptFiles(), before: clock.now().advanced(by: -pruneAge))
        if !dryRun { for file in unused { file.remove() } }
        let bytes = unused.reduce(0) { $0 + $1.bytes }
        let verb = dryRun ? "could be removed" : "removed"
        return (unused.map { "\($0.hash) \($0.bytes)" }, "\(unused.count) files of \(bytes) bytes \(verb).")
    }
}

/// Copies the files of all media into a folder, each under its hash; those that are there already stay.
package func exportMedia(
    to folder: String,
    dataDirectory: String,
    clock: any NewsClock = SystemClock()
) throws -> String {
    try existing(dataDirectory, clock, .readOnly) { store in
        let inventory = MediaInventory(MediaFolder(dataDirectory: dataDirectory))
        let files = FileManager.default
        do { try files.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
            throw OperationFailure("Cannot make “\(folder)”: choose a folder you may write to.")
        }
        var (copied, missing) = (0, 0)
        for file in try store.keptFiles() {
            let (source, place) = (inventory.source(of: file), "\(folder)/\(file.hash)")
            guard files.isReadableFile(atPath: source) else {
                missing += 1
                continue
            }
            copied += 1
            if files.fileExists(atPath: place) { continue }
            let partial = "\(place).partial"
            try? files.removeItem(atPath: partial)
            do {
                try files.copyItem(atPath: source, toPath: partial)
                try files.moveItem(atPath: partial, toPath: place)
            } catch { throw OperationFailure("Cannot write “\(place)”: check the disk and its space.") }
        }
        return "\(copied) files of media are in “\(folder)”." + missingSentence(missing)
    }
}

/// Takes the files of media from a folder into which they were exported, by the door that uploads go through.
package func importMedia(
    from folder: String,
    _ configuration: ServerConfiguration,
    clock: any NewsClock = SystemClock()
) throws -> String {
    try existing(configuration.dataDirectory, clock, .readOnly) { store in
        let files = MediaStore(configuration)
        var (taken, missing) = (0, 0)
        for file in try store.keptFiles() {
            if files.isThere(file) {
                taken += 1
            } else if let handle = FileHandle(forReadingAtPath: "\(folder)/\(file.hash)"),
                try files.take(handle).hash == file.hash
            {
                taken += 1
            } else {
                missing += 1
            }
        }
        return "\(taken) files of media are there." + missingSentence(missing)
    }
}

private func missingSentence(_ count: Int) -> String {
    count == 0 ? "" : " \(count) are missing: “broadsheet check” names them."
}

extension MediaStore {
    fileprivate func take(_ handle: FileHandle) throws -> StoredFile {
        let file = try begin()
        while let data = try handle.read(upToCount: 1 << 20), !data.isEmpty { try file.write(data) }
        return try file.finishBlocking()
    }
}
