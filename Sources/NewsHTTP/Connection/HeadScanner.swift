internal import HTTPTypes

/// Reads the head of a GET or a HEAD in its plainest form from the bytes of a connection (RFC 9112, sections 3 and 5).
///
/// It knows one spelling of everything and no exceptions. What has anything else in it — a body, a key, a byte beyond
/// ASCII, one header too many, or no end yet — it leaves to NIO's parser, which then sees the same bytes from the
/// start. So the two never differ on where a request ends.
struct HeadScanner {
    private let bytes: UnsafeRawBufferPointer
    private var place = 0
    private var hasHost = false
    private var conditions = ReadConditions()
    private var requestID: String?
    private var forwardedFor: String?

    /// Bytes that a head may have, and headers: more is for the parser to refuse.
    private static let longest = 16 * 1024
    private static let most = 100

    /// A head that was read.
    struct Scan {
        var head: RequestHead
        /// `X-Forwarded-For`.
        let forwardedFor: [String]
        /// Its bytes.
        let length: Int
    }

    /// The head that the bytes begin with; nil where it is not of the plainest form.
    static func scan(_ bytes: UnsafeRawBufferPointer) -> Scan? {
        var scanner = HeadScanner(bytes: UnsafeRawBufferPointer(rebasing: bytes.prefix(longest)))
        guard let (method, target) = scanner.requestLine() else { return nil }
        for _ in 0..<most {
            if scanner.skip("\r\n") { return scanner.hasHost ? scanner.scan(method, target) : nil }
            guard scanner.header() else { return nil }
        }
        return nil
    }

    /// All fields of a head that was scanned.
    static func fields(_ head: UnsafeRawBufferPointer) -> HTTPFields {
        HTTPFields(HeadLines.fields(head[(head.firstIndex(of: 0x0A) ?? head.endIndex)...].dropFirst()))
    }

    private func scan(_ method: HTTPRequest.Method, _ target: String) -> Scan {
        let head = RequestHead(
            method: method,
            target: target,
            conditions: conditions,
            requestID: RequestID.of(requestID)
        )
        return Scan(head: head, forwardedFor: forwardedFor.map { [$0] } ?? [], length: place)
    }

    private init(bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    private mutating func requestLine() -> (HTTPRequest.Method, target: String)? {
        let isHead = skip("HEAD /")
        guard isHead || skip("GET /") else { return nil }
        let start = place - 1
        while place < bytes.count, (0x21...0x7E).contains(bytes[place]) { place += 1 }
        let target = start..<place
        guard skip(" HTTP/1.1\r\n") else { return nil }
        return (isHead ? .head : .get, text(target))
    }

    /// Takes a header; false where only the parser understands it.
    private mutating func header() -> Bool {
        let start = place
        while place < bytes.count, Self.isName(bytes[place]) { place += 1 }
        let name = start..<place
        guard !name.isEmpty, skip(":") else { return false }
        while place < bytes.count, bytes[place] == 0x20 { place += 1 }
        let first = place
        while place < bytes.count, (0x20...0x7E).contains(bytes[place]) { place += 1 }
        var last = place
        while last > first, bytes[last - 1] == 0x20 { last -= 1 }
        return skip("\r\n") && take(name, first..<last)
    }

    private mutating func take(_ name: Range<Int>, _ value: Range<Int>) -> Bool {
        switch name.count {
        case 4 where matches(name, "host"):
            defer { hasHost = true }
            return !hasHost && !value.isEmpty && value.allSatisfy { RequestFraming.isOfHost(bytes[$0]) }
        case 6: return !matches(name, "expect")
        case 7: return !matches(name, "upgrade")
        case 10: return !matches(name, "connection") || matches(value, "keep-alive")
        case 12 where matches(name, "x-request-id"): return set(\.requestID, value)
        case 13:
            if matches(name, "if-none-match") { return set(\.conditions.ifNoneMatch, value) }
            return !matches(name, "authorization")
        case 14: return !matches(name, "content-length")
        case 15:
            if matches(name, "accept-encoding") { return set(\.conditions.acceptEncoding, value) }
            return !matches(name, "x-forwarded-for") || set(\.forwardedFor, value)
        case 17:
            if matches(name, "if-modified-since") { return set(\.conditions.ifModifiedSince, value) }
            return !matches(name, "transfer-encoding")
        default: return true
        }
    }

    /// False where the header was there already: what two of them mean is for the parser.
    private mutating func set(_ field: WritableKeyPath<HeadScanner, String?>, _ value: Range<Int>) -> Bool {
        defer { self[keyPath: field] = text(value) }
        return self[keyPath: field] == nil
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeRawBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    private mutating func skip(_ word: StaticString) -> Bool {
        guard bytes.count - place >= word.utf8CodeUnitCount else { return false }
        for index in 0..<word.utf8CodeUnitCount where bytes[place + index] != word.utf8Start[index] { return false }
        place += word.utf8CodeUnitCount
        return true
    }

    /// Whether a part is a word that is given in lower case, whatever its own.
    private func matches(_ range: Range<Int>, _ word: StaticString) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        for index in 0..<range.count {
            let byte = bytes[range.lowerBound + index]
            let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            if lower != word.utf8Start[index] { return false }
        }
        return true
    }

    /// Letters, digits and the hyphen: all that names of headers are made of in practice.
    private static func isName(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D
    }
}
