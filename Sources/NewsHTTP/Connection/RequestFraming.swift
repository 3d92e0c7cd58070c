internal import NIOHTTP1

/// What the head of a request says about the message and the connection, checked as RFC 9112 wants it.
struct RequestFraming {
    enum Body: Equatable {
        case none
        /// Bytes that are still to come.
        case length(Int)
        case chunked
    }

    let body: Body
    /// Whether the client waits for a 100 (RFC 9110, section 10.1.1).
    let expectsContinue: Bool
    /// Whether the connection may stay open behind the answer (RFC 9112, section 9.3).
    let persists: Bool
    /// Whether it is HTTP/1.0, where staying open has to be said.
    let isOld: Bool

    /// Throws ``ClientFault`` where the request must not be taken.
    init(_ head: HTTPRequestHead) throws(ClientFault) {
        isOld = head.version.minor == 0
        let connection = Self.tokens(head.headers["connection"])
        // The parser stops behind what looks like an upgrade, which there is none to.
        let upgrades = head.method == .CONNECT || head.headers.contains(name: "upgrade")
        persists = !upgrades && !connection.contains("close") && (!isOld || connection.contains("keep-alive"))
        try Self.checkHost(head.headers["host"], isOld)
        body = try Self.body(head.headers, isOld)
        expectsContinue = try Self.expectation(head.headers["expect"], isOld) && body != .none
    }

    /// RFC 9112, section 3.2, and RFC 9110, section 4.2.1: one, and not empty.
    private static func checkHost(_ values: [String], _ isOld: Bool) throws(ClientFault) {
        guard let host = values.first else {
            if isOld { return }
            throw ClientFault(.invalid, "“Host” is missing.")
        }
        guard values.count == 1 else { throw ClientFault(.invalid, "There is more than one “Host”.") }
        guard !host.isEmpty, host.utf8.allSatisfy(isOfHost) else {
            throw ClientFault(.invalid, "“Host” names no host.")
        }
    }

    /// The bytes of a host and port (RFC 3986, sections 3.2.2 and 3.2.3).
    static func isOfHost(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x3A: true
        case 0x2D, 0x2E, 0x5B, 0x5D, 0x5F, 0x7E, 0x25: true
        case 0x21, 0x24, 0x26...0x2C, 0x3B, 0x3D: true
        default: false
        }
    }

    /// RFC 9112, sections 6.1 and 6.3.
    private static func body(_ headers: HTTPHeaders, _ isOld: Bool) throws(ClientFault) -> Body {
        let codings = headers["transfer-encoding"]
        let length = headers["content-length"]
        guard codings.isEmpty else {
            guard length.isEmpty else {
                throw ClientFault(.invalid, "“Content-Length” and “Transfer-Encoding” exclude each other.")
            }
            guard !isOld else { throw ClientFault(.invalid, "HTTP/1.0 has no “Transfer-Encoding”.") }
            let names = tokens(codings)
            if names == ["chunked"] { return .chunked }
            let isFinal = names.last == "chunked" && !names.dropLast().contains("chunked")
            guard isFinal || !names.contains("chunked"), !names.isEmpty, names.allSatisfy(isToken) else {
                throw ClientFault(.invalid, "“Transfer-Encoding” is not well-formed.")
            }
            throw ClientFault(.notImplemented, "“Transfer-Encoding” can be “chunked” alone.")
        }
        guard let text = length.first else { return .none }
        guard length.count == 1, let count = Int(text), count >= 0 else {
            throw ClientFault(.invalid, "“Content-Length” is no number.")
        }
        return count == 0 ? .none : .length(count)
    }

    private static func expectation(_ values: [String], _ isOld: Bool) throws(ClientFault) -> Bool {
        guard !values.isEmpty, !isOld else { return false }
        guard tokens(values).allSatisfy({ $0 == "100-continue" }) else {
            throw ClientFault(.expectationFailed, "“Expect” can be “100-continue” alone.")
        }
        return true
    }

    /// The members of a list, in lower case (RFC 9110, section 5.6.1).
    private static func tokens(_ values: [String]) -> [String] {
        var tokens: [String] = []
        for part in values.joined(separator: ",").split(separator: ",") {
            let word = part.split { $0 == " " || $0 == "\t" }.joined(separator: " ")
            if !word.isEmpty { tokens.append(word.lowercased()) }
        }
        return tokens
    }

    /// RFC 9110, section 5.6.2.
    static func isToken(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy(isOfToken)
    }

    static func isOfToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39: true
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E, 0x5F, 0x60, 0x7C, 0x7E: true
        default: false
        }
    }
}
