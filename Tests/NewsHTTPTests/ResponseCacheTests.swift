import NewsDomain
import NewsTestSupport
import Testing

@testable import NewsHTTP

/// What is kept, and in which coding.
@Suite struct ResponseCacheTests {
    private static func answer(bytes: Int, at address: String) throws -> CachedResponse {
        let cacheVersions = CacheVersions(lastChange: FixedClock.start) { _ in nil }
        let reading = try cacheVersions.reading(at: FixedClock.start)
        let body = Answer.json([UInt8](repeating: 0x20, count: bytes))
        return CachedResponse(body, to: address, policy: .articles, reading: reading, at: FixedClock.start)
    }

    @Test func aFloodOfOddRequestsDrivesOutNothingThatIsAskedForOften() throws {
        let capacity = 4 << 20
        let cache = ResponseCache(capacity: capacity)
        let hot = (0..<50).map { "/v1/articles/hot-\($0)" }
        for address in hot {
            cache.keep(try Self.answer(bytes: 8000, at: address), at: address, askedAs: address)
            #expect(cache.answer(toTarget: address) != nil)
        }
        for number in 0..<20_000 {
            if number % 20 == 0, let address = hot.randomElement() { _ = cache.answer(toTarget: address) }
            let address = "/v1/articles?limit=\(number)"
            cache.keep(try Self.answer(bytes: 8000, at: address), at: address, askedAs: address)
            #expect(cache.contents.bytes <= capacity)
        }
        #expect(hot.count { cache.answer(toTarget: $0) != nil } == hot.count)
        #expect(cache.contents.count < 500)
    }

    @Test func spellingsAreFewAndCounted() throws {
        let cache = ResponseCache(capacity: 1 << 20)
        let answer = try Self.answer(bytes: 100, at: "/a")
        cache.keep(answer, at: "/a", askedAs: "/a?0")
        let before = cache.contents.bytes
        for number in 1..<1000 {
            #expect(cache.answer(at: "/a", askedAs: "/a?\(number)") != nil)
        }
        #expect(cache.contents.bytes < before + 1000)
        #expect((0..<1000).count { cache.answer(toTarget: "/a?\($0)") != nil } == 4)
        // One that is too large is not kept, and disturbs nothing.
        cache.keep(try Self.answer(bytes: 1 << 18, at: "/b"), at: "/b", askedAs: "/b")
        #expect(cache.answer(toTarget: "/b") == nil && cache.answer(toTarget: "/a?0") != nil)
    }

    @Test(
        arguments: [
            (nil, false), ("gzip", true), ("GZIP", true), ("x-gzip", true), ("gzip, deflate, br", true), ("*", true),
            ("gzip;q=0", false), ("gzip;q=0.0, *", false), ("*;q=0", false), ("identity", false), ("", false),
            ("gzip;q=0.5, identity;q=0.9", false), ("gzip;q=0.9, identity;q=0.5", true), ("gzip; q=0.001", true),
            ("gzip;q=1.5", false), ("gzip;q=banana", false), ("gzip;level=9", false), (",,gzip,,", true),
            ("gzipp", false),
            ("br;q=1.0, gzip;q=0.8, *;q=0.1", true), ("deflate", false), ("gzip;q=1.000", true),
            ("gzip;q=0.0000", false),
        ] as [(String?, Bool)]
    )
    func codingsAreChosenByWeight(header: String?, isGzip: Bool) {
        #expect((ContentCoding(accepted: header) == .gzip) == isGzip)
    }

    @Test func datesAreWrittenOneWayAndReadInThree() {
        let time = Timestamp(seconds: 784_111_777)
        #expect(time.internetDate == "Sun, 06 Nov 1994 08:49:37 GMT")
        for text in [
            "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
        ] {
            #expect(HTTPDate.moment(text) == time, "\(text)")
        }
        for text in ["", "yesterday", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 32 Nov 1994 08:49:37 GMT", "1994-11-06"] {
            #expect(HTTPDate.moment(text) == nil, "\(text)")
        }
        for day in stride(from: Int64(-40_000), to: 40_000, by: 977) {
            let time = Timestamp(seconds: day * 86_400 + 3599)
            #expect(HTTPDate.moment(time.internetDate) == time)
        }
    }
}
