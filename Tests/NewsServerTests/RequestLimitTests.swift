import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsHTTP
import NewsServer
import Testing

/// Who asks too often is told when to come back, and nobody else is.
struct RequestLimitTests {
    /// Small limits. The tests come from loopback, which is a trusted proxy, and say for whom.
    private func service(
        hotPath: Bool = true,
        _ change: (inout RequestPolicy) -> Void = { _ in }
    ) throws -> TestService {
        try TestService().configured { configuration in
            configuration.requests.reads = 5
            configuration.requests.kept = 20
            configuration.requests.writes = 3
            configuration.requests.wrongKeys = 2
            configuration.hasHotPath = hotPath
            change(&configuration.requests)
        }
    }

    private static func reader(_ number: Int) -> [String: String] { ["X-Forwarded-For": "203.0.113.\(number)"] }

    @Test(arguments: [true, false]) func madeAnswersAreCounted(hotPath: Bool) async throws {
        try await service(hotPath: hotPath).runLive { client in
            for number in 0..<10 {
                let answer = try await client.ask("/v1/articles?limit=\(number + 1)", headers: Self.reader(1))
                #expect(answer.status == 200)
                #expect(answer.header("RateLimit-Policy") == "\"reads\";q=5;w=10")
                #expect(answer.header("RateLimit")?.hasPrefix("\"reads\";r=") == true)
            }
            let refused = try await client.ask("/v1/articles?limit=50", headers: Self.reader(1))
            #expect(refused.status == 429)
            #expect(refused.value("type") as? String == "urn:broadsheet:problem:too-many")
            #expect(refused.header("Retry-After").flatMap(Int.init).map { (1...3).contains($0) } == true)
            #expect(refused.header("RateLimit")?.hasPrefix("\"reads\";r=0;t=") == true)
            #expect(refused.header("Cache-Control") == "no-store")
            // Others, the machine itself, and those who watch it.
            #expect(try await client.ask("/v1/articles?limit=50", headers: Self.reader(2)).status == 200)
            for number in 51..<80 { #expect(try await client.ask("/v1/articles?limit=\(number)").status == 200) }
            #expect(try await client.ask("/livez", headers: Self.reader(1)).status == 200)
        }
    }

    @Test(arguments: [true, false]) func whatLiesInMemoryIsCountedApart(hotPath: Bool) async throws {
        try await service(hotPath: hotPath).runLive { client in
            _ = try await client.ask("/v1/articles?limit=3", headers: Self.reader(1))
            for _ in 0..<30 {
                let answer = try await client.ask("/v1/articles?limit=3", headers: Self.reader(1))
                #expect(answer.status == 200)
                #expect(answer.header("RateLimit") == nil && answer.header("RateLimit-Policy") == nil)
            }
            for _ in 0..<20 { _ = try await client.ask("/v1/articles?limit=3", headers: Self.reader(1)) }
            #expect(try await client.ask("/v1/articles?limit=3", headers: Self.reader(1)).status == 429)
        }
    }

    @Test func aNetworkOfIPv6IsOneClient() async throws {
        try await service().runLive { client in
            for number in 1...10 {
                let headers = ["X-Forwarded-For": "2001:db8:1:2::\(number)"]
                #expect(try await client.ask("/v1/articles?limit=\(number)", headers: headers).status == 200)
            }
            let same = try await client.ask("/v1/articles?limit=20", headers: ["X-Forwarded-For": "2001:db8:1:2:f::"])
            let other = try await client.ask("/v1/articles?limit=20", headers: ["X-Forwarded-For": "2001:db8:1:3::1"])
            #expect(same.status == 429 && other.status == 200)
        }
    }

    @Test func errorsAndOddRequestsCountToo() async throws {
        try await service().runLive { client in
            for number in 0..<10 {
                let answer = try await client.ask("/v1/nowhere/\(number)", headers: Self.reader(1))
                #expect(answer.status == 404 && answer.header("RateLimit") != nil)
            }
            #expect(try await client.ask("/v1/nowhere", headers: Self.reader(1)).status == 429)
            #expect(try await client.ask("/v1/articles?limit=7", headers: Self.reader(1)).status == 429)
        }
    }

    @Test func writesAreCountedApart() async throws {
        try await service().runLive { client in
            for _ in 0..<6 {
                let answer = try await client.ask("/v1/articles/1/views", .post, headers: Self.reader(1))
                #expect(answer.status < 500 && answer.status != 429)
                #expect(answer.header("RateLimit-Policy") == "\"writes\";q=3;w=10")
            }
            #expect(try await client.ask("/v1/articles/1/views", .post, headers: Self.reader(1)).status == 429)
            #expect(try await client.ask("/v1/articles?limit=7", headers: Self.reader(1)).status == 200)
        }
    }

    @Test func aKeyMayTenTimesAsMuchFromAnywhere() async throws {
        let service = try service()
        let key = try service.key("drafts")
        try await service.runLive { client in
            for number in 0..<101 {
                let headers = Self.reader(number).merging(["Authorization": "Bearer \(key)"]) { $1 }
                let answer = try await client.ask("/v1/articles?limit=3", headers: headers)
                #expect(answer.status == (number < 100 ? 200 : 429))
            }
            #expect(try await client.ask("/v1/articles?limit=3", headers: Self.reader(1)).status == 200)
        }
    }

    @Test func keysCannotBeGuessedFast() async throws {
        let service = try service { $0.reads = 1_000 }
        let key = try service.key("drafts")
        try await service.runLive { client in
            for number in 0..<4 {
                let headers = Self.reader(1).merging(["Authorization": "Bearer bs_1_\(number)"]) { $1 }
                #expect(try await client.ask("/v1/articles", headers: headers).status == 401)
            }
            for wrong in ["bs_1_x", key] {
                let headers = Self.reader(1).merging(["Authorization": "Bearer \(wrong)"]) { $1 }
                let answer = try await client.ask("/v1/articles", headers: headers)
                #expect(answer.status == 429 && answer.header("Retry-After") != nil)
            }
            let elsewhere = Self.reader(2).merging(["Authorization": "Bearer \(key)"]) { $1 }
            #expect(try await client.ask("/v1/articles", headers: elsewhere).status == 200)
        }
    }

    @Test func whoIsNotTrustedCannotSpeakForOthers() async throws {
        let service = try service { $0.exempt = [] }.configured { $0.trustedProxies = [] }
        try await service.runLive { client in
            for number in 0..<10 {
                let taken = try await client.ask("/v1/articles?limit=\(number + 1)", headers: Self.reader(number))
                #expect(taken.status == 200)
            }
            let refused = try await client.ask("/v1/articles?limit=50", headers: Self.reader(99))
            #expect(refused.status == 429)
        }
    }

    /// As the access log tells it.
    @Test func aDurationHasItsSeconds() {
        #expect((Duration.seconds(3) + .microseconds(261_007)).wholeMicroseconds == 3_261_007)
        #expect(Duration.microseconds(7).wholeMicroseconds == 7)
    }

    @Test func allLimitsCanBeTurnedOff() async throws {
        try await service { $0.isEnabled = false }.runLive { client in
            for number in 0..<60 {
                let answer = try await client.ask("/v1/articles?limit=\(number + 1)", headers: Self.reader(1))
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
