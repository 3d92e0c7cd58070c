/// Where keys are kept. Every method but the first blocks the calling thread.
package protocol KeyRepository: Sendable {
    /// The key of that id, revoked ones aside.
    func key(_ id: Int64) async throws -> StoredKey?

    /// Notes when keys were last used.
    func noteUse(_ lastUsed: [Int64: Timestamp]) throws

    /// Makes a key of a name; `hash` makes its hash of the id that it gets. Returns the id.
    ///
    /// Throws ``NewsError/Code/conflict`` where another key that is not revoked has the name.
    func addKey(name: String, scopes: Set<KeyScope>, at now: Timestamp, hash: (Int64) -> [UInt8]) throws -> Int64

    /// All keys, revoked ones too, oldest first.
    func keys() throws -> [StoredKey]

    /// Revokes the key of that name. Throws ``NewsError/Code/notFound`` where there is none.
    func revokeKey(name: String, at now: Timestamp) throws
}
