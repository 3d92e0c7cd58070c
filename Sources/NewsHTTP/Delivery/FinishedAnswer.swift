internal import HTTPTypes
internal import NIOCore
internal import NewsDomain
internal import Synchronization

/// An answer to a GET, finished: its headers and bytes as they go out, once for all who ask.
final class FinishedAnswer: Sendable {
    /// Where it is kept.
    let address: String
    let policy: CachePolicy
    /// What it is made of: where the present reading agrees, it is true.
    let reading: PulseReading
    let plain: Representation
    private let lastModified: Timestamp
    private let compressed = Mutex(Compressed.untried)

    private enum Compressed {
        case untried
        case notWorthIt
        case done(Representation)
    }

    /// Finishes an answer to a canonical address that was made under a reading, at a moment.
    init(_ answer: Answer, to address: String, policy: CachePolicy, reading: PulseReading, at now: Timestamp) {
        self.address = address
        self.policy = policy
        self.reading = reading
        lastModified = reading.lastChange(of: policy.parts)
        // A second may see two changes: who was answered within it has to ask again (RFC 9110, section 8.8.2.2).
        let shown = lastModified < now ? lastModified : now.advanced(by: -1)
        var varying: [String] = []
        if answer.body.count >= Gzip.minimumLength { varying.append("Accept-Encoding") }
        if policy.widensByKey { varying.append("Authorization") }
        var shared: Representation.Headers = [("Last-Modified", HTTPDate.text(shown))]
        if !varying.isEmpty { shared.append(("Vary", varying.joined(separator: ", "))) }
        if !answer.shows.isEmpty {
            shared.append(("Surrogate-Key", answer.shows.map(\.description).joined(separator: " ")))
        }
        var own = answer.headers.map { ($0.name.rawName, $0.value) }
        if let contentType = answer.contentType { own.append(("Content-Type", contentType)) }
        let body = ByteBuffer(bytes: answer.body)
        plain = Representation(tag: "\"\(Self.digest(answer.body))\"", body: body, shared: shared, own: own)
    }

    /// What is sent to a client that says this, at a moment with its reading.
    func reply(to conditions: ReadConditions, at now: Timestamp, _ reading: PulseReading) -> FinishedReply {
        let (representation, isNew) = representation(for: conditions.acceptEncoding)
        return FinishedReply(
            representation: representation,
            isNotModified: conditions.isMet(by: representation, lastModified: lastModified),
            cacheControl: policy.cacheControl(at: now, until: reading.nextMoment),
            hasGrown: isNew
        )
    }

    /// Bytes that it takes in memory, roughly.
    var size: Int {
        let zipped = compressed.withLock { if case .done(let representation) = $0 { representation.size } else { 0 } }
        return plain.size + zipped
    }

    /// The bytes in the coding that a client likes best, and whether they were made just now.
    private func representation(for acceptEncoding: String?) -> (Representation, isNew: Bool) {
        guard plain.body.readableBytes >= Gzip.minimumLength, ContentCoding(accepted: acceptEncoding) == .gzip else {
            return (plain, false)
        }
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

/// What of an answer is sent, and whether a client has it already.
struct FinishedReply: Sendable {
    let representation: Representation
    let isNotModified: Bool
    let cacheControl: String
    /// Whether the answer takes more memory than before.
    let hasGrown: Bool

    /// The headers but those of the moment.
    var headers: Representation.Headers {
        isNotModified ? representation.notModifiedHeaders : representation.headers
    }
}

/// An answer's bytes in one coding, with the headers that go with them.
final class Representation: Sendable {
    typealias Headers = [(name: String, value: String)]

    /// The strong entity tag, in quotes.
    let tag: String
    let body: ByteBuffer
    /// The head as it is sent, but for the headers of the moment and its end.
    let head: [UInt8]
    /// Of a 304, which has what a cache updates by it (RFC 9110, section 15.4.5).
    let notModifiedHead: [UInt8]
    private let shared: Headers
    private let own: Headers

    /// `shared` headers go with a 304 too, its `own` do not.
    init(tag: String, body: ByteBuffer, shared: Headers, own: Headers) {
        self.tag = tag
        self.body = body
        self.shared = shared
        self.own = own
        let confirming = Self.confirming(tag, shared)
        notModifiedHead = Self.head("HTTP/1.1 304 Not Modified", confirming)
        head = Self.head("HTTP/1.1 200 OK", Self.whole(own, body, confirming))
    }

    /// The headers as the router takes them, who seldom asks: what is kept for good are the bytes.
    var headers: Headers { Self.whole(own, body, notModifiedHeaders) }

    var notModifiedHeaders: Headers { Self.confirming(tag, shared) }

    private static func whole(_ own: Headers, _ body: ByteBuffer, _ confirming: Headers) -> Headers {
        own + [("Content-Length", String(body.readableBytes))] + confirming
    }

    private static func confirming(_ tag: String, _ shared: Headers) -> Headers { [("ETag", tag)] + shared }

    /// The same in another coding.
    func encoded(_ body: ByteBuffer, _ coding: String) -> Representation {
        let tag = "\(self.tag.dropLast())-\(coding)\""
        return Representation(tag: tag, body: body, shared: shared, own: own + [("Content-Encoding", coding)])
    }

    /// Bytes in memory, roughly: the strings of headers are shared, but for a few.
    var size: Int { body.readableBytes + head.count + notModifiedHead.count + 1024 }

    /// Status line and headers (RFC 9112, sections 4 and 5), with those that every answer has.
    private static func head(_ statusLine: String, _ headers: Headers) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(768)
        func write(_ text: String) { bytes.append(contentsOf: text.utf8) }
        write(statusLine)
        for (name, value) in headers {
            write("\r\n")
            write(name)
            write(": ")
            write(value)
        }
        write("\r\n")
        bytes.append(contentsOf: cors)
        return bytes
    }

    private static let cors = Array(
        CORSMiddleware.readingHeaders.map { "\($0.name.rawName): \($0.value)\r\n" }.joined().utf8
    )
}
