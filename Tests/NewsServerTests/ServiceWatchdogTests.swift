import Dispatch
import Foundation
import Logging
import NIOCore
import NIOPosix
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Synchronization
import Testing

@testable import NewsServer

/// When the service manager is given a sign of life.
@Suite struct ServiceWatchdogTests {
    private let directory = TemporaryDirectory()

    /// What happened, in its order.
    private final class Events: Sendable {
        private let list = Mutex<[String]>([])

        var all: [String] { list.withLock(\.self) }
        func add(_ event: String) { list.withLock { $0.append(event) } }
    }

    private func watchdog(_ loops: MultiThreadedEventLoopGroup, _ events: Events) throws -> ServiceWatchdog {
        ServiceWatchdog(
            notifier: ServiceNotifier(watchdogInterval: .seconds(60)) { events.add($0) },
            interval: .seconds(60),
            eventLoops: loops,
            repository: try SQLiteNewsroom(directory: directory.path, clock: FixedClock()),
            logger: Logger(label: "test")
        )
    }

    @Test func aServerThatAnswersLives() async throws {
        let events = Events()
        try await watchdog(.singleton, events).look()
        #expect(events.all == ["WATCHDOG=1"])
    }

    /// One loop of two: the other alone would go on answering half of the readers.
    @Test func aLoopThatHangsIsNoLife() async throws {
        let events = Events()
        let loops = MultiThreadedEventLoopGroup(numberOfThreads: 2)
        let watchdog = try watchdog(loops, events)
        let release = DispatchSemaphore(value: 0)
        let hung = loops.next().submit { release.wait() }
        let looking = Task { try await watchdog.look() }
        // Time enough for one that would not wait.
        for _ in 0..<1000 {
            await Task.yield()
            _ = try watchdog.repository.site()
        }
        events.add("it turns again")
        release.signal()
        try await hung.get()
        try await looking.value
        #expect(events.all == ["it turns again", "WATCHDOG=1"])
        try await loops.shutdownGracefully()
    }

    @Test func aNewsroomThatCannotBeReadIsNoLife() async throws {
        let events = Events()
        let watchdog = try watchdog(.singleton, events)
        try FileManager.default.removeItem(atPath: directory.path)
        await #expect(throws: (any Error).self) { try await watchdog.look() }
        #expect(events.all.isEmpty)
    }
}
