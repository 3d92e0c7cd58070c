/// What a key allows.
package enum KeyScope: String, Sendable, CaseIterable {
    /// Reading what is not published.
    case drafts
    /// Writing articles and all that belongs to them; reading what is not published.
    case write
    /// Deciding on comments.
    case moderate
    /// Everything.
    case admin

    /// Whether this scope allows what `other` does.
    package func includes(_ other: KeyScope) -> Bool {
        self == other || self == .admin || (self == .write && other == .drafts)
    }
}

/// Who is asking, as a key says.
package struct Principal: Sendable, Hashable {
    package var keyID: Int64
    package var name: String
    package var scopes: Set<KeyScope>

    package init(keyID: Int64, name: String, scopes: Set<KeyScope>) {
        self.keyID = keyID
        self.name = name
        self.scopes = scopes
    }

    /// Whether the key allows something.
    package func may(_ scope: KeyScope) -> Bool {
        scopes.contains { $0.includes(scope) }
    }
}

/// A key as it is stored: never itself, only its hash.
package struct StoredKey: Sendable {
    package var id: Int64
    package var name: String
    package var scopes: Set<KeyScope>
    /// SHA-256 of the key.
    package var hash: [UInt8]
    package var createdAt: Timestamp
    package var lastUsedAt: Timestamp?
    package var revokedAt: Timestamp?

    package init(
        id: Int64,
        name: String,
        scopes: Set<KeyScope>,
        hash: [UInt8],
        createdAt: Timestamp,
        lastUsedAt: Timestamp?,
        revokedAt: Timestamp?
    ) {
        self.id = id
        self.name = name
        self.scopes = scopes
        self.hash = hash
        self.createdAt = createdAt
        self.lastUsedAt = lastUsedAt
        self.revokedAt = revokedAt
    }
}
