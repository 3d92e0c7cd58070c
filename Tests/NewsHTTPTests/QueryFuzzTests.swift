import NewsDomain
import NewsJSON
import NewsTestSupport
import Testing

@testable import NewsHTTP

/// The canonical form of any query that is taken is a query that is taken, means the same, and is its own canonical form.
@Suite struct QueryFuzzTests {
    private enum Order: String, CaseIterable {
        case newest, oldest
    }

    /// What was read, as a text.
    private static func read(_ query: String) -> (meaning: String, canonical: String?, faults: Int) {
        var reader = QueryReader(query: query)
        var meaning = "\(reader.tags()) \(reader.reference("section").map { "\($0)" } ?? "")"
        meaning += " \(reader.choice("sort", standard: Order.newest)) \(reader.choices("kinds") as [Order])"
        meaning += " \(reader.isSet("count")) \(reader.limit()) \(reader.timestamp("after")?.seconds ?? 0)"
        meaning += " \(Set(reader.list("words", atMost: 5)).sorted()) \(reader.ids("ids", atMost: 5))"
        meaning += " \(reader.fields(of: .section).map { "\($0)".count } ?? 0)"
        do {
            return (meaning, try reader.finish(), 0)
        } catch {
            return (meaning, nil, (error as? NewsError)?.faults.count ?? 0)
        }
    }

    private static let pieces = [
        "tag=", "section=", "sort=", "kinds=", "count=", "limit=", "after=", "words=", "ids=", "fields=", "nope=", "&",
        "&", "=",
        ",", "a", "b", "1", "20", "007", "0", "99999999999999999999", "newest", "oldest", "true", "false", "name",
        "slug",
        "2026-11-22", "T09:30:00Z", "T09:30:00+01:00", "+", "%2B", "%26", "%3D", "%2C", "%C3%A9", "e%CC%81",
        "%E2%80%8D", "%25",
        "%", "%00", "%zz", "é", "\u{301}", "#", "?", "/", "-", "%F0%9F%87%A9", "%ED%A0%80", " ",
    ]

    @Test func theCanonicalFormMeansTheSame() throws {
        for seed in FuzzRounds(5_000) {
            var random = SplitMix(seed)
            let query = random.text(of: Self.pieces, upTo: 24)
            guard RequestTarget.isWellFormed("/?" + query) else { continue }
            let first = Self.read(query)
            try #require(first.faults <= 3 * QueryReader.maximumFaults, "round \(seed): \(query)")
            guard let canonical = first.canonical else { continue }
            let second = Self.read(canonical)
            try #require(second.canonical == canonical, "round \(seed): \(query)\n\(canonical)")
            try #require(second.meaning == first.meaning, "round \(seed): \(query)\n\(canonical)")
        }
    }
}
