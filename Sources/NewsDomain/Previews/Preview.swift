/// A token that opens one article to whoever has it, whatever its status, for a while.
package struct Preview: Sendable, Hashable {
    package var id: Int64
    package var createdAt: Timestamp
    /// From this moment on it opens nothing any more.
    package var expiresAt: Timestamp
    /// The name of the key that made it.
    package var createdBy: String

    package init(id: Int64, createdAt: Timestamp, expiresAt: Timestamp, createdBy: String) {
        self.id = id
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.createdBy = createdBy
    }

    /// How long a token opens its article where nobody says, in seconds.
    package static let standardSeconds: Int64 = 3600
    /// The longest that it may, in seconds: 30 days.
    package static let maximumSeconds: Int64 = 30 * 24 * 3600
    /// How many of one article there may be at once.
    package static let maximumPerArticle = 100
}

/// A token that is to be made.
package struct NewPreview: Sendable {
    /// SHA-256 of the token, which is stored nowhere.
    package var hash: [UInt8]
    package var expiresAt: Timestamp
    /// The name of the key that makes it.
    package var createdBy: String

    package init(hash: [UInt8], expiresAt: Timestamp, createdBy: String) {
        self.hash = hash
        self.expiresAt = expiresAt
        self.createdBy = createdBy
    }
}
