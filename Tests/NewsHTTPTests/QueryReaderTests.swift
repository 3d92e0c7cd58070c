import NewsDomain
import Testing

@testable import NewsHTTP

/// Parameters, each kind by itself.
@Suite struct QueryReaderTests {
    private enum Order: String, CaseIterable {
        case newest, oldest
    }

    /// What reading did not like, as `name code`; and the canonical form, where all was well.
    private static func read(
        _ query: String,
        _ read: (inout QueryReader) -> Void
    ) -> (faults: [String], canonical: String?) {
        var reader = QueryReader(query: query)
        read(&reader)
        do {
            return ([], try reader.finish())
        } catch {
            let faults = (error as? NewsError)?.faults ?? []
            return (faults.map { "\($0.place) \($0.code)".replacing(#/parameter\("(.*)"\)/#) { "\($0.1)" } }, nil)
        }
    }

    private static func readAll(_ reader: inout QueryReader) {
        _ = reader.reference("tag")
        _ = reader.choice("sort", standard: Order.newest)
        _ = reader.isSet("count")
        _ = reader.limit()
        _ = reader.timestamp("after")
        _ = reader.list("words", atMost: 3)
        _ = reader.ids("ids", atMost: 3)
    }

    @Test(
        arguments: [
            ("", ""), ("limit=20&sort=newest&count=false", ""), ("limit=5&tag=b", "limit=5&tag=b"),
            ("tag=b&limit=5", "limit=5&tag=b"), ("limit=5&&&", "limit=5"), ("count=true", "count=true"),
            ("tag=%62", "tag=b"), ("tag=a+b", "tag=a%20b"), ("tag=a%20b", "tag=a%20b"), ("ta%67=b", "tag=b"),
            ("tag=%C3%A4", "tag=%C3%A4"), ("words=b,a", "words=a%2Cb"), ("words=%E2%80%8Db,a", "words=a%2C%E2%80%8Db"),
            ("words=b&words=a", "words=a%2Cb"),
            ("words=a&words=a", "words=a"), ("ids=3,1,3", "ids=3%2C1"), ("ids=3&ids=1", "ids=3%2C1"),
            ("after=2026-11-22", "after=2026-11-22"),
        ]
    )
    func oneMeaningHasOneForm(query: String, canonical: String) {
        #expect(Self.read(query, Self.readAll).canonical == canonical)
    }

    @Test(
        arguments: [
            ("limit=0", ["limit outOfRange"]), ("limit=101", ["limit outOfRange"]), ("limit=a", ["limit notANumber"]),
            ("limit=+5", ["limit notANumber"]), ("limit=5&limit=5", ["limit repeated"]), ("limit=", ["limit empty"]),
            ("limit", ["limit empty"]), ("sort=latest", ["sort unknownValue"]), ("sort=NEWEST", ["sort unknownValue"]),
            ("count=1", ["count unknownValue"]), ("after=yesterday", ["after notATime"]),
            ("words=a,,b", ["words empty"]),
            ("words=a,b,c,d", ["words tooMany"]), ("ids=a", ["ids notANumber"]), ("ids=0", ["ids notANumber"]),
            ("ids=1,2,3,4", ["ids tooMany"]), ("page=2", ["page unknownParameter"]),
            ("TAG=a", ["TAG unknownParameter"]), ("x=1&x=2", ["x unknownParameter"]),
        ]
    )
    func aWrongParameterIsNamed(query: String, faults: [String]) {
        #expect(Self.read(query, Self.readAll).faults == faults)
    }

    @Test func allFaultsAreToldAtOnce() {
        let faults = Self.read("limit=0&sort=a&count=b&after=c&nonsense=d", Self.readAll).faults
        #expect(
            Set(faults) == [
                "limit outOfRange", "sort unknownValue", "count unknownValue", "after notATime",
                "nonsense unknownParameter",
            ]
        )
    }

    @Test func aFloodOfWrongNamesIsCutShort() {
        let query = (0..<500).map { "x\($0)=1" }.joined(separator: "&")
        #expect(Self.read(query, Self.readAll).faults.count == QueryReader.maximumFaults)
    }

    @Test func whatHasToBeThereIsMissed() {
        for (query, code) in [("", "required"), ("url=", "empty"), ("url=abcdef", "wrongLength")] {
            let faults = Self.read(query) { _ = $0.required("url", atMost: 5) }.faults
            #expect(faults == ["url \(code)"], "\(query)")
        }
        #expect(Self.read("url=abcde") { _ = $0.required("url", atMost: 5) }.faults == [])
    }

    @Test func valuesAreTakenAsTheyAreMeant() {
        var reader = QueryReader(query: "a=1&a=2&tag=7&slug=seven&after=2026-11-22T10:30:00+01:00&on=true&ids=9,4")
        #expect(reader.all("a") == ["1", "2"])
        #expect(reader.reference("tag") == ResourceReference(text: "7"))
        #expect(reader.reference("slug") == ResourceReference(text: "seven"))
        // A plus in an address is a space, and yet a time zone.
        #expect(reader.timestamp("after") == Timestamp(rfc3339: "2026-11-22T09:30:00Z"))
        #expect(reader.flag("on") == true && reader.flag("off") == nil)
        #expect(reader.ids("ids", atMost: 2) == [9, 4])
        #expect(reader.limit(7) == 7)
        #expect(throws: Never.self) { try reader.finish() }
    }
}
