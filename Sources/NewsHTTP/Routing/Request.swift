internal import HTTPTypes
internal import NIOCore
internal import NewsDomain

/// The headers of a request.
enum RequestFields: Sendable {
    case parsed(HTTPFields)
    /// A head that the scanner has read, which is taken apart when somebody asks: few reads do.
    case scanned(ByteBuffer)
    /// The lines of a head of HTTP/2, of which the same is true.
    case lines(ByteBuffer)

    var all: HTTPFields {
        switch self {
        case .parsed(let fields): fields
        case .scanned(let head): head.withUnsafeReadableBytes(HeadScanner.fields)
        case .lines(let lines): HTTPFields(lines.withUnsafeReadableBytes(HeaderLines.fields))
        }
    }
}

/// A request as the controllers read it, whatever carried it.
struct Request: RoutedRequest, Sendable {
    let head: RequestHead
    let path: String
    /// What stands behind the `?`, empty where nothing does.
    let query: String
    private let fields: RequestFields
    /// The other end of the connection, where it has an address.
    let peer: IPAddress?
    let body: BodySource
    /// Who asks, where a key says so.
    var principal: Principal?
    var variables: [PathVariable] = []
    /// The table that its address was found in: a batch finds its operations there, too.
    var routes: Routes?
    /// What is noted of it on its way.
    var trace = RequestTrace()
    /// Whether it was found to take longer than a thread has that others wait for.
    var isWide = false
    /// Whether it was left to a thread of its own before anybody began with it.
    var isPutOff = false

    init(_ head: RequestHead, _ fields: RequestFields, peer: IPAddress?, body: BodySource = .none) {
        let target = RequestTarget(head.target)
        (path, query) = (target.path, target.query)
        self.head = head
        self.fields = fields
        self.peer = peer
        self.body = body
    }

    var method: HTTPRequest.Method { head.method }
    var headers: HTTPFields { fields.all }
    /// Path and query as they were sent.
    var target: String { head.target }
    var conditions: ReadConditions { head.conditions }

    /// The same address with a resource under another slug.
    func address(of slug: String, in plural: String) -> String {
        let segments = path.split(separator: "/")
        let rest = segments.dropFirst(3).map { "/" + $0 }.joined()
        return PercentEncoding.tidied(
            "/v1/\(plural)/\(PercentEncoding.encode(slug))\(rest)" + (query.isEmpty ? "" : "?\(query)")
        )
    }

    /// Who asks; throws unless their key allows the scope.
    func require(_ scope: KeyScope) throws -> Principal {
        guard let principal else {
            throw NewsError(.unauthenticated, "This needs a key with the scope “\(scope.rawValue)”.")
        }
        guard principal.may(scope) else {
            throw NewsError(.forbidden, "The key does not have the scope “\(scope.rawValue)”.")
        }
        return principal
    }
}
