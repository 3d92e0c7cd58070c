internal import HTTPTypes
internal import NIOCore
internal import NewsDomain
internal import Synchronization

/// An answer to a GET, finished: its headers and bytes as they go out, once for all who ask.
final class CachedResponse: Sendable {
    /// Where it is kept.
    let address: String
    /// The number of the route that it was made at.
    let route: Int?
    let policy: CachePolicy
    /// What it is made of: where the present reading agrees, it is true.
    let reading: CacheVersion
    let plain: Representation
    private let lastModified: Timestamp
    /// When it ceases to be true by itself.
    private let trueUntil: Timestamp?
    /// Whether who takes a coding may get other bytes.
    private let hasCodings: Bool
    private let compressed = Mutex(Compressed.untried)

    private enum Compressed {
        case untried
        case notWorthIt
        case done(Representation)
    }

    /// Finishes an answer to a canonical address that was made under a reading, at a moment.
    init(
        _ answer: Answer,
        to address: String,
        route: Int? = nil,
        policy: CachePolicy,
        reading: CacheVersion,
        at now: Timestamp
    ) {
        self.address = address
        self.route = route
        self.policy = policy
        self.reading = reading
        lastModified = reading.lastChange(of: policy.parts)
        trueUntil = answer.trueUntil
        // A second may see two changes: who was answered within it has to ask again (RFC 9110, section 8.8.2.2).
        let shown = lastModified < now ? lastModified : now.advanced(by: -1)
        var varying = policy.variesByAccept ? ["Accept"] : []
        hasCodings = policy.isCompressible && answer.body.count >= Gzip.minimumLength
        if hasCodings { varying.append("Accept-Encoding") }
        if policy.widensByKey { varying.append("Authorization") }
        var shared: HeaderLines.Fields = [("Last-Modified", shown.internetDate)]
        if !varying.isEmpty { shared.append(("Vary", varying.joined(separator: ", "))) }
        if !answer.shows.isEmpty {
            shared.append(("Surrogate-Key", answer.shows.map(\.description).joined(separator: " ")))
        }
        var own = answer.headers.map { ($0.name.rawName, $0.value) }
        if let contentType = answer.contentType { own.append(("Content-Type", contentType)) }
        let body = ByteBuffer(bytes: answer.body)
        plain = Representation(tag: "\"\(Self.digest(answer.body))\"", body: body, shared: shared, own: own)
        if policy.compressesAtOnce { _ = representation(for: "gzip") }
    }

    /// Whether it is what would be made at a moment with its reading.
    func isTrue(at now: Timestamp, _ present: CacheVersion) -> Bool {
        reading.agrees(with: present, on: policy.parts) && trueUntil.map { now < $0 } ?? true
    }

    /// What is sent to a client that says this, at a moment with its reading, and whether this takes more memory from now on.
    func answer(
        to conditions: ReadConditions,
        at now: Timestamp,
        _ reading: CacheVersion
    ) -> (answer: Answer, hasGrown: Bool) {
        let (representation, isNew) = representation(for: conditions.acceptEncoding)
        let answer = Answer(
            representation,
            isNotModified: conditions.isMet(by: representation, lastModified: lastModified),
            policy.cacheControl(at: now, until: min(reading.nextMoment, trueUntil ?? reading.nextMoment))
        )
        return (answer, isNew)
    }

    /// Bytes that it takes in memory, roughly.
    var size: Int {
        let zipped = compressed.withLock { if case .done(let representation) = $0 { representation.size } else { 0 } }
        return plain.size + zipped
    }

    /// The bytes in the coding that a client likes best, and whether they were made just now.
    private func representation(for acceptEncoding: String?) -> (Representation, isNew: Bool) {
        guard hasCodings, ContentCoding(accepted: acceptEncoding) == .gzip else { return (plain, false) }
        return compressed.withLock { compressed in
            var isNew = false
            if case .untried = compressed {
                compressed = Gzip.compress(plain.body).map { .done(plain.encoded($0, "gzip")) } ?? .notWorthIt
                isNew = true
            }
            return if case .done(let representation) = compressed { (representation, isNew) } else { (plain, false) }
        }
    }

    /// The same for the same bytes, on every machine.
    private static func digest(_ body: [UInt8]) -> String {
        var hash = StableHash()
        body.withUnsafeBytes { hash.combine($0) }
        return HexDigits.text(hash.value)
    }
}
