internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import NewsDomain
internal import NewsJSON

/// Turns every error into a problem document (RFC 9457).
///
/// An error that nobody foresaw is logged in full and answered as `internal` with nothing but the request's id.
struct ProblemMiddleware: RouterMiddleware {
    typealias Context = NewsRequestContext

    func handle(
        _ request: Request,
        context: NewsRequestContext,
        next: (Request, NewsRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let response = Self.kind(of: error, context).response(for: error, request, context)
            return request.method == .head ? response.createHeadResponse() : response
        }
    }

    private static func kind(of error: any Error, _ context: NewsRequestContext) -> ProblemKind {
        switch error {
        case let error as NewsError:
            if error.code == .internal { log(error, context) }
            return ProblemKind(error.code)
        case is MethodNotAllowed: return .methodNotAllowed
        case is URITooLong: return .uriTooLong
        case is BodyTooLarge: return .contentTooLarge
        case is UnsupportedType: return .unsupportedType
        case let error as HTTPError where error.status == .notFound: return .notFound
        default:
            log(error, context)
            return .internal
        }
    }

    private static func log(_ error: any Error, _ context: NewsRequestContext) {
        context.logger.error(
            "request failed",
            metadata: ["requestId": "\(context.requestID)", "error": "\(String(reflecting: error))"]
        )
    }
}

/// The types of problems there are: the one table from an error to what is answered.
enum ProblemKind: String, CaseIterable {
    case invalid = "invalid"
    case unauthenticated = "unauthenticated"
    case forbidden = "forbidden"
    case notFound = "not-found"
    case methodNotAllowed = "method-not-allowed"
    case conflict = "conflict"
    case gone = "gone"
    case preconditionFailed = "precondition-failed"
    case preconditionRequired = "precondition-required"
    case contentTooLarge = "content-too-large"
    case uriTooLong = "uri-too-long"
    case unsupportedType = "unsupported-type"
    case unprocessable = "unprocessable"
    case tooMany = "too-many"
    case `internal` = "internal"
    case unavailable = "unavailable"

    init(_ code: NewsError.Code) {
        switch code {
        case .notFound: self = .notFound
        case .gone: self = .gone
        case .invalid: self = .invalid
        case .unprocessable: self = .unprocessable
        case .conflict: self = .conflict
        case .preconditionFailed: self = .preconditionFailed
        case .preconditionRequired: self = .preconditionRequired
        case .forbidden: self = .forbidden
        case .unauthenticated: self = .unauthenticated
        case .tooMany: self = .tooMany
        case .unavailable: self = .unavailable
        case .internal: self = .internal
        }
    }

    var status: HTTPResponse.Status {
        switch self {
        case .invalid: .badRequest
        case .unauthenticated: .unauthorized
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .conflict: .conflict
        case .gone: .gone
        case .preconditionFailed: .preconditionFailed
        case .preconditionRequired: .preconditionRequired
        case .contentTooLarge: .contentTooLarge
        case .uriTooLong: .uriTooLong
        case .unsupportedType: .unsupportedMediaType
        case .unprocessable: .unprocessableContent
        case .tooMany: .tooManyRequests
        case .internal: .internalServerError
        case .unavailable: .serviceUnavailable
        }
    }

    var title: String {
        switch self {
        case .invalid: "The request is not valid"
        case .unauthenticated: "A key is needed"
        case .forbidden: "This is not allowed"
        case .notFound: "Not found"
        case .methodNotAllowed: "Method not allowed"
        case .conflict: "Conflict"
        case .gone: "Gone"
        case .preconditionFailed: "Changed in the meantime"
        case .preconditionRequired: "A condition is needed"
        case .contentTooLarge: "The body is too large"
        case .uriTooLong: "The address is too long"
        case .unsupportedType: "The type of the body is not supported"
        case .unprocessable: "The content breaks a rule"
        case .tooMany: "Too many requests"
        case .internal: "Something went wrong"
        case .unavailable: "Not available just now"
        }
    }

    /// The document, and the headers that belong to its status.
    func response(for error: any Error, _ request: Request, _ context: NewsRequestContext) -> Response {
        var faults: [Fault] = []
        var detail = "The error is ours. Tell us the requestId if it stays."
        var headers: HTTPFields = [.contentType: "application/problem+json"]
        switch error {
        case let error as NewsError where self != .internal:
            (detail, faults) = (error.detail, error.faults)
            if let seconds = error.retryAfter ?? (self == .unavailable ? 1 : nil) {
                headers[.retryAfter] = String(seconds)
            }
            // RFC 6750, section 3.
            if self == .unauthenticated { headers[.wwwAuthenticate] = "Bearer realm=\"broadsheet\"" }
        case let error as MethodNotAllowed:
            detail = "\(error.method.rawValue) is not possible here. Possible: \(error.allow)."
            headers[.allow] = error.allow
        case let error as URITooLong:
            detail = "The address has \(error.length) bytes; at most \(URLMiddleware.maximumLength) are taken."
        case let error as BodyTooLarge:
            detail = "At most \(error.limit) bytes are taken."
        case let error as UnsupportedType:
            detail = "The body must be \(error.accepted.joined(separator: " or ")), in UTF-8."
        case is HTTPError:
            detail = "There is nothing at this address. See /v1 for what there is."
        default: break
        }
        // The next one to ask may get another answer: a draft is published, a key is made, a slug is taken.
        headers[.cacheControl] = "no-store"
        let problem = Problem(
            type: rawValue,
            title: title,
            status: status.code,
            detail: detail,
            instance: instance(of: request),
            requestID: context.requestID,
            faults: faults
        )
        return Response(
            status: status,
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: problem.encoded()))
        )
    }

    /// The path that was asked for; a client's flood of bytes is not sent back whole, nor cut within a `%2F`.
    private func instance(of request: Request) -> String {
        let path = request.uri.path
        guard path.utf8.count > 500 else { return path }
        let cut = Array(path.utf8.prefix(500))
        let end = cut.suffix(2).firstIndex(of: UInt8(ascii: "%")) ?? cut.endIndex
        return String(decoding: cut[..<end], as: UTF8.self)
    }
}
