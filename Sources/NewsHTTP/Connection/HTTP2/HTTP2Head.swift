internal import Glibc
internal import NIOCore

/// The head of a request of HTTP/2 (RFC 9113, section 8.3), as its fields come.
///
/// What says how the request is to be answered is taken out. All fields but those of the request line are kept as the lines that
/// they have in HTTP/1.1: few reads ask for them.
struct HTTP2Head {
    private(set) var method = ""
    private(set) var target = ""
    private(set) var conditions = ReadConditions()
    private(set) var requestID: String?
    private(set) var forwardedFor: [String] = []
    private(set) var hasKey = false
    /// Whether each of them is there once at the most: what two of them mean is for `HTTPFields` to say.
    private(set) var isSimple = true
    private(set) var authority: String?
    private(set) var hosts: [String] = []
    private(set) var length: String?
    private(set) var expectations: [String] = []
    private(set) var lines = ByteBuffer()
    private(set) var count = 0
    /// Bytes of names and values, but for those of the address.
    private(set) var size = 0
    private var parts = Parts()
    private var isMalformed = false

    /// The fields of the request line that came.
    private struct Parts: OptionSet {
        let rawValue: UInt8
        static let method = Parts(rawValue: 1)
        static let scheme = Parts(rawValue: 2)
        static let path = Parts(rawValue: 4)
        static let authority = Parts(rawValue: 8)
    }

    /// Forgets all of it; the memory of its lines is used again where nobody else has it.
    mutating func clear() {
        var kept = ByteBuffer()
        swap(&kept, &lines)
        self = HTTP2Head()
        if kept.capacity > Self.keptBytes { return }
        kept.clear()
        lines = kept
    }

    /// Bytes of lines whose memory is used again.
    private static let keptBytes = 2048

    /// Bytes that it stands for, as a client has to count them (RFC 9113, section 6.5.2).
    var listSize: Int { size + target.utf8.count + 32 * count }

    /// Whether it is a request at all (RFC 9113, sections 8.1.1 to 8.3.1); `isWhole`: no body follows.
    func isWellFormed(isWhole: Bool) -> Bool {
        guard !isMalformed, parts.contains(.method) else { return false }
        let isConnect = method == "CONNECT"
        guard isConnect != parts.contains(.scheme), isConnect != parts.contains(.path) else { return false }
        return !isWhole || length == nil || length == "0"
    }

    /// Takes the next field, of bytes that a field may have. Its name is in lower case.
    mutating func take(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
        count += 1
        if name.first == UInt8(ascii: ":") { return takePart(name, value) }
        size += name.count + value.count
        write(name, value)
        switch name.count {
        case 2 where name.reads("te"): if !value.reads("trailers") { isMalformed = true }
        case 4 where name.reads("host"): hosts.append(Self.text(value))
        case 6 where name.reads("expect"): expectations.append(Self.text(value))
        case 7 where name.reads("upgrade"): isMalformed = true
        case 10 where name.reads("connection") || name.reads("keep-alive"): isMalformed = true
        case 12 where name.reads("x-request-id"): set(\.requestID, value)
        case 13 where name.reads("if-none-match"): set(\.conditions.ifNoneMatch, value)
        case 13 where name.reads("authorization"): hasKey = true
        case 14 where name.reads("content-length"): takeLength(value)
        case 15 where name.reads("accept-encoding"): set(\.conditions.acceptEncoding, value)
        case 15 where name.reads("x-forwarded-for"): forwardedFor.append(Self.text(value))
        case 16 where name.reads("proxy-connection"): isMalformed = true
        case 17 where name.reads("if-modified-since"): set(\.conditions.ifModifiedSince, value)
        case 17 where name.reads("transfer-encoding"): isMalformed = true
        default: break
        }
    }

    /// A field came that is none: the request is none, either.
    mutating func takeMalformed() { isMalformed = true }

    /// A field of the request line: each once, and before all others (RFC 9113, section 8.3).
    private mutating func takePart(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
        if lines.readableBytes > 0 { isMalformed = true }
        switch name.count {
        case 5 where name.reads(":path"):
            note(.path)
            target = Self.text(value)
            return
        case 7 where name.reads(":method"):
            note(.method)
            method = Self.text(value)
        case 7 where name.reads(":scheme"): note(.scheme)
        case 10 where name.reads(":authority"):
            note(.authority)
            authority = Self.text(value)
        default: isMalformed = true
        }
        size += name.count + value.count
    }

    private mutating func note(_ part: Parts) {
        if !parts.insert(part).inserted { isMalformed = true }
    }

    /// Two lengths are no length (RFC 9110, section 8.6).
    private mutating func takeLength(_ value: UnsafeBufferPointer<UInt8>) {
        if length != nil { isMalformed = true }
        length = Self.text(value)
    }

    private mutating func set(_ field: WritableKeyPath<HTTP2Head, String?>, _ value: UnsafeBufferPointer<UInt8>) {
        if self[keyPath: field] != nil { isSimple = false }
        self[keyPath: field] = Self.text(value)
    }

    /// Writes a field's line (RFC 9112, section 5).
    private mutating func write(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
        let length = name.count + value.count + 4
        lines.writeWithUnsafeMutableBytes(minimumWritableBytes: length) { space in
            space.copyBytes(from: name)
            space[name.count] = UInt8(ascii: ":")
            space[name.count + 1] = UInt8(ascii: " ")
            UnsafeMutableRawBufferPointer(rebasing: space[(name.count + 2)...]).copyBytes(from: value)
            space[length - 2] = UInt8(ascii: "\r")
            space[length - 1] = UInt8(ascii: "\n")
            return length
        }
    }

    private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes are those of a word.
    func reads(_ word: StaticString) -> Bool {
        guard count == word.utf8CodeUnitCount, let baseAddress else { return false }
        return memcmp(baseAddress, word.utf8Start, count) == 0
    }
}
