import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsHTTP
import NewsServer
import Testing

/// Who asks too often is told when to come back, and nobody else is.
struct RequestLimitTests {
    /// Small limits: 4 reads at once and one every 5 seconds, 4 answers from memory, 2 writes, 4 wrong keys. The tests come
    /// from loopback, which is a trusted proxy, and say for whom.
    private func service(
        scans: Bool = true,
        _ change: (inout RequestPolicy) -> Void = { _ in }
    ) throws -> TestService {
        try TestService().configured { configuration in
            configuration.requests.reads = 2
            configuration.requests.kept = 2
            configuration.requests.writes = 1
            configuration.requests.wrongKeys = 2
            configuration.usesHeadScanner = scans
            change(&configuration.requests)
        }
    }

    private static func reader(_ number: Int, key: String? = nil) -> [String: String] {
        var headers = ["X-Forwarded-For": "203.0.113.\(number)"]
        if let key { headers["Authorization"] = "Bearer \(key)" }
        return headers
    }

    /// The answers up to the first refusal, which is the last one. Slow machines may get some more than is let through at
    /// once, never fewer.
    private static func untilRefused(_ ask: (Int) async throws -> Received) async throws -> [Received] {
        var answers: [Received] = []
        while answers.count < 200, answers.last?.status != 429 { answers.append(try await ask(answers.count + 1)) }
        return answers
    }

