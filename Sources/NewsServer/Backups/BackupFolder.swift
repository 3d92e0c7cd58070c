internal import Foundation
internal import NewsDomain
internal import NewsSQLite

/// The folder that a server puts its copies into. Their names say which newsroom they are of, so that several may share one.
struct BackupFolder {
    let path: String
    /// What the names of this newsroom's copies begin with.
    private let prefix: String

    init(_ path: String, newsroom: NewsroomIdentity) {
        self.path = path
        prefix = "newsroom-\(newsroom.uid.prefix(8))-"
    }

    /// Makes the folder, for its owner alone, within one that is there: what is missing beyond that may be a disk that is not
    /// mounted.
    ///
    /// Throws ``NewsError/Code/unavailable`` where it cannot be made.
    func make() throws {
        guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
        let reason = String(cString: strerror(errno))
        throw NewsError(.unavailable, "Cannot make the folder “\(path)” (\(reason)): see “backup.directory”.")
    }

    /// Where a copy of a moment goes.
    func file(at moment: Timestamp) -> String { "\(path)/\(prefix)\(moment.fileName).sqlite" }

    /// Whether there is none that was made since a moment, until now.
    func isDue(since moment: Timestamp, until now: Timestamp) throws -> Bool {
        guard let newest = try copies(until: now).last else { return true }
        return newest <= name(file(at: moment))
    }

    /// When the newest was made, until now; nil where there is none.
    func newest(until now: Timestamp) throws -> Timestamp? {
        guard let name = try copies(until: now).last else { return nil }
        // `2026-11-27T154200Z`: colons are for other places than names of files.
        let (date, time) = (name.dropFirst(prefix.count).prefix(11), name.dropFirst(prefix.count + 11).prefix(6))
        return Timestamp(rfc3339: "\(date)\(time.prefix(2)):\(time.dropFirst(2).prefix(2)):\(time.suffix(2))Z")
    }

    /// Deletes the oldest of the copies that were made until now, so that `count` are left. What has another name is not touched,
    /// nor what is no file. Returns whether there were any.
    func keep(_ count: Int, until now: Timestamp) throws -> Bool {
        let old = try copies(until: now).dropLast(count)
        for name in old { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }
        return !old.isEmpty
    }

    /// The files of media that each copy in the folder names, whatever it is called, whoever has made it, and of whichever newsroom.
    ///
    /// Throws ``NewsError/Code/unavailable`` where that cannot be told of a file.
    func names() throws -> [any NamedFiles] {
        try FileManager.default.contentsOfDirectory(atPath: path).compactMap {
            try CopiedNames(ofFile: "\(path)/\($0)")
        }
    }

    /// The names of the copies, oldest first. One that claims to be of later than now was made by a clock that was wrong: it says
    /// nothing about when the next is due, and is left alone.
    private func copies(until now: Timestamp) throws -> [String] {
        let last = name(file(at: now))
        return try FileManager.default.contentsOfDirectory(atPath: path)
            .filter { isCopy($0) && $0 <= last && isFile($0) }
            .sorted()
    }

    private func isCopy(_ name: String) -> Bool {
        name.hasPrefix(prefix) && name.dropFirst(prefix.count).wholeMatch(of: /\d{4}-\d\d-\d\dT\d{6}Z\.sqlite/) != nil
    }

    private func name(_ file: String) -> String { String(file.dropFirst(path.count + 1)) }

    private func isFile(_ name: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
        return attributes?[.type] as? FileAttributeType == .typeRegular
    }
}
