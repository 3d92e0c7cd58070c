internal import GRDB
package import NewsDomain

extension SQLiteNewsroom: KeyRepository {
    package func key(_ id: Int64) async throws -> StoredKey? {
        try read { db in
            try db.firstRow("SELECT \(KeyRow.columns) FROM api_key WHERE id = ? AND revokedAt IS NULL", [id]) {
                KeyRow.read(&$0)
            }
        }
    }

    package func noteUse(_ lastUsed: [Int64: Timestamp]) throws {
        try reportingFailures {
            try write { db in
                for (id, at) in lastUsed {
                    try db.run("UPDATE api_key SET lastUsedAt = ? WHERE id = ?", at.seconds, id)
                }
            }
        }
    }

    package func addKey(
        name: String,
        scopes: Set<KeyScope>,
        at now: Timestamp,
        hash: (Int64) -> [UInt8]
    ) throws -> Int64 {
        try reportingFailures {
            try write { db in
                guard try db.firstRow(KeyRow.presentSQL, [name], { $0.next() as Int64 }) == nil else {
                    throw NewsError(.conflict, "There is a key “\(name)” already: revoke it, or choose another name.")
                }
                let id: Int64 = try db.firstRow("SELECT ifnull(max(id), 0) + 1 FROM api_key") { $0.next() } ?? 1
                let words = KeyScope.allCases.filter(scopes.contains).map(\.rawValue).joined(separator: ",")
                try db.run(
                    "INSERT INTO api_key (id, name, scopes, hash, createdAt) VALUES (?, ?, ?, ?, ?)",
                    id,
                    name,
                    words,
                    hash(id),
                    now.seconds
                )
                return id
            }
        }
    }

    package func keys() throws -> [StoredKey] {
        try reportingFailures {
            try readers.read { db in
                try db.rows("SELECT \(KeyRow.columns) FROM api_key ORDER BY id") { KeyRow.read(&$0) }
            }
        }
    }

    package func revokeKey(name: String, at now: Timestamp) throws {
        try reportingFailures {
            try write { db in
                guard let id = try db.firstRow(KeyRow.presentSQL, [name], { $0.next() as Int64 }) else {
                    throw NewsError(.notFound, "There is no key “\(name)”: see “broadsheet keys list”.")
                }
                try db.run("UPDATE api_key SET revokedAt = ? WHERE id = ?", now.seconds, id)
            }
        }
    }
}

private enum KeyRow {
    static let columns = "id, name, scopes, hash, createdAt, lastUsedAt, revokedAt"
    static let presentSQL = "SELECT id FROM api_key WHERE name = ? AND revokedAt IS NULL"

    static func read(_ columns: inout ColumnReader) -> StoredKey {
        let (id, name, scopes): (Int64, String, String) = (columns.next(), columns.next(), columns.next())
        return StoredKey(
            id: id,
            name: name,
            scopes: Set(scopes.split(separator: ",").compactMap { KeyScope(rawValue: String($0)) }),
            hash: columns.next(),
            createdAt: Timestamp(seconds: columns.next()),
            lastUsedAt: (columns.optional() as Int64?).map(Timestamp.init(seconds:)),
            revokedAt: (columns.optional() as Int64?).map(Timestamp.init(seconds:))
        )
    }
}
