internal import HTTPTypes
internal import NIOHPACK
internal import NIOHTTP1

/// The head of a request of HTTP/2 (RFC 9113, section 8.3), read from its block. NIO has checked the form of the block: names in
/// lower case, no header of a connection, each pseudo-header once and before all others, no line breaks.
struct HTTP2Request {
    var head: RequestHead
    let block: HPACKHeaders
    /// `X-Forwarded-For`.
    let forwardedFor: [String]
    /// Whether it reads, without a key and without a body: it may be answered from memory.
    let isPlain: Bool
    /// What the head says of the body.
    let body: RequestFraming.Body
    /// Whether the client waits for a 100 (RFC 9110, section 10.1.1).
    let expectsContinue: Bool

    /// Bytes of names and values that a head may have, but for its address, and fields: as in HTTP/1.1.
    static let headLimit = 16 * 1024
    /// With those of the request line.
    fileprivate static let fieldLimit = 104

    /// `isWhole`: no body follows.
    init(_ block: HPACKHeaders, isWhole: Bool) throws(ClientFault) {
        var fields = Fields()
        for (name, value, _) in block { fields.take(name, value) }
        try fields.check()
        let method = HTTPRequest.Method(rawValue: fields.method) ?? .get
        self.block = block
        forwardedFor = fields.forwardedFor
        body = try fields.body(isWhole: isWhole)
        expectsContinue = try fields.expectsContinue() && body != .none
        if fields.isSimple {
            head = RequestHead(
                method: method,
                target: fields.target,
                conditions: fields.conditions,
                requestID: RequestID.of(fields.requestID)
            )
        } else {
            head = RequestHead(method, fields.target, HTTPFields(block))
        }
        isPlain = isWhole && fields.isSimple && !fields.hasKey && (method == .get || method == .head)
    }

    /// The same; a failure is to be answered.
    static func read(_ block: HPACKHeaders, isWhole: Bool) -> Result<HTTP2Request, ClientFault> {
        do {
            return .success(try HTTP2Request(block, isWhole: isWhole))
        } catch {
            return .failure(error)
        }
    }

    /// What can be told of a head that is refused.
    static func opening(_ block: HPACKHeaders) -> RequestHead {
        var fields = Fields()
        for (name, value, _) in block { fields.take(name, value) }
        return RequestHead(
            method: HTTPRequest.Method(rawValue: fields.method) ?? .get,
            target: fields.isTarget ? fields.target : "-",
            requestID: RequestID.of(fields.requestID)
        )
    }
}

/// The fields of a head that say how it is to be answered.
private struct Fields {
    var method = ""
    var target = ""
    var conditions = ReadConditions()
    var requestID: String?
    var forwardedFor: [String] = []
    var hasKey = false
    /// Whether each of them is there once at the most: what two of them mean is for `HTTPFields` to say.
    var isSimple = true
    private var authority: String?
    private var hosts: [String] = []
    private var length: String?
    private var expectations: [String] = []
    private var count = 0
    private var size = 0

    mutating func take(_ name: String, _ value: String) {
        count += 1
        switch name {
        case ":method": method = value
        case ":path": target = value
        case ":authority": authority = value
        case ":scheme": break
        case "host": hosts.append(value)
        case "authorization": hasKey = true
        case "x-request-id": set(\.requestID, value)
        case "if-none-match": set(\.conditions.ifNoneMatch, value)
        case "if-modified-since": set(\.conditions.ifModifiedSince, value)
        case "accept-encoding": set(\.conditions.acceptEncoding, value)
        case "x-forwarded-for": forwardedFor.append(value)
        case "content-length": length = value
        case "expect": expectations.append(value)
        default: break
        }
        if name != ":path" { size += name.utf8.count + value.utf8.count }
    }

    private mutating func set(_ field: WritableKeyPath<Fields, String?>, _ value: String) {
        if self[keyPath: field] != nil { isSimple = false }
        self[keyPath: field] = value
    }

    /// Whether it is a path or `*`, of the bytes that HTTP/1.1 lets through, too.
    var isTarget: Bool {
        (target.utf8.first == UInt8(ascii: "/") || target == "*") && target.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    }

    func check() throws(ClientFault) {
        guard size <= HTTP2Request.headLimit, count <= HTTP2Request.fieldLimit else {
            throw ClientFault(.headersTooLarge, "The head has more than 16 KB or 100 fields.")
        }
        if case .RAW = HTTPMethod(rawValue: method) {
            throw ClientFault(.notImplemented, "There is no such method here.")
        }
        try checkHost()
        guard isTarget || target.isEmpty && method == "CONNECT" else {
            throw ClientFault(.invalid, "The request is not well-formed HTTP.")
        }
    }

    /// RFC 9113, section 8.3.1.
    private func checkHost() throws(ClientFault) {
        guard hosts.count <= 1 else { throw ClientFault(.invalid, "There is more than one “Host”.") }
        guard let host = authority ?? hosts.first else { throw ClientFault(.invalid, "“Host” is missing.") }
        guard !host.isEmpty, host.utf8.allSatisfy(RequestFraming.isOfHost) else {
            throw ClientFault(.invalid, "“Host” names no host.")
        }
        guard hosts.first == nil || hosts.first?.lowercased() == host.lowercased() else {
            throw ClientFault(.invalid, "“Host” and “:authority” name two hosts.")
        }
    }

    func body(isWhole: Bool) throws(ClientFault) -> RequestFraming.Body {
        guard !isWhole else { return .none }
        guard let length else { return .chunked }
        guard let count = Int(length), count >= 0 else { throw ClientFault(.invalid, "“Content-Length” is no number.") }
        return count == 0 ? .none : .length(count)
    }

    func expectsContinue() throws(ClientFault) -> Bool {
        guard expectations.allSatisfy({ $0.lowercased() == "100-continue" }) else {
            throw ClientFault(.expectationFailed, "“Expect” can be “100-continue” alone.")
        }
        return !expectations.isEmpty
    }
}

extension HTTPFields {
    /// All fields of a block but those of the request line.
    init(_ block: HPACKHeaders) {
        self.init()
        reserveCapacity(block.count)
        for (name, value, _) in block where !name.hasPrefix(":") {
            if let name = HTTPField.Name(name) { append(HTTPField(name: name, value: value)) }
        }
    }
}
