import HummingbirdTesting
import NIOCore
import NewsHTTP
import NewsServer
import Synchronization
import Testing

/// What one client may take of the server, on the wire.
@Suite struct ConnectionLimitTests {
    private static let comment = "/v1/articles/23/comments"
    private static let post =
        "POST \(comment) HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nX-Request-Id: post\r\n"
    private static let last = "GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

    private static func service(_ change: (inout ConnectionLimits) -> Void) throws -> TestService {
        try TestService().configured { configuration in
            // The tests' own connections are to count.
            (configuration.trustedProxies, configuration.requests.exempt) = ([], [])
            configuration.requests.isEnabled = false
            change(&configuration.connections)
        }
    }

    // MARK: Bodies

    @Test func aCommentTakes64KBAtMost() async throws {
        try await Self.service { _ in }.runLive { client in
            let port = try #require(client.port)
            // By its own word, before any of it is sent.
            let told = try RawConnection(port: port)
            told.send(Self.post + "Content-Length: 65537\r\n\r\n")
            #expect(ProtocolTests.statuses(await told.readToEnd() ?? "") == [413])
            // As soon as it is exceeded.
            let chunk = "4000\r\n" + String(repeating: "a", count: 0x4000) + "\r\n"
            let found = try RawConnection(port: port)
            found.send(Self.post + "Transfer-Encoding: chunked\r\n\r\n" + String(repeating: chunk, count: 5))
            let text = await found.readToEnd() ?? ""
            #expect(ProtocolTests.statuses(text) == [413])
            #expect(text.contains("65536") && text.contains("Connection: close"))
            // That many are taken, and looked at.
            let whole = #"{"text":""# + String(repeating: "a", count: 65_536 - 11) + #""}"#
            #expect(try await client.send(Self.comment, whole).status == 422)
        }
    }

    @Test func aRefusedBodyIsReadWhereItIsShort() async throws {
        try await Self.service { $0.lingerTime = .milliseconds(300) }.runLive { client in
            let port = try #require(client.port)
            let head = "POST /v1/articles HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            let short = try RawConnection(port: port)
            short.send(head + "Content-Length: 60000\r\n\r\n" + String(repeating: "a", count: 60_000) + Self.last)
            #expect(ProtocolTests.statuses(await short.readToEnd() ?? "") == [401, 200])
            for framing in ["Content-Length: 70000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n"] {
                let long = try RawConnection(port: port)
                long.send(head + framing)
                let text = await long.readToEnd() ?? ""
                #expect(ProtocolTests.statuses(text) == [401])
                #expect(text.contains("Connection: close"))
                #expect(await long.isEnded(within: 5))
            }
        }
    }

    @Test func theSlowestBodyGoesWhereAllTakeTooMuch() async throws {
        try await Self.service { $0.bodyBytes = 256 << 10 }.runLive { client in
            let port = try #require(client.port)
            let half = Self.post + "Content-Length: 65536\r\n\r\n" + String(repeating: "a", count: 60_000)
            let slow = try (0..<8).map { _ in try RawConnection(port: port) }
            for connection in slow { connection.send(half) }
            // Four find room.
            var (waiting, dropped) = (slow, 0)
            while dropped < 4 {
                let ended = await RawConnection.ended(among: waiting, within: 20)
                try #require(!ended.isEmpty, "\(dropped) were dropped")
                for place in ended.reversed() {
                    let text = await waiting.remove(at: place).readToEnd() ?? ""
                    #expect(ProtocolTests.statuses(text) == [503])
                    #expect(text.contains("Retry-After"))
                    dropped += 1
                }
            }
            #expect((4...5).contains(dropped))
            // Whoever sends at once is heard.
            #expect(try await client.send(Self.comment, #"{"text": "An honest comment."}"#).status == 202)
        }
    }

    // MARK: Time

    @Test func headsAndBodiesHaveDeadlines() async throws {
        let service = try Self.service { limits in
            limits.headTime = .milliseconds(300)
            limits.bodyGrace = .milliseconds(300)
            limits.idleTime = .seconds(5)
        }
        try await service.runLive { client in
            let port = try #require(client.port)
            let head = try RawConnection(port: port)
            head.send("GET /livez HTTP/1.1\r\nHost: a\r\n\r\nGET /livez HTTP/1.1\r\nHost: a\r\nX-")
            #expect(ProtocolTests.statuses(await head.readToEnd() ?? "") == [200, 408])
            for framing in ["Content-Length: 1000\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"] {
                let body = try RawConnection(port: port)
                body.send(Self.post + framing)
                let text = await body.readToEnd() ?? ""
                #expect(ProtocolTests.statuses(text) == [408])
                #expect(text.contains("request-timeout"))
            }
        }
    }

