import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NewsDomain
import NewsHTTP
import NewsSQLite
import NewsSamples
import NewsServer
import NewsTestSupport

/// The service as it is wired in production, on a temporary newsroom.
struct TestService {
    let clock: FixedClock
    let store: SQLiteNewsroom
    private(set) var configuration: ServerConfiguration
    private let directory: TemporaryDirectory

    /// The demo newsroom and further records.
    init(adding records: [ImportRecord] = [], clock: FixedClock = FixedClock()) throws {
        directory = TemporaryDirectory()
        configuration = ServerConfiguration(dataDirectory: directory.path)
        self.clock = clock
        store = try SQLiteNewsroom(directory: directory.path, clock: clock)
        let demo = DemoNewsroom.records(publishedBefore: clock.now())
        _ = try store.importBatch(demo, from: "demo", dryRun: false)
        _ = try store.importBatch(records, from: "test", dryRun: false)
        // Else the service does so in the background.
        while let step = try store.indexForSearch(.inBulk, at: clock.now()), !step.isLast {}
    }

    /// Makes a key and returns it.
    func key(_ scopes: String...) throws -> String {
        try createKey(
            name: scopes.joined(),
            scopes: keyScopes(scopes.joined(separator: ",")),
            dataDirectory: directory.path,
            clock: clock
        )
    }

    /// The number that a statement finds in the newsroom's file.
    func number(_ sql: String) throws -> Int {
        let queue = try DatabaseQueue(path: store.path)
        return try queue.read { db in try Int.fetchOne(db, sql: sql) ?? 0 }
    }

    /// Where the newsroom lies.
    var dataDirectory: String { directory.path }

    /// The same newsroom, served with other settings.
    func configured(_ change: (inout ServerConfiguration) -> Void) -> TestService {
        var service = self
        change(&service.configuration)
        return service
    }

    /// Runs requests over connections, as clients do.
    func runLive(_ requests: @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        try await buildApplication(configuration: configuration, clock: clock).test(.ahc(.http)) { client in
            try await requests(client)
        }
    }

    /// Runs requests over connections, and returns once the service has stopped.
    func runLiveReturning<Value: Sendable>(
        _ requests: @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        try await buildApplication(configuration: configuration, clock: clock).test(.ahc(.http)) { client in
            try await requests(client)
        }
    }

    /// Runs requests without connections.
    func run(_ requests: @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        try await buildApplication(configuration: configuration, clock: clock).test(.router) { client in
            try await requests(client)
        }
    }
}

/// An answer as a test looks at it.
struct Received {
    var status: Int
    var headers: HTTPFields
    var text: String

    /// The value of a header.
    func header(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { headers[$0] }
    }

    /// The body as parsed JSON; nil where it is none.
    var json: [String: Any]? {
        (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any]
    }

    /// The value at a dotted path such as `data.0.slug`.
    func value(_ path: String) -> Any? {
        var value: Any? = json
        for segment in path.split(separator: ".") {
            if let index = Int(segment), let list = value as? [Any] {
                value = list.indices.contains(index) ? list[index] : nil
            } else {
                value = (value as? [String: Any])?[String(segment)]
            }
        }
        return value
    }
}

extension TestClientProtocol {
    /// Sends a request, with a body where one is given.
    func ask(
        _ uri: String,
        _ method: HTTPRequest.Method = .get,
        headers: [String: String] = [:],
        body: [UInt8]? = nil
    ) async throws -> Received {
        var fields = HTTPFields()
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        let buffer = body.map { ByteBuffer(bytes: $0) }
        return try await execute(uri: uri, method: method, headers: fields, body: buffer) { response in
            Received(
                status: response.status.code,
                headers: response.headers,
                text: String(buffer: response.body)
            )
        }
    }

    /// Sends JSON.
    func send(
        _ uri: String,
        _ json: String,
        _ method: HTTPRequest.Method = .post,
        headers: [String: String] = [:]
    ) async throws -> Received {
        let type = ["Content-Type": "application/json"]
        return try await ask(uri, method, headers: type.merging(headers) { $1 }, body: Array(json.utf8))
    }
}
