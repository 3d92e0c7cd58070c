package import NewsDomain
internal import Synchronization

/// Tells who asks by the key that they send.
package final class KeyVerifier: Sendable {
    private let repository: any KeyRepository
    private let clock: any NewsClock
    /// Kept here and written now and then: a request that reads writes nothing.
    private let lastUsed = Mutex<[Int64: Timestamp]>([:])

    /// A verifier of the keys in a repository.
    package init(repository: any KeyRepository, clock: any NewsClock) {
        self.repository = repository
        self.clock = clock
    }

    /// A new key for an id: `bs_`, the id, and 256 random bits. The id finds what the key is compared with.
    package static func newKey(id: Int64) -> String {
        "bs_\(id)_\(Secret.random(bytes: 32))"
    }

    /// Whose key it is.
    ///
    /// Throws ``NewsError/Code/unauthenticated``, in the same words for a malformed, an unknown and a revoked key.
    func principal(_ key: String) async throws -> Principal {
        let parts = key.split(separator: "_", maxSplits: 2, omittingEmptySubsequences: false)
        guard key.utf8.count <= 100, parts.count == 3, parts[0] == "bs", let id = Int64(parts[1]),
            let stored = try await repository.key(id), Secret.matches(key, digest: stored.hash)
        else { throw NewsError(.unauthenticated, "The key is not known, or was revoked.") }
        let now = clock.now()
        lastUsed.withLock { $0[id] = now }
        return Principal(keyID: id, name: stored.name, scopes: stored.scopes)
    }

    /// Writes down when keys were last used since this was last called. Blocks the calling thread.
    package func flush() throws {
        let used = lastUsed.withLock { used in
            defer { used = [:] }
            return used
        }
        if !used.isEmpty { try repository.noteUse(used) }
    }
}
