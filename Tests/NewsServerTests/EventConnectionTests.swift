import HummingbirdTesting
import NIOCore
import NewsHTTP
import NewsServer
import Synchronization
import Testing

/// Streams of events on the wire: how they begin, what they may take, and how they end.
@Suite struct EventConnectionTests {
    @Test func aStreamBeginsAtOnceAndIsKeptByNobody() async throws {
        let log = MemoryLog()
        _ = log.write(3)
        try await TestService().runLive(log) { port, _ in
            let listener = try EventListener(port: port)
            try await listener.readHead()
            let head = listener.head.lowercased()
            #expect(head.hasPrefix("http/1.1 200 ok\r\n"))
            for line in [
                "content-type: text/event-stream", "cache-control: no-store", "x-accel-buffering: no",
                "connection: close", "access-control-allow-origin: *",
            ] {
                #expect(head.contains("\r\n\(line)\r\n"), "\(line)")
            }
            #expect(!head.contains("content-length") && !head.contains("transfer-encoding"))
            let opening = await listener.connection.read(upTo: "\n\n")
            #expect(opening?.hasPrefix("retry: 3000\n: ") == true)
            #expect(await listener.connection.read(upTo: "\n\n") == "id: \(MemoryLog.id(3))\n:\n\n")
            log.tell(1)
            let event = try await listener.next()
            #expect(event.name == "article.updated" && event.id == MemoryLog.id(4))
            #expect(event["slug"] as? String == "article-4")
        }
    }