    @Test(arguments: [true, false]) func madeAnswersAreCounted(scans: Bool) async throws {
        try await service(scans: scans).runLive { client in
            let answers = try await Self.untilRefused {
                try await client.ask("/v1/articles?limit=\($0)", headers: Self.reader(1))
            }
            #expect((5...20).contains(answers.count))
            for answer in answers {
                #expect(answer.header("RateLimit-Policy") == "\"reads\";q=2;w=10")
                #expect(answer.header("RateLimit")?.hasPrefix("\"reads\";r=") == true)
            }
            let refused = try #require(answers.last)
            #expect(refused.value("type") as? String == "urn:broadsheet:problem:too-many")
            #expect(refused.header("Retry-After").flatMap(Int.init).map { (1...5).contains($0) } == true)
            #expect(refused.header("RateLimit")?.hasPrefix("\"reads\";r=0;t=") == true)
            #expect(refused.header("Cache-Control") == "no-store")
            // Others, the machine itself, and those who watch it.
            #expect(try await client.ask("/v1/articles?limit=50", headers: Self.reader(2)).status == 200)
            for number in 51..<80 { #expect(try await client.ask("/v1/articles?limit=\(number)").status == 200) }
            for _ in 0..<20 { #expect(try await client.ask("/livez", headers: Self.reader(1)).status == 200) }
        }
    }

    /// One that is made on another thread is tried here first, and counts once.
    @Test(arguments: [true, false]) func aSearchIsAnAnswerThatIsMade(scans: Bool) async throws {
        try await service(scans: scans).runLive { client in
            let answers = try await Self.untilRefused {
                try await client.ask("/v1/search?q=quokka\($0)", headers: Self.reader(1))
            }
            #expect((5...20).contains(answers.count))
            #expect(answers.dropLast().allSatisfy { $0.status == 200 })
            #expect(answers.allSatisfy { $0.header("RateLimit-Policy") == "\"reads\";q=2;w=10" })
        }
    }

    @Test(arguments: [true, false]) func whatLiesInMemoryIsCountedApart(scans: Bool) async throws {
        try await service(scans: scans).runLive { client in
            // What the start works out, such as the first rankings, may make an answer anew: asked by somebody else until kept.
            var isKept = false
            for number in 2..<200 where !isKept {
                let answer = try await client.ask("/v1/articles?limit=3", headers: Self.reader(number))
                isKept = answer.status == 200 && answer.header("RateLimit") == nil
            }
            #expect(isKept)
            let answers = try await Self.untilRefused { _ in
                try await client.ask("/v1/articles?limit=3", headers: Self.reader(1))
            }
            #expect((5...20).contains(answers.count))
            for answer in answers.dropLast() {
                #expect(answer.header("RateLimit") == nil && answer.header("RateLimit-Policy") == nil)
            }
            #expect(answers.last?.header("RateLimit-Policy") == "\"kept\";q=2;w=10")
        }
    }

    @Test func aNetworkOfIPv6IsOneClient() async throws {
        try await service().runLive { client in
            func ask(_ address: String, _ limit: Int) async throws -> Received {
                try await client.ask("/v1/articles?limit=\(limit)", headers: ["X-Forwarded-For": address])
            }
            let answers = try await Self.untilRefused { try await ask("2001:db8:1:2::\($0)", $0) }
            #expect((5...20).contains(answers.count))
            #expect(try await ask("2001:db8:1:3::1", 90).status == 200)
        }
    }

    @Test func errorsCountToo() async throws {
        try await service().runLive { client in
            let answers = try await Self.untilRefused {
                try await client.ask("/v1/nowhere/\($0)", headers: Self.reader(1))
            }
            #expect((5...20).contains(answers.count))
            #expect(answers.dropLast().allSatisfy { $0.status == 404 && $0.header("RateLimit") != nil })
        }
    }

    @Test func writesAreCountedApart() async throws {
        try await service().runLive { client in
            let answers = try await Self.untilRefused { _ in
                try await client.ask("/v1/articles/1/views", .post, headers: Self.reader(1))
            }
            #expect((3...20).contains(answers.count))
            #expect(answers.allSatisfy { $0.header("RateLimit-Policy") == "\"writes\";q=1;w=10" })
            #expect(try await client.ask("/v1/articles?limit=7", headers: Self.reader(1)).status == 200)
        }
    }

    @Test func aKeyMayTenTimesAsMuchFromAnywhere() async throws {
        let service = try service { $0.kept = 1_000 }
        let key = try service.key("drafts")
        try await service.runLive { client in
            let answers = try await Self.untilRefused {
                try await client.ask(
                    "/v1/articles?status=draft&limit=\($0 % 90 + 1)",
                    headers: Self.reader($0, key: key)
                )
            }
            #expect((41...150).contains(answers.count))
            #expect(answers.first?.header("RateLimit-Policy") == "\"reads\";q=20;w=10")
            #expect(try await client.ask("/v1/articles?limit=3", headers: Self.reader(1)).status == 200)
        }
    }

    @Test func keysCannotBeGuessedFast() async throws {
        let service = try service { $0.reads = 1_000 }
        let key = try service.key("drafts")
        try await service.runLive { client in
            let answers = try await Self.untilRefused {
                try await client.ask("/v1/articles", headers: Self.reader(1, key: "bs_1_\($0)"))
            }
            #expect((5...10).contains(answers.count))
            #expect(answers.dropLast().allSatisfy { $0.status == 401 } && answers.last?.header("Retry-After") != nil)
            #expect(try await client.ask("/v1/articles", headers: Self.reader(1, key: key)).status == 429)
            #expect(try await client.ask("/v1/articles", headers: Self.reader(2, key: key)).status == 200)
        }
    }

    @Test func whoIsNotTrustedCannotSpeakForOthers() async throws {
        let service = try service { $0.exempt = [] }.configured { $0.trustedProxies = [] }
        try await service.runLive { client in
            let answers = try await Self.untilRefused {
                try await client.ask("/v1/articles?limit=\($0)", headers: Self.reader($0))
            }
            #expect((5...20).contains(answers.count))
        }
    }

    /// As the access log tells it.
    @Test func aDurationHasItsSeconds() {
        #expect((Duration.seconds(3) + .microseconds(261_007)).wholeMicroseconds == 3_261_007)
        #expect(Duration.microseconds(7).wholeMicroseconds == 7)
    }

    @Test func allLimitsCanBeTurnedOff() async throws {
        try await service { $0.isEnabled = false }.runLive { client in
            for number in 1...60 {
                let answer = try await client.ask("/v1/articles?limit=\(number)", headers: Self.reader(1))
                #expect(answer.status == 200 && answer.header("RateLimit") == nil)
            }
            for number in 0..<8 {
                let answer = try await client.send(
                    "/v1/articles/skerran-barrier-first-power/comments",
                    #"{"name": "A", "text": "Comment number \#(number)."}"#,
                    headers: Self.reader(1)
                )
                #expect(answer.status == 201 || answer.status == 202)
            }
        }
    }
}
