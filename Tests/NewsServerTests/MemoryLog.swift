import Hummingbird
import HummingbirdCore
import HummingbirdTesting
import NIOCore
import NewsDomain
import NewsHTTP
import NewsServer
import Synchronization

/// A change log of articles that a test writes itself, and who follows it.
final class MemoryLog: ChangeRepository {
    private let written = Mutex<[ChangeEvent]>([])
    private let follower = Mutex<(any ChangeFollower)?>(nil)

    static let history = "0123456789ab"

    /// Names a place in it.
    static func id(_ sequence: Int) -> String { "\(history)-\(sequence)" }

    /// The log as it is, without telling anybody.
    func write(_ count: Int, size: Int = 0) -> [ChangeEvent] {
        written.withLock { written in
            let first = Int64(written.count) + 1
            let new = (first..<first + Int64(count)).map { sequence in
                let change = Change(
                    sequence: sequence,
                    at: Timestamp(seconds: sequence),
                    kind: .article,
                    id: sequence,
                    operation: .update
                )
                return ChangeEvent(change, slug: "article-\(sequence)", url: String(repeating: "x", count: size))
            }
            written += new
            return new
        }
    }

    /// Writes so many changes, each of so many bytes, and tells the follower of them at once.
    func tell(_ count: Int, size: Int = 0) {
        let events = write(count, size: size)
        guard let first = events.first, let last = events.last else { return }
        let batch = ChangeBatch(
            start: first.change.sequence - 1,
            position: last.change.sequence,
            changes: events.map(\.change),
            events: events
        )
        follower.withLock { $0?.changed(batch) }
    }

    func follow(_ follower: any ChangeFollower) {
        self.follower.withLock { $0 = follower }
    }

    func changes(after sequence: Int64, limit: Int) throws -> [Change] {
        written.withLock { $0.drop { $0.change.sequence <= sequence }.prefix(limit).map(\.change) }
    }

    func latestChange() throws -> Int64 { written.withLock { Int64($0.count) } }
    func oldestChange() throws -> Int64 { written.withLock { $0.isEmpty ? 0 : 1 } }
    func identity() throws -> NewsroomIdentity {
        NewsroomIdentity(uid: String(repeating: "0", count: 32), history: Self.history)
    }

    func events(of changes: [Change]) throws -> [ChangeEvent] {
        let wanted = Set(changes.map(\.sequence))
        return written.withLock { $0.filter { wanted.contains($0.change.sequence) } }
    }

    func log(_ query: ChangeLogQuery) throws -> Page<Change, Int64> { Page(items: [], next: nil) }
    func onChange(_ wake: @escaping @Sendable () -> Void) {}
}

extension TestService {
    /// Runs requests over connections with streams over a log of the test's own.
    func runLive(
        _ log: MemoryLog,
        maximum: Int = 100,
        perClient: Int = 100,
        heartbeat: TimeAmount = .hours(1),
        observedBy observers: [any RequestObserver] = [],
        _ requests: @Sendable (_ port: Int, any TestClientProtocol) async throws -> Void
    ) async throws {
        let caching = try ResponseCaching(configuration, store, clock)
        var services = Services(configuration, store, clock)
        services.events = EventHub(
            changes: log,
            maximum: maximum,
            maximumPerClient: perClient,
            heartbeat: heartbeat
        )
        log.follow(services.events)
        if !observers.isEmpty { services.traffic = Traffic(observers) }
        let dispatcher = Dispatcher(store, clock, services, caching)
        let (limits, clock) = (configuration.connections, clock)
        let server = HTTPServerBuilder { _ in
            HTTP1Channel(ConnectionEnvironment(dispatcher, limits: limits, clock: clock))
        }
        let responder = DispatcherResponder(dispatcher, clock: clock)
        try await Application(responder: responder, server: server).test(.ahc(.http)) { client in
            try await requests(client.port ?? 0, client)
        }
    }
}
