internal import Foundation
package import NewsDomain
internal import NewsHTTP
internal import NewsSQLite

/// Makes a key and returns it: the only time that it can be seen. A newsroom is made where there is none, and `announce` told.
package func createKey(
    name: String,
    scopes: Set<KeyScope>,
    dataDirectory: String,
    clock: any NewsClock = SystemClock(),
    announce: (String) -> Void = { _ in }
) throws -> String {
    try OperationFailure.reporting {
        guard !name.isEmpty, name.count <= 80, !name.contains(where: \.isNewline) else {
            throw OperationFailure("A key's name must have 1 to 80 characters in one line.")
        }
        let isNew = !SQLiteNewsroom.exists(in: dataDirectory)
        let store = try SQLiteNewsroom(directory: dataDirectory, clock: clock, options: .telling)
        defer { try? store.close() }
        if isNew { announce(newNewsroomNotice(dataDirectory)) }
        var key = ""
        _ = try store.addKey(name: name, scopes: scopes, at: clock.now()) { id in
            key = KeyVerifier.newKey(id: id)
            return Secret.digest(key)
        }
        return key
    }
}

/// The scopes of a list that is parted by commas. Throws ``OperationFailure`` where one is none, or there are none.
package func keyScopes(_ list: String) throws -> Set<KeyScope> {
    let words = list.split(separator: ",").map { $0.filter { $0 != " " } }
    guard !words.isEmpty else { throw OperationFailure("A key needs at least one scope: see --help.") }
    return Set(
        try words.map { word in
            guard let scope = KeyScope(rawValue: word) else {
                let known = KeyScope.allCases.map(\.rawValue).joined(separator: ", ")
                throw OperationFailure("A scope must be one of \(known), not “\(word)”.")
            }
            return scope
        }
    )
}

/// The keys as lines of a table, and as a JSON array; without the keys themselves, which nobody has.
package func listKeys(
    dataDirectory: String,
    clock: any NewsClock = SystemClock()
) throws -> (text: String, json: String) {
    try existing(dataDirectory, clock, .readOnly) { store in
        let rows = try store.keys().map(KeyListRow.init)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = Table.text(
            ["NAME", "SCOPES", "CREATED", "LAST USED", "REVOKED"],
            rows.map {
                [$0.name, $0.scopes.joined(separator: ","), $0.createdAt, $0.lastUsedAt ?? "–", $0.revokedAt ?? "–"]
            }
        )
        return (text, String(decoding: try encoder.encode(rows), as: UTF8.self))
    }
}

/// Revokes a key by its name: from then on it opens nothing.
package func revokeKey(name: String, dataDirectory: String, clock: any NewsClock = SystemClock()) throws {
    try existing(dataDirectory, clock, .readWrite) { try $0.revokeKey(name: name, at: clock.now()) }
}

private struct KeyListRow: Encodable {
    var name: String
    var scopes: [String]
    var createdAt: String
    var lastUsedAt: String?
    var revokedAt: String?

    init(_ key: StoredKey) {
        name = key.name
        scopes = KeyScope.allCases.filter(key.scopes.contains).map(\.rawValue)
        createdAt = key.createdAt.rfc3339
        lastUsedAt = key.lastUsedAt?.rfc3339
        revokedAt = key.revokedAt?.rfc3339
    }
}
