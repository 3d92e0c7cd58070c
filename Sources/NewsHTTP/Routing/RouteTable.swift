internal import HTTPTypes
internal import Hummingbird
internal import NewsDomain

/// All routes of the API.
struct RouteTable {
    let endpoints: [Endpoint]
    let reads: BoundedReads

    /// Methods that a path may have.
    static let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
    /// Further methods that the parser knows, which no path has (405). What it does not know is refused with a 501. NIO writes
    /// `M-SEARCH` without its hyphen.
    private static let others = [
        "ACL", "BIND", "CHECKOUT", "CONNECT", "COPY", "LINK", "LOCK", "M-SEARCH", "MERGE", "MKACTIVITY", "MKCALENDAR",
        "MKCOL", "MOVE", "MSEARCH", "NOTIFY", "PROPFIND", "PROPPATCH", "PURGE", "QUERY", "REBIND", "REPORT", "SEARCH",
        "SOURCE",
        "SUBSCRIBE", "TRACE", "UNBIND", "UNLINK", "UNLOCK", "UNSUBSCRIBE",
    ].compactMap(HTTPRequest.Method.init(rawValue:))

    /// Adds the endpoints to a router. Every path that has a GET has a HEAD, every path an OPTIONS.
    func add(to router: Router<NewsRequestContext>) {
        for path in paths {
            let here = endpoints.filter { $0.path == path }
            let allowed = Self.methods.filter { method in
                method == .options || here.contains { $0.method == method || (method == .head && $0.method == .get) }
            }
            let allow = allowed.map(\.rawValue).joined(separator: ", ")
            let takesBeacons = here.contains { $0.takesBeacons }
            for method in Self.methods + Self.others {
                let endpoint = here.first { $0.method == method || (method == .head && $0.method == .get) }
                router.on(RouterPath(path), method: method) { request, context in
                    var response: Response
                    if let endpoint {
                        response = try await endpoint.answer(request, context, reads).response(since: context.arrival)
                    } else {
                        guard method == .options else {
                            // HEAD has the length of what GET would get.
                            throw MethodNotAllowed(method: method == .head ? .get : method, allow: allow)
                        }
                        response = Response(status: .noContent, headers: [.allow: allow])
                    }
                    if takesBeacons { CORSMiddleware.allowBeacon(of: request, in: &response) }
                    return method == .head ? response.createHeadResponse() : response
                }
            }
        }
    }

    private var paths: [String] {
        var seen: Set<String> = []
        return endpoints.map(\.path).filter { seen.insert($0).inserted }
    }
}

/// The path is there, the method is not.
struct MethodNotAllowed: Error {
    let method: HTTPRequest.Method
    let allow: String
}
