internal import HummingbirdCore
internal import NewsDomain

/// What a request asks for (RFC 9112, section 3.2.1), in its parts.
struct RequestTarget: Sendable {
    /// As it was sent.
    let text: String
    let path: String
    /// What stands behind the `?`, empty where nothing does.
    let query: String

    init(_ uri: URI) {
        text = uri.string
        path = uri.path
        query = uri.query ?? ""
    }

    /// A target as it was sent; nil where it is longer than is taken, or is not of the plain form that every reader of
    /// addresses takes apart alike: printable ASCII without a `#`, and a `%` only where it encodes something.
    init?(plain text: String) {
        guard text.utf8.count <= URLMiddleware.maximumLength, !text.utf8.contains(UInt8(ascii: "#")),
            PercentEncoding.isPlain(text) || PercentEncoding.decode(text) != nil
        else { return nil }
        self.text = text
        if let mark = text.utf8.firstIndex(of: UInt8(ascii: "?")) {
            path = String(text[..<mark])
            query = String(text[text.utf8.index(after: mark)...])
        } else {
            path = text
            query = ""
        }
    }
}
