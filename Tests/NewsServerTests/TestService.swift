import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NewsDomain
import NewsHTTP
import NewsImport
import NewsSQLite
import NewsServer
import NewsTestSupport

/// The service as it is wired in production, on a temporary newsroom.
struct TestService {
    let clock: FixedClock
    let store: SQLiteNewsroom
    private let directory: TemporaryDirectory

    /// The demo newsroom and further records.
    init(adding records: [ImportRecord] = [], clock: FixedClock = FixedClock()) throws {
        directory = TemporaryDirectory()
        self.clock = clock
        store = try SQLiteNewsroom(directory: directory.path, clock: clock)
        let demo = DemoNewsroom.records(publishedBefore: clock.now())
        _ = try store.importBatch(demo, from: "demo", dryRun: false)
        _ = try store.importBatch(records, from: "test", dryRun: false)
    }

    /// Runs requests against the router.
    func run(_ requests: @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        let configuration = ServerConfiguration(dataDirectory: directory.path)
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
    /// Sends a request without a body.
    func ask(
        _ uri: String,
        _ method: HTTPRequest.Method = .get,
        headers: [String: String] = [:]
    ) async throws -> Received {
        var fields = HTTPFields()
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        return try await execute(uri: uri, method: method, headers: fields) { response in
            Received(
                status: response.status.code,
                headers: response.headers,
                text: String(buffer: response.body)
            )
        }
    }
}
