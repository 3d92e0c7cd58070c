internal import Crypto
internal import Foundation
package import NewsDomain

/// Compares the files that there are with those that media items have.
package struct MediaInventory {
    private let folder: MediaFolder

    package init(_ folder: MediaFolder) {
        self.folder = folder
    }

    /// A file that no media item has, with all that was made of it.
    package struct Unused: Sendable {
        package let hash: FileHash
        package let bytes: Int
        let paths: [String]

        /// Removes it.
        package func remove() {
            for path in paths { try? FileManager.default.removeItem(atPath: path) }
        }
    }

    /// What is missing, is not what it was, or is no file of a newsroom: a sentence each. Reads all files.
    package func faults(among files: [StoredFile]) -> [String] {
        files.compactMap(fault) + strangers.map { "“\($0)” is no file of a media item." }
    }

    /// The file of a media item from which all others can be made.
    package func source(of file: StoredFile) -> String {
        file.type.kind == .image ? folder.original(file.hash) : folder.served(file.hash, file.type)
    }

    private func fault(_ file: StoredFile) -> String? {
        guard FileManager.default.isReadableFile(atPath: folder.served(file.hash, file.type)),
            let hash = Self.hash(of: source(of: file))
        else { return MediaFault.missing.sentence(for: file) }
        return hash == file.hash ? nil : MediaFault.damaged.sentence(for: file)
    }

    static func hash(of path: String) -> FileHash? {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        var hash = SHA256()
        while let data = try? handle.read(upToCount: 1 << 20), !data.isEmpty { hash.update(data: data) }
        return FileHash(bytes: hash.finalize())
    }

    /// Files that no media item has, which have been there for some time: what was uploaded just now gets its item in a moment.
    package func unused(besides files: [StoredFile], before moment: Timestamp) -> [Unused] {
        let used = Set(files.map(\.hash))
        var paths: [FileHash: [String]] = [:]
        for (hash, path) in named where !used.contains(hash) { paths[hash, default: []].append(path) }
        return paths.keys.sorted { $0.text < $1.text }
            .compactMap { hash in
                let all = paths[hash] ?? []
                let sizes = all.map { Self.look($0) }
                guard sizes.allSatisfy({ $0.changedAt < moment.seconds }) else { return nil }
                return Unused(
                    hash: hash,
                    bytes: sizes.reduce(0) { $0 + $1.bytes },
                    paths: all + [folder.renditions(of: hash)]
                )
            }
    }

    /// Bytes, and when it was changed, in seconds since 1970.
    private static func look(_ path: String) -> (bytes: Int, changedAt: Int64) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return (0, 0) }
        return (Int(status.st_size), Int64(status.st_mtim.tv_sec))
    }

    // MARK: Names

    private var named: [(FileHash, String)] {
        all.compactMap { path in Self.hash(named: path).map { ($0, path) } }
    }

    private var strangers: [String] { all.filter { Self.hash(named: $0) == nil } }

    static func hash(named path: String) -> FileHash? {
        let parts = path.split(separator: "/").suffix(3)
        guard parts.count == 3, let name = parts.last else { return nil }
        let pieces = name.split(separator: ".", omittingEmptySubsequences: false)
        guard let hash = FileHash(pieces[0]), parts[parts.startIndex + 1] == hash.text.prefix(2) else { return nil }
        let isOriginal = parts.first == "originals"
        guard isOriginal ? pieces.count == 1 : pieces.count == 2 && MediaFileType(rawValue: String(pieces[1])) != nil
        else { return nil }
        return hash
    }

    private var all: [String] {
        ["originals", "served"].flatMap { part in
            let root = "\(folder.path)/\(part)"
            let names = FileManager.default.enumerator(atPath: root)
            var paths: [String] = []
            while let name = names?.nextObject() as? String {
                var isFolder: ObjCBool = false
                let path = "\(root)/\(name)"
                if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue { continue }
                paths.append(path)
            }
            return paths.sorted()
        }
    }
}
