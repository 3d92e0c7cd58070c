internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1

/// A request of HTTP/2, read from a head that is well-formed.
struct HTTP2Request {
    var head: RequestHead
    /// Its fields, as lines.
    let lines: ByteBuffer
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
    init(_ read: HTTP2Head, isWhole: Bool) throws(ClientFault) {
        let method = read.knownMethod
        try read.check()
        lines = read.lines
        forwardedFor = read.forwardedFor
        body = try read.body(isWhole: isWhole)
        expectsContinue = try read.expectsContinue() && body != .none
        if read.isSimple {
            head = RequestHead(
                method: method,
                target: read.target,
                conditions: read.conditions,
                requestID: RequestID.of(read.requestID)
            )
        } else {
            head = RequestHead(method, read.target, HTTPFields(lines.withUnsafeReadableBytes(HeaderLines.fields)))
        }
        isPlain = isWhole && read.isSimple && !read.hasKey && (method == .get || method == .head)
    }

    /// The same; a failure is to be answered.
    static func read(_ head: HTTP2Head, isWhole: Bool) -> Result<HTTP2Request, ClientFault> {
        do {
            return .success(try HTTP2Request(head, isWhole: isWhole))
        } catch {
            return .failure(error)
        }
    }

    /// What can be told of a head that is refused.
    static func opening(_ head: HTTP2Head) -> RequestHead {
        RequestHead(
            method: head.knownMethod,
            target: head.isTarget ? head.target : "-",
            requestID: RequestID.of(head.requestID)
        )
    }
}

extension HTTP2Head {
    /// GET where it is no token.
    fileprivate var knownMethod: HTTPRequest.Method {
        switch method {
        case "GET": .get
        case "HEAD": .head
        default: HTTPRequest.Method(rawValue: method) ?? .get
        }
    }

    /// Whether it is a path or `*`, of the bytes that HTTP/1.1 lets through, too.
    fileprivate var isTarget: Bool {
        (target.utf8.first == UInt8(ascii: "/") || target == "*") && target.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    }

    fileprivate func check() throws(ClientFault) {
        guard size <= HTTP2Request.headLimit, count <= HTTP2Request.fieldLimit else {
            throw ClientFault(.headersTooLarge, "The head has more than 16 KB or 100 fields.")
        }
        if method != "GET", case .RAW = HTTPMethod(rawValue: method) {
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
        guard hosts.isEmpty || hosts.first?.lowercased() == host.lowercased() else {
            throw ClientFault(.invalid, "“Host” and “:authority” name two hosts.")
        }
    }

    fileprivate func body(isWhole: Bool) throws(ClientFault) -> RequestFraming.Body {
        guard !isWhole else { return .none }
        guard let length else { return .chunked }
        guard let count = Int(length), count >= 0 else { throw ClientFault(.invalid, "“Content-Length” is no number.") }
        return count == 0 ? .none : .length(count)
    }

    fileprivate func expectsContinue() throws(ClientFault) -> Bool {
        guard expectations.allSatisfy({ $0.lowercased() == "100-continue" }) else {
            throw ClientFault(.expectationFailed, "“Expect” can be “100-continue” alone.")
        }
        return !expectations.isEmpty
    }
}
