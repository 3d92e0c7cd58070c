internal import HTTPTypes
internal import NewsDomain

/// What is at one path. Where there is a GET there is a HEAD, and everywhere an OPTIONS.
final class Route: Sendable {
    /// In the order of the tables, one for each method.
    let endpoints: [Endpoint]
    /// Its place among all routes: what stands for it where a name would cost too much.
    let number: Int
    /// `Allow` (RFC 9110, section 10.2.1).
    private let allow: String
    /// Whether pages send beacons there.
    let takesBeacons: Bool

    /// All methods that a path may have.
    private static let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]

    init(_ endpoints: [Endpoint], number: Int = 0) {
        self.endpoints = endpoints
        self.number = number
        takesBeacons = endpoints.contains(where: \.takesBeacons)
        allow = Self.methods
            .filter { method in method == .options || endpoints.contains { $0.takes(method) } }
            .map(\.rawValue)
            .joined(separator: ", ")
    }

    /// Its path as openapi.yaml has it: `/v1/articles/{article}`.
    var template: String { endpoints.first?.path ?? "" }

    /// Where refusals are counted of what is sent there; nil where they are not.
    var refusals: MetricDescription? { endpoints.lazy.compactMap(\.refusals).first }

    /// What answers a method; nil for OPTIONS, which ``options(_:)`` answers.
    ///
    /// Throws ``MethodNotAllowed``.
    func endpoint(for method: HTTPRequest.Method) throws -> Endpoint? {
        if let endpoint = endpoints.first(where: { $0.takes(method) }) { return endpoint }
        // HEAD has the length of what GET would get.
        guard method == .options else { throw MethodNotAllowed(method: method == .head ? .get : method, allow: allow) }
        return nil
    }

    /// The answer to OPTIONS, which may be a preflight.
    func options(_ request: Request) -> Answer {
        Self.allowing(allow, request)
    }

    /// The answer to a request whose target is `*`: it is about the server as a whole (RFC 9110, section 9.3.7), and OPTIONS
    /// alone has it (RFC 9112, section 3.2.4).
    static func asterisk(_ request: Request) throws -> Answer {
        guard request.method == .options else { throw NewsError(.invalid, "“*” is the target of an OPTIONS alone.") }
        return allowing(methods.map(\.rawValue).joined(separator: ", "), request)
    }

    private static func allowing(_ methods: String, _ request: Request) -> Answer {
        var answer = Answer(status: .noContent, headers: [.allow: methods])
        answer.isRendered = false
        CrossOrigin.allow(methods, to: request, in: &answer)
        return answer
    }
}

/// The path is there, the method is not.
struct MethodNotAllowed: Error {
    let method: HTTPRequest.Method
    let allow: String
}

/// There is nothing at the path.
struct NothingThere: Error {}