    @Test func aSilentConnectionIsClosedWithoutAWord() async throws {
        try await Self.service { $0.idleTime = .milliseconds(300) }.runLive { client in
            let port = try #require(client.port)
            #expect(await (try RawConnection(port: port)).readToEnd() == "")
            let used = try RawConnection(port: port)
            used.send("GET /livez HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(ProtocolTests.statuses(await used.readToEnd() ?? "") == [200])
        }
    }

    @Test func whoDoesNotReadIsLetGo() async throws {
        try await Self.service { $0.writeTime = .milliseconds(800) }.runLive { client in
            for target in ["/v1/articles?limit=100", "/openapi.yaml?"] {
                _ = try await client.ask(target)
                let connection = try RawConnection(port: try #require(client.port))
                let request = "GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n"
                connection.send(String(repeating: request, count: 400))
                #expect(await connection.isEnded(within: 15), "\(target)")
            }
        }
    }

    @Test func aStopWaitsForNobody() async throws {
        let service = try Self.service { $0.stopTime = .seconds(1) }
        let (port, open, start) = try await service.runLiveReturning { client in
            let port = try #require(client.port)
            var open: [RawConnection] = []
            for sent in [
                "", "GET /livez HTTP/1.1\r\n", Self.post + "Content-Length: 1000\r\n\r\n{",
                String(repeating: "GET /v1/articles?limit=100 HTTP/1.1\r\nHost: a\r\n\r\n", count: 400),
            ] {
                let connection = try RawConnection(port: port)
                connection.send(sent)
                open.append(connection)
            }
            #expect(try await client.ask("/livez").status == 200)
            return (port, open, ContinuousClock.now)
        }
        // Not for the minutes that each of them could have.
        #expect(ContinuousClock.now - start < .seconds(20))
        #expect(throws: (any Error).self) { try RawConnection(port: port) }
        #expect(open.count == 4)
    }

    // MARK: Connections

    @Test func beyondTheBoundConnectionsAreClosedAtOnce() async throws {
        for change in [
            { (limits: inout ConnectionLimits) in limits.maximum = 3 },
            { limits in (limits.maximumPerClient, limits.uncounted) = (3, []) },
        ] {
            try await Self.service(change).runLive { client in
                let port = try #require(client.port)
                let open = try (0..<3).map { _ in try RawConnection(port: port) }
                for connection in open {
                    connection.send("GET /livez HTTP/1.1\r\nHost: a\r\n\r\n")
                    #expect(await connection.read(upTo: "\r\n\r\n")?.contains("200 OK") == true)
                }
                let beyond = try RawConnection(port: port)
                #expect(await beyond.isEnded(within: 5))
                // Where one goes, another may come.
                open[0].send(Self.last)
                _ = await open[0].readToEnd()
                open[0].finishSending()
                // Once the server has seen it go.
                var answer: String?
                let start = ContinuousClock.now
                while answer == nil, ContinuousClock.now - start < .seconds(20) {
                    let next = try RawConnection(port: port)
                    next.send(Self.last)
                    answer = await next.read(upTo: "\r\n\r\n")
                }
                #expect(answer?.contains("200 OK") == true)
            }
        }
    }

    /// Whoever sends thousands of requests at once is answered with others in between.
    @Test func aFloodLetsOthersIn() async throws {
        try await TestService().runLive { client in
            let flood = try RawConnection(port: try #require(client.port))
            let count = 1500
            let isOver = Mutex(false)
            async let text = {
                let text = await flood.readToEnd()
                isOver.withLock { $0 = true }
                return text
            }()
            let requests = (0..<count).map { "GET /v1/articles?exclude=\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }
            async let sent: Void = {
                for start in stride(from: 0, to: count, by: 100) { flood.send(requests[start..<start + 100].joined()) }
                flood.send(Self.last)
            }()
            for _ in 0..<5 { #expect(try await client.ask("/livez").status == 200) }
            #expect(isOver.withLock(\.self) == false)
            _ = await sent
            #expect(ProtocolTests.statuses(await text ?? "").count == count + 1)
        }
    }
}
