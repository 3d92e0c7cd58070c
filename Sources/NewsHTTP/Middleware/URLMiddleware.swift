internal import Hummingbird
internal import NewsDomain

/// The address is longer than is taken.
struct URITooLong: Error {
    let length: Int
}

/// Refuses addresses that are too long or not well-formed before anything looks at them: a `%` without two hex digits,
/// bytes that are no UTF-8, and control characters, NUL first of all.
struct URLMiddleware: RouterMiddleware {
    typealias Context = NewsRequestContext

    /// Bytes.
    static let maximumLength = 8 * 1024

    func handle(
        _ request: Request,
        context: NewsRequestContext,
        next: (Request, NewsRequestContext) async throws -> Response
    ) async throws -> Response {
        let address = request.uri.string
        guard address.utf8.count <= Self.maximumLength else { throw URITooLong(length: address.utf8.count) }
        guard PercentEncoding.isPlain(address) || PercentEncoding.decode(address) != nil else {
            throw NewsError(
                .invalid,
                "The address is not well-formed: percent-encoding, UTF-8 and control characters were looked at."
            )
        }
        return try await next(request, context)
    }
}