    @Test func allListenThatComeAtOnce() async throws {
        let log = MemoryLog()
        try await TestService().runLive(log, maximum: 200) { port, _ in
            // More than have their answer made with one look at the sockets.
            let listeners = try (0..<200).map { _ in try EventListener(port: port, "?after=\(MemoryLog.id(0))") }
            for listener in listeners {
                try await listener.readHead()
                #expect(await listener.connection.read(upTo: "id: \(MemoryLog.id(0))\n:\n\n") != nil)
            }
            log.tell(1)
            for listener in listeners { #expect(try await listener.next().sequence == 1) }
        }
    }

    @Test func oneDotZeroIsToldAlike() async throws {
        let log = MemoryLog()
        try await TestService().runLive(log) { port, _ in
            let connection = try RawConnection(port: port)
            connection.send("GET /v1/events?after=\(MemoryLog.id(0)) HTTP/1.0\r\n\r\n")
            _ = await connection.read(upTo: "id: \(MemoryLog.id(0))\n:\n\n")
            log.tell(1)
            #expect(await connection.read(upTo: "\n\n")?.hasPrefix("id: \(MemoryLog.id(1))\n") == true)
        }
    }

    @Test func headHasNoStream() async throws {
        let log = MemoryLog()
        try await TestService().runLive(log, maximum: 1) { port, client in
            let connection = try RawConnection(port: port)
            for _ in 0..<3 {
                connection.send("HEAD /v1/events HTTP/1.1\r\nHost: a\r\n\r\n")
                let head = await connection.read(upTo: "\r\n\r\n") ?? ""
                #expect(head.contains("text/event-stream") && !head.contains("Connection: close"))
            }
            #expect(try await client.ask("/livez").status == 200)
        }
    }

    @Test func aSilentStreamShowsThatItLivesAndHowFarItIs() async throws {
        let log = MemoryLog()
        try await TestService().runLive(log, heartbeat: .milliseconds(30)) { port, _ in
            let listener = try await EventListener.listening(port: port, "?types=topic")
            log.tell(5)
            // Of what its filter does not let through it hears by the place alone.
            while listener.lastID != MemoryLog.id(5) { #expect(try await listener.readBlock() == nil) }
        }
    }

    @Test func whoComesAgainMissesNothingAndHearsNothingTwice() async throws {
        let log = MemoryLog()
        _ = log.write(450)
        try await TestService().runLive(log) { port, _ in
            var expected = Int64(1)
            var last = MemoryLog.id(0)
            // From the log, from what was told last, and live; cut off at any place.
            for count in [1, 99, 100, 101, 249, 20, 7, 73] {
                let listener = try EventListener(port: port, lastEventID: last)
                try await listener.readHead()
                log.tell(25)
                for event in try await listener.next(count) {
                    #expect(event.sequence == expected)
                    expected = event.sequence + 1
                    last = event.id
                }
            }
        }
    }

    @Test func whoeverListensOneAfterTheOtherHearsTheSame() async throws {
        let log = MemoryLog()
        try await TestService().runLive(log) { port, _ in
            let listeners = try await withThrowingTaskGroup(of: [Int64].self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        let listener = try EventListener(port: port, "?after=\(MemoryLog.id(0))")
                        try await listener.readHead()
                        return try await listener.next(300).map(\.sequence)
                    }
                }
                for _ in 0..<100 {
                    log.tell(3)
                    await Task.yield()
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(listeners.count == 20 && listeners.allSatisfy { $0 == Array(1...300) })
        }
    }

    @Test func aSlowReaderDelaysNobodyAndMissesNothing() async throws {
        let log = MemoryLog()
        try await TestService().runLive(log) { port, _ in
            let slow = try await EventListener.listening(port: port)
            let quick = try await EventListener.listening(port: port)
            // Far more than fits into the buffers of a connection, and than is kept of what was told last.
            let (rounds, each) = (200, 20)
            for round in 0..<rounds {
                log.tell(each, size: 2_000)
                let told = try await quick.next(each)
                #expect(told.last?.sequence == Int64((round + 1) * each))
            }
            let missed = try await slow.next(rounds * each).map(\.sequence)
            #expect(missed == Array(1...Int64(rounds * each)))
            log.tell(1)
            #expect(try await slow.next().sequence == Int64(rounds * each + 1))
        }
    }

    @Test func aClientThatNeverReadsIsCutOff() async throws {
        let log = MemoryLog()
        let service = try TestService().configured { $0.connections.writeTime = .milliseconds(400) }
        try await service.runLive(log, maximum: 1) { port, _ in
            let deaf = try await EventListener.listening(port: port)
            for _ in 0..<200 { log.tell(20, size: 2_000) }
            _ = try await Self.admitted(port)
            // What the system had taken of it is all that came.
            #expect(try await deaf.next().sequence == 1)
            #expect((await deaf.connection.readToEnd() ?? "").utf8.count < 4_000_000)
        }
    }

    @Test func silenceAloneEndsNoStream() async throws {
        let log = MemoryLog()
        let service = try TestService().configured { configuration in
            configuration.connections.idleTime = .milliseconds(20)
            configuration.connections.headTime = .milliseconds(20)
        }
        try await service.runLive(log) { port, _ in
            let listener = try await EventListener.listening(port: port)
            let idle = try RawConnection(port: port)
            #expect(await idle.isEnded(within: 20), "others are ended for their silence")
            log.tell(1)
            #expect(try await listener.next().sequence == 1)
        }
    }

    @Test func whoSaysSomethingElseIsNotListening() async throws {
        let log = MemoryLog()
        try await TestService().runLive(log, maximum: 1) { port, _ in
            let more = "GET /livez HTTP/1.1\r\nHost: a\r\n\r\n"
            let ends: [(EventListener) -> Void] = [
                { $0.connection.send(more) }, { $0.connection.send("x") }, { $0.connection.finishSending() },
            ]
            for end in ends {
                let listener = try await Self.admitted(port)
                end(listener)
                #expect(await listener.connection.readToEnd()?.contains("HTTP/1.1") == false)
            }
            // What lies behind the request is answered by nothing but the end, too.
            let pipelined = try RawConnection(port: port)
            pipelined.send("GET /v1/events HTTP/1.1\r\nHost: a\r\n\r\n" + more)
            let text = await pipelined.readToEnd() ?? ""
            #expect(ProtocolTests.statuses(text).count == 1)
        }
    }

    /// A stream, once there is room for one.
    private static func admitted(_ port: Int) async throws -> EventListener {
        while true {
            let listener = try EventListener(port: port)
            try await listener.readHead()
            if listener.head.hasPrefix("HTTP/1.1 200") { return listener }
        }
    }

    @Test func thereAreOnlySoManyAtOnce() async throws {
        let log = MemoryLog()
        try await TestService().runLive(log, maximum: 3) { port, client in
            var listeners: [EventListener] = []
            for _ in 0..<3 { listeners.append(try await .listening(port: port)) }
            let refused = try await client.ask("/v1/events")
            #expect(refused.status == 503 && refused.text.contains("unavailable"))
            let pause = try #require(refused.header("Retry-After").flatMap { Int($0) })
            #expect((5...30).contains(pause))
            log.tell(1)
            for listener in listeners { #expect(try await listener.next().sequence == 1) }
            listeners.removeLast()
            _ = try await Self.admitted(port)
        }
    }

    @Test func oneClientHasOnlySoMany() async throws {
        let log = MemoryLog()
        let service = try TestService().configured { $0.requests.exempt = [] }
        try await service.runLive(log, perClient: 2) { port, _ in
            func head(of client: String) async throws -> (listener: EventListener, head: String) {
                let listener = try EventListener(port: port, headers: "X-Forwarded-For: \(client)\r\n")
                try await listener.readHead()
                return (listener, listener.head)
            }
            let held = [try await head(of: "203.0.113.7"), try await head(of: "203.0.113.7")]
            #expect(held.allSatisfy { $0.head.contains(" 200 ") })
            #expect(try await head(of: "203.0.113.7").head.contains(" 429 "))
            #expect(try await head(of: "203.0.113.8").head.contains(" 200 "))
        }
    }

    @Test func theServerStopsWithoutWaitingForStreams() async throws {
        let log = MemoryLog()
        let service = try TestService().configured { $0.connections.stopTime = .hours(1) }
        let left = Mutex<[RawConnection]>([])
        try await service.runLive(log) { port, _ in
            for _ in 0..<20 {
                let connection = try await EventListener.listening(port: port).connection
                left.withLock { $0.append(connection) }
            }
        }
        for connection in left.withLock({ $0 }) { #expect(await connection.readToEnd() == "") }
    }

    @Test func theEndIsNoted() async throws {
        final class Log: RequestObserver {
            let notes = AsyncStream.makeStream(of: Exchange.self)
            func note(_ exchange: Exchange) { notes.continuation.yield(exchange) }
        }
        let (log, observer) = (MemoryLog(), Log())
        try await TestService().runLive(log, observedBy: [observer]) { port, _ in
            let listener = try await EventListener.listening(port: port, "?types=article")
            log.tell(1, size: 5_000)
            _ = try await listener.next()
            listener.connection.finishSending()
            var notes = observer.notes.stream.makeAsyncIterator()
            let exchange = try #require(await notes.next())
            #expect(exchange.target == "/v1/events?types=article" && exchange.status == 200)
            #expect(exchange.bytes > 5_000)
        }
    }
}
