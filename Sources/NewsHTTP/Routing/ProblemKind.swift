internal import HTTPTypes
internal import Logging
internal import NewsDomain
internal import NewsJSON

/// The types of problems there are: the one table from an error to what is answered.
enum ProblemKind: String, CaseIterable {
    case invalid = "invalid"
    case unauthenticated = "unauthenticated"
    case forbidden = "forbidden"
    case notFound = "not-found"
    case methodNotAllowed = "method-not-allowed"
    case conflict = "conflict"
    case mustRefetch = "must-refetch"
    case gone = "gone"
    case preconditionFailed = "precondition-failed"
    case preconditionRequired = "precondition-required"
    case contentTooLarge = "content-too-large"
    case uriTooLong = "uri-too-long"
    case unsupportedType = "unsupported-type"
    case unprocessable = "unprocessable"
    case requestTimeout = "request-timeout"
    case expectationFailed = "expectation-failed"
    case headersTooLarge = "headers-too-large"
    case tooWide = "too-wide"
    case tooMany = "too-many"
    case notImplemented = "not-implemented"
    case versionNotSupported = "version-not-supported"
    case `internal` = "internal"
    case unavailable = "unavailable"

    init(_ code: NewsError.Code) {
        switch code {
        case .notFound: self = .notFound
        case .gone: self = .gone
        case .invalid: self = .invalid
        case .unprocessable: self = .unprocessable
        case .tooWide: self = .tooWide
        case .conflict: self = .conflict
        case .mustRefetch: self = .mustRefetch
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
        case .conflict, .mustRefetch: .conflict
        case .gone: .gone
        case .preconditionFailed: .preconditionFailed
        case .preconditionRequired: .preconditionRequired
        case .contentTooLarge: .contentTooLarge
        case .uriTooLong: .uriTooLong
        case .unsupportedType: .unsupportedMediaType
        case .requestTimeout: .requestTimeout
        case .expectationFailed: .expectationFailed
        case .headersTooLarge: .requestHeaderFieldsTooLarge
        case .unprocessable, .tooWide: .unprocessableContent
        case .tooMany: .tooManyRequests
        case .notImplemented: .notImplemented
        case .versionNotSupported: .httpVersionNotSupported
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
        case .mustRefetch: "The copy has to begin anew"
        case .gone: "Gone"
        case .preconditionFailed: "Changed in the meantime"
        case .preconditionRequired: "A condition is needed"
        case .contentTooLarge: "The body is too large"
        case .uriTooLong: "The address is too long"
        case .unsupportedType: "The type of the body is not supported"
        case .unprocessable: "The content breaks a rule"
        case .requestTimeout: "The request took too long"
        case .expectationFailed: "The expectation cannot be met"
        case .headersTooLarge: "The head is too large"
        case .tooWide: "The request reads too much"
        case .tooMany: "Too many requests"
        case .notImplemented: "Not implemented"
        case .versionNotSupported: "The version of HTTP is not supported"
        case .internal: "Something went wrong"
        case .unavailable: "Not available just now"
        }
    }

    /// The document about an error (RFC 9457), and the headers that belong to its status.
    ///
    /// An error that nobody foresaw is answered as `internal` with nothing but the request's id. The cause of each failure of
    /// ours is logged, once a minute at least; that of a 501 or a 505 is what the client sent, and is told at `debug`.
    static func answer(to error: any Error, at path: String, requestID: String, logger: Logger) -> Answer {
        let kind = ProblemKind(error)
        if let (cause, level) = kind.cause(of: error) {
            FailureLog.shared.note("request failed", cause: cause, to: logger, at: level, ["requestId": "\(requestID)"])
        }
        if let fault = error as? ClientFault {
            logger.debug(
                "a client's fault",
                metadata: ["requestId": "\(requestID)", "status": "\(kind.status.code)", "detail": "\(fault.detail)"]
            )
        }
        return kind.answer(to: error, at: path, requestID)
    }

    /// What the operator has to know of a failure of ours, and how grave it is; nil where it is none.
    private func cause(of error: any Error) -> (String, Logger.Level)? {
        switch self {
        case .internal: (String(reflecting: error), .error)
        case .unavailable:
            // One without a cause speaks for itself: there is more to do than can be done.
            (error as? NewsError).map { known in known.cause.map { ($0, .error) } ?? (known.detail, .warning) }
        default: nil
        }
    }

    private init(_ error: any Error) {
        switch error {
        case let error as NewsError: self.init(error.code)
        case let error as ClientFault: self = error.kind
        case is MethodNotAllowed: self = .methodNotAllowed
        case is URITooLong: self = .uriTooLong
        case is BodyTooLarge: self = .contentTooLarge
        case is UnsupportedType: self = .unsupportedType
        case is NothingThere: self = .notFound
        default: self = .internal
        }
    }

    private func answer(to error: any Error, at path: String, _ requestID: String) -> Answer {
        var faults: [Fault] = []
        var detail = "The error is ours. Tell us the requestId if it stays."
        // The next one to ask may get another answer: a draft is published, a key is made, a slug is taken.
        var headers: HTTPFields = [.cacheControl: "no-store"]
        switch error {
        case let error as NewsError where self != .internal:
            (detail, faults) = (error.detail, error.faults)
            if let seconds = error.retryAfter ?? (self == .unavailable ? 1 : nil) {
                headers[.retryAfter] = String(seconds)
            }
            // RFC 6750, section 3.
            if self == .unauthenticated { headers[.wwwAuthenticate] = "Bearer realm=\"broadsheet\"" }
        case let error as ClientFault: detail = error.detail
        case let error as MethodNotAllowed:
            detail = "\(error.method.rawValue) is not possible here. Possible: \(error.allow)."
            headers[.allow] = error.allow
        case let error as URITooLong:
            detail = "The address has \(error.length) bytes; at most \(RequestTarget.maximumLength) are taken."
        case let error as BodyTooLarge:
            detail = "At most \(error.limit) bytes are taken."
        case let error as UnsupportedType:
            detail = "The body must be \(error.accepted.joined(separator: " or ")), in UTF-8."
        case is NothingThere:
            detail = "There is nothing at this address. See /v1 for what there is."
        default: break
        }
        let problem = Problem(
            type: rawValue,
            title: title,
            status: status.code,
            detail: detail,
            instance: instance(path),
            requestID: requestID,
            faults: faults
        )
        var answer = Answer(
            status: status,
            contentType: "application/problem+json",
            body: problem.encoded(),
            headers: headers
        )
        answer.isRendered = false
        answer.problem = self
        return answer
    }

    /// The path that was asked for; a client's flood of bytes is not sent back whole, nor cut within a `%2F`.
    private func instance(_ path: String) -> String {
        guard path.utf8.count > 500 else { return path }
        let cut = Array(path.utf8.prefix(500))
        let end = cut.suffix(2).firstIndex(of: UInt8(ascii: "%")) ?? cut.endIndex
        return String(decoding: cut[..<end], as: UTF8.self)
    }
}
