internal import Foundation
internal import GRDB
package import NewsDomain

/// The files of media that a copy of a newsroom names.
package struct CopiedNames: NamedFiles {
    private let path: String

    /// Of a copy that is known to be one.
    init(at path: String) {
        self.path = path
    }

    /// Of a file that may be a copy, whoever has written it; nil where it is something else, or a copy that is being written.
    ///
    /// Throws ``NewsError/Code/unavailable`` where it may be one and cannot be read, or is of a newer version.
    package init?(ofFile path: String) throws {
        guard !PartialFile.isPartial(path), try Self.isDatabase(path) else { return nil }
        self.path = path
        let isCopy = try reading { db in
            guard try Int.fetchOne(db, sql: "PRAGMA application_id") == Migrations.applicationID else { return false }
            guard try !Migrations.migrator.hasBeenSuperseded(db) else {
                throw NewsError(.unavailable, "“\(path)” was written by a newer version of Broadsheet.")
            }
            return true
        }
        guard isCopy else { return nil }
    }

    /// How every file of SQLite begins (the SQLite file format, section 1.2).
    private static func isDatabase(_ path: String) throws -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            // A link that leads nowhere, or a socket.
            if errno == ENOENT || errno == ENXIO { return false }
            throw unreadable(path, String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        let header = Array("SQLite format 3\0".utf8)
        var start = [UInt8](repeating: 0, count: header.count)
        return read(descriptor, &start, start.count) == start.count && start == header
    }

    package func visit(from prefix: String, _ body: (StoredFile) throws -> Void) throws {
        try reading { db in
            // Copies of earlier versions have none.
            let hasFiles = "SELECT 1 FROM pragma_table_info('media') WHERE name = 'hash'"
            guard try Int.fetchOne(db, sql: hasFiles) != nil else { return }
            // In the order of its index, so that nothing is gathered. Several items may have one file: the last is of the last
            // time that it was sent.
            let sql = """
                SELECT hash, mimeType, bytes FROM media INDEXED BY media_by_hash
                WHERE hash IS NOT NULL AND hash >= ? AND hash < ? ORDER BY hash, id
                """
            var last: StoredFile?
            // What is behind the last digit of a hash.
            try db.forEach(sql, [prefix, prefix + "g"]) { columns in
                guard let file = StoredFile(named: &columns) else { return }
                if let last, last.hash != file.hash { try body(last) }
                last = file
            }
            if let last { try body(last) }
        }
    }

    /// Reads it and leaves no log beside it.
    private func reading<Value>(_ work: (Database) throws -> Value) throws -> Value {
        let isWhole = access(path + "-wal", F_OK) != 0
        let name = isWhole ? SchemaState.immutable(path) : path
        do {
            let queue = try DatabaseQueue(path: name, configuration: StoreOptions().readingConfiguration())
            defer { try? queue.close() }
            return try queue.read(work)
        } catch let error as DatabaseError {
            throw Self.unreadable(path, error.message ?? error.resultCode.description)
        }
    }

    private static func unreadable(_ path: String, _ reason: String) -> NewsError {
        NewsError(.unavailable, "Cannot read which files of media “\(path)” names (\(reason)).")
    }
}

extension StoredFile {
    /// A hash, a type and a size; nil where they are none of a file.
    fileprivate init?(named columns: inout ColumnReader) {
        let (hash, mimeType): (String, String?) = (columns.next(), columns.optional())
        guard let hash = FileHash(hash), let type = mimeType.flatMap(MediaFileType.init(mimeType:)) else { return nil }
        self.init(hash: hash, type: type, bytes: columns.optional() ?? 0)
    }
}
