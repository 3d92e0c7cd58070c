internal import HTTPTypes
internal import NewsDomain

/// Tells who asks, where a key says so (RFC 6750, section 2.1).
struct Authentication: Sendable {
    /// None where everybody may have what there is.
    let keys: KeyVerifier?
    let limits: RequestLimits?

    /// Whose key a request has; nil where it has none.
    ///
    /// A wrong key is refused also where none is needed: its owner would otherwise take what everybody sees for all there is.
    /// Throws `unauthenticated`, or `tooMany` to those who sent many wrong ones.
    func principal(of request: Request) async throws -> Principal? {
        guard let keys, let header = request.headers[.authorization] else { return nil }
        let (sender, arrival) = (request.head.sender, request.head.arrival)
        if let refusal = limits?.refusalOfKeys(from: sender, at: arrival) { throw refusal }
        do {
            return try await keys.principal(try Self.token(header))
        } catch let error as NewsError where error.code == .unauthenticated {
            _ = limits?.admit(.wrongKey, from: sender, at: arrival)
            throw error
        }
    }

    private static func token(_ header: String) throws -> String {
        let parts = header.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else {
            throw NewsError(.unauthenticated, "“Authorization” must be “Bearer” and a key.")
        }
        return String(parts[1])
    }
}
