internal import NewsDomain

/// What a request asks for (RFC 9112, section 3.2), in its parts.
struct RequestTarget: Sendable {
    /// As it was sent.
    let text: String
    let path: String
    /// What stands behind the `?`, empty where nothing does. A fragment, which nobody should send, is no part of it.
    let query: String

    /// Bytes.
    static let maximumLength = 8 * 1024

    init(_ text: String) {
        self.text = text
        if let mark = text.utf8.firstIndex(of: UInt8(ascii: "?")) {
            path = String(text[..<mark])
            query = String(text[text.utf8.index(after: mark)...].prefix { $0 != "#" })
        } else {
            path = text
            query = ""
        }
    }

    /// Throws where it is too long or not well-formed, before anything looks at it: a `%` without two hex digits, bytes that
    /// are no UTF-8, and control characters, NUL first of all.
    static func check(_ text: String) throws {
        guard text.utf8.count <= maximumLength else { throw URITooLong(length: text.utf8.count) }
        guard isWellFormed(text) else {
            throw NewsError(
                .invalid,
                "The address is not well-formed: percent-encoding, UTF-8 and control characters were looked at."
            )
        }
    }

    static func isWellFormed(_ text: String) -> Bool {
        PercentEncoding.isPlain(text) || PercentEncoding.decode(text) != nil
    }
}

/// The address is longer than is taken.
struct URITooLong: Error {
    let length: Int
}
