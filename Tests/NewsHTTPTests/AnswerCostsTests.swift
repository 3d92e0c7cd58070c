import Testing

@testable import NewsHTTP

/// What is expected of requests that nobody has sent before.
struct AnswerCostsTests {
    @Test(arguments: [
        // Another value of about the same length.
        ("/v1/articles?limit=100&exclude=1234567890", "/v1/articles?limit=200&exclude=1234567891", true),
        ("/v1/articles?tag=climate,energy", "/v1/articles?tag=harbour,market", true),
        ("/v1/articles?q=a=b", "/v1/articles?q=a=c", true),
        // Other names, none, a longer value, another path.
        ("/v1/articles?limit=100&exclude=1234567890", "/v1/articles?limit=100", false),
        ("/v1/articles?limit=100", "/v1/articles?offset=100", false),
        ("/v1/articles?limit=100", "/v1/articles?limit=20", false),
        ("/v1/articles?tag=climate", "/v1/articles?tag=climate,energy,harbour", false),
        ("/v1/articles?a=1&b=22", "/v1/articles?a=11&b=2", false),
        ("/v1/articles", "/v1/articles/first", false),
        ("/v1/articles/second", "/v1/articles/first", false),
        ("/v1/articles?", "/v1/articles?a", false),
    ])
    func whatIsAskedAlikeCostsAlike(noted: String, asked: String, isAlike: Bool) {
        var costs = AnswerCosts()
        costs.note(1_000_000, for: noted)
        #expect(costs.expected(for: asked) == (isAlike ? 1_000_000 : 0))
    }

    @Test func oneThatTookLongByChanceIsNotExpectedAgain() {
        var costs = AnswerCosts()
        costs.note(300_000, for: "/a")
        costs.note(2_000_000, for: "/a")
        #expect(costs.expected(for: "/a") == 725_000)
        for _ in 0..<20 { costs.note(2_000_000, for: "/a") }
        #expect((1_900_000..<2_000_000).contains(costs.expected(for: "/a")))
        for _ in 0..<20 { costs.note(300_000, for: "/a") }
        #expect((300_000..<400_000).contains(costs.expected(for: "/a")))
    }

    /// However many forms there are, they take no more memory.
    @Test func formsShareWhatRoomThereIs() {
        var costs = AnswerCosts()
        for number in 0..<100_000 { costs.note(UInt64(number + 1), for: "/\(number)") }
        #expect((0..<1000).allSatisfy { costs.expected(for: "/\($0)") > 0 })
        #expect(MemoryLayout<AnswerCosts>.size == 8)
    }
}
