internal import HTTPTypes
internal import NIOCore
internal import NewsDomain
internal import NewsJSON

/// The body is larger than is taken.
struct BodyTooLarge: Error {
    let limit: Int
}

/// The body is of another type than is taken.
struct UnsupportedType: Error {
    let accepted: [String]
}

/// A request's body, collected.
struct RequestBody {
    let bytes: [UInt8]

    /// Bytes of JSON.
    static let maximumLength = 1024 * 1024
    /// Bytes of what anybody may send: a comment has 4,000 characters, of up to 12 bytes each where JSON escapes them.
    static let maximumLengthOfComment = 64 * 1024

    /// Collects a body of one of the types. One that is too long or of another type by its own word is not read at all.
    ///
    /// Throws ``BodyTooLarge`` and ``UnsupportedType``. A request without a body needs no type.
    init(
        _ request: Request,
        types: [String] = ["application/json"],
        maximumLength: Int = RequestBody.maximumLength
    ) async throws {
        if let length = request.headers[.contentLength].flatMap(Int.init), length > maximumLength {
            throw BodyTooLarge(limit: maximumLength)
        }
        if let encoding = request.headers[.contentEncoding], encoding.lowercased() != "identity" {
            throw UnsupportedType(accepted: types.map { "\($0) without a Content-Encoding" })
        }
        let isTyped = Self.mediaType(of: request).map(types.contains) == true
        guard isTyped || !request.saysBody else { throw UnsupportedType(accepted: types) }
        bytes = Array(buffer: try await request.body.collect(maximumLength))
        guard bytes.isEmpty || isTyped else { throw UnsupportedType(accepted: types) }
    }

    /// Type and subtype in lower case (RFC 9110, section 8.3.1), without parameters; nil where the parameters name
    /// another charset than UTF-8, or there is none.
    private static func mediaType(of request: Request) -> String? {
        guard let header = request.headers[.contentType]?.lowercased() else { return nil }
        let parts = header.split(separator: ";").map { $0.trimmingPrefix { $0 == " " } }
        let charset = parts.dropFirst().first { $0.hasPrefix("charset=") }?.dropFirst("charset=".count)
        if let charset, !["utf-8", "\"utf-8\"", "utf8"].contains(charset.split(separator: " ").first ?? "") {
            return nil
        }
        return parts.first.map { $0.split(separator: " ").first.map(String.init) ?? "" }
    }

    /// The members of the JSON object that the body is.
    func members() throws -> BodyReader {
        guard !bytes.isEmpty else { throw NewsError(.invalid, "The body is empty; it must be a JSON object.") }
        do {
            guard case .object(let members) = try JSONParser.parse(bytes) else {
                throw NewsError(.invalid, "The body must be a JSON object.")
            }
            return BodyReader(members)
        } catch let error as JSONSyntaxError {
            let fault = Fault(.pointer(error.pointer ?? ""), code: "malformed", detail: error.detail)
            throw NewsError(.invalid, error.detail, faults: [fault])
        }
    }
}

extension Request {
    /// Whether it says that a body comes with it (RFC 9112, section 6.3).
    var saysBody: Bool {
        headers[.transferEncoding] != nil || headers[.contentLength].map { $0 != "0" } ?? false
    }
}
