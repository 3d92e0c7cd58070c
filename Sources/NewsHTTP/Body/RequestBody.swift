internal import HTTPTypes
internal import Hummingbird
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

    /// Collects a body of one of the types. A body that is too long by its own word is refused before it is read.
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
        do {
            bytes = Array(buffer: try await request.body.collect(upTo: maximumLength))
        } catch is NIOTooManyBytesError {
            throw BodyTooLarge(limit: maximumLength)
        }
        guard bytes.isEmpty || Self.mediaType(of: request).map(types.contains) == true else {
            throw UnsupportedType(accepted: types)
        }
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
