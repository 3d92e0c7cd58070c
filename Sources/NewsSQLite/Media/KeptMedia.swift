internal import GRDB
package import NewsDomain

extension SQLiteNewsroom: KeptMediaRepository {
    package func pictures(of hash: FileHash) throws -> [Media] {
        try read { db in
            let sql =
                "SELECT \(MediaRow.columns("m")) FROM media m WHERE hash = ? AND kind = 'image' ORDER BY id LIMIT 100"
            return try db.rows(sql, [hash.text]) { MediaRow.read(&$0) }.compactMap(\.self)
        }
    }

    package func keptFiles() throws -> [StoredFile] {
        try read { db in
            let sql = """
                SELECT hash, mimeType, bytes, width, height, frames, durationSeconds, placeholder
                FROM media WHERE hash IS NOT NULL GROUP BY hash
                """
            return try db.rows(sql) { columns in
                let hash = FileHash(columns.next() as String)
                return hash.flatMap { StoredFile($0, &columns) }
            }
            .compactMap(\.self)
        }
    }

    package func mediaElsewhere(after: Int64, limit: Int) throws -> [Media] {
        try read { db in
            let sql = """
                SELECT \(MediaRow.columns("m")) FROM media m
                WHERE id > ? AND hash IS NULL AND url LIKE 'http%' ORDER BY id LIMIT ?
                """
            return try db.rows(sql, [after, limit]) { MediaRow.read(&$0) }.compactMap(\.self)
        }
    }

    package func file(of hash: FileHash) throws -> StoredFile? {
        try read { db in
            let sql = """
                SELECT mimeType, bytes, width, height, frames, durationSeconds, placeholder FROM media WHERE hash = ? LIMIT 1
                """
            return try db.firstRow(sql, [hash.text]) { StoredFile(hash, &$0) } ?? nil
        }
    }
}

extension StoredFile {
    /// The columns behind the hash; nil where they are none of a file.
    init?(_ hash: FileHash, _ columns: inout ColumnReader) {
        let mimeType: String? = columns.optional()
        guard let type = mimeType.flatMap(MediaFileType.init(mimeType:)) else { return nil }
        self.init(hash: hash, type: type, bytes: columns.optional() ?? 0)
        (width, height, frames) = (columns.optional(), columns.optional(), columns.optional())
        (durationSeconds, placeholder) = (columns.optional(), columns.optional())
    }
}

extension Database {
    /// What a change may set of a media item of which the newsroom keeps the file: what that tells of itself stays.
    ///
    /// Throws ``NewsError/Code/conflict`` where the change brings a file of another kind.
    func besidesFile(_ change: CatalogueChange, of id: Int64) throws -> CatalogueChange {
        guard case .media(var media) = change else { return change }
        let sql = "SELECT kind, hash IS NOT NULL FROM media WHERE id = ?"
        let present = try lookUp(sql, id) { ($0.next() as String, $0.next() as Bool) }
        if let file = media.file {
            if let kind = present?.0, kind != file.type.kind.rawValue {
                throw NewsError.otherKind(kind, file.type.kind)
            }
        } else if present?.1 == true {
            (media.kind, media.url, media.width, media.height) = (nil, nil, nil, nil)
            (media.bytes, media.mimeType, media.durationSeconds) = (nil, nil, nil)
        }
        return .media(media)
    }
}

extension NewsError {
    fileprivate static func otherKind(_ present: String, _ given: MediaKind) -> NewsError {
        NewsError(
            .conflict,
            "The file is of the kind “\(given.rawValue)”; that of this media item must be of “\(present)”."
        )
    }
}
