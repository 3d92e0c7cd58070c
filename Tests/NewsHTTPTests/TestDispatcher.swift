import HTTPTypes
import Logging
import NIOCore
import NewsDomain
import NewsTestSupport
import Synchronization

@testable import NewsHTTP

/// A dispatcher over a few endpoints of its own: no newsroom, no connection.
struct TestDispatcher {
    /// What was noted of each answer.
    final class Log: RequestObserver {
        private let lines = Mutex<[String]>([])

        var all: [String] { lines.withLock(\.self) }

        func note(_ exchange: Exchange) {
            lines.withLock { $0.append("\(exchange.method) \(exchange.target) \(exchange.status) \(exchange.bytes)") }
        }
    }

    let dispatcher: Dispatcher
    let log = Log()
    /// Keys are looked for in vain here.
    private struct NoKeys: KeyRepository {
        func key(_ id: Int64) async throws -> StoredKey? { nil }
        func noteUse(_ lastUsed: [Int64: Timestamp]) throws {}
        func addKey(name: String, scopes: Set<KeyScope>, at now: Timestamp, hash: (Int64) -> [UInt8]) throws -> Int64 {
            1
        }
        func keys() throws -> [StoredKey] { [] }
        func revokeKey(name: String, at now: Timestamp) throws {}
    }

    /// Of these endpoints; with `reads`, `kept` and `writes` in ten seconds where limits are given.
    init(
        _ endpoints: [Endpoint],
        limits: RequestPolicy? = nil,
        caching: ResponseCaching = TestDispatcher.caching(),
        metrics: MetricRegistry? = nil,
        slowRequests: SlowRequestLog? = nil,
        logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    ) {
        let resolver = ClientAddressResolver(trustedProxies: [])
        dispatcher = Dispatcher(
            operations: endpoints,
            caching: caching,
            keys: KeyVerifier(repository: NoKeys(), clock: FixedClock()),
            traffic: Traffic(
                [log],
                limits: limits.map { RequestLimits($0, resolver: resolver) },
                metrics: metrics,
                slowRequests: slowRequests
            ),
            clients: ClientReader(resolver: resolver, honoursPrivacySignals: false),
            logger: logger
        )
    }

    /// What keeps a megabyte of answers of a newsroom that never changes.
    static func caching() -> ResponseCaching {
        ResponseCaching(
            cacheVersions: CacheVersions(lastChange: FixedClock.start) { _ in nil },
            clock: FixedClock(),
            cacheBytes: 1 << 20
        )
    }

    static func request(
        _ target: String,
        _ method: HTTPRequest.Method = .get,
        _ headers: HTTPFields = [:],
        sender: Sender = .exempt
    ) -> Request {
        let head = RequestHead(
            method: method,
            target: target,
            conditions: ReadConditions(headers),
            requestID: "id-1",
            sender: sender
        )
        return Request(head, .parsed(headers), peer: nil)
    }

    /// The answer as it is written.
    func ask(
        _ target: String,
        _ method: HTTPRequest.Method = .get,
        _ headers: HTTPFields = [:],
        sender: Sender = .exempt
    ) async -> Written {
        Written(await dispatcher.response(to: Self.request(target, method, headers, sender: sender)))
    }
}

/// A response as it goes out.
struct Written {
    let status: Int
    /// By their names in lower case.
    let headers: [String: String]
    let body: String
    let head: String

    init(_ response: Response) {
        var output = ByteBuffer()
        response.writeHead(to: &output, date: "Sun, 22 Nov 2026 09:30:00 GMT")
        head = String(buffer: output)
        body = response.body.map { String(buffer: $0) } ?? ""
        status = response.status.code
        let lines = HeaderLines.fields(output.readableBytesView.drop { $0 != 0x0A }.dropFirst())
        headers = Dictionary(lines.map { ($0.name.lowercased(), $0.value) }) { "\($0), \($1)" }
    }
}
