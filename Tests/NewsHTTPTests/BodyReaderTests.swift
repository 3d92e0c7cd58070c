import NewsDomain
import NewsJSON
import Testing

@testable import NewsHTTP

/// Members of bodies, each kind by itself.
@Suite struct BodyReaderTests {
    private enum Colour: String, CaseIterable {
        case red, green
    }

    private static func reader(_ json: String) throws -> BodyReader {
        guard case .object(let members) = try JSONParser.parse(Array(json.utf8)) else {
            throw NewsError(.invalid, "no object")
        }
        return BodyReader(members)
    }

    /// What reading did not like, as `pointer code`.
    private static func faults(_ json: String, _ read: (inout BodyReader) -> Void) throws -> [String] {
        var reader = try reader(json)
        read(&reader)
        return reader.allFaults()
            .map { fault in
                guard case .pointer(let pointer) = fault.place else { return "elsewhere" }
                return "\(pointer) \(fault.code)"
            }
    }

    private static func readAll(_ body: inout BodyReader) {
        _ = body.string("text")
        _ = body.id("id")
        _ = body.choice("colour", of: Colour.allCases)
        _ = body.flag("flag")
        _ = body.integer("number", in: 1...9)
        _ = body.timestamp("at")
        _ = body.url("url")
        _ = body.slug()
        _ = body.language("language")
        _ = body.names("names", atMost: 2)
        _ = body.objects("parts", atMost: 2) { $0.string("name") }
        _ = body.object("one") { $0.integer("number", in: 1...9) }
    }

    @Test(
        arguments: [
            (#"{}"#, []), (#"{"text": null, "id": null, "parts": null, "one": null}"#, []),
            (#"{"text": 1}"#, ["/text wrongType"]), (#"{"id": 0}"#, ["/id wrongType"]),
            (#"{"id": 1.5}"#, ["/id wrongType"]), (#"{"id": "1"}"#, ["/id wrongType"]),
            (#"{"colour": "blue"}"#, ["/colour unknownValue"]), (#"{"flag": "true"}"#, ["/flag wrongType"]),
            (#"{"number": 10}"#, ["/number outOfRange"]), (#"{"number": "1"}"#, ["/number wrongType"]),
            (#"{"at": "today"}"#, ["/at notATime"]), (#"{"at": "1899-12-31T00:00:00Z"}"#, ["/at outOfRange"]),
            (#"{"url": "ftp://a"}"#, ["/url notAURL"]), (#"{"url": "//a.example"}"#, ["/url notAURL"]),
            (#"{"slug": "Not One"}"#, ["/slug notASlug"]), (#"{"slug": "12"}"#, ["/slug notASlug"]),
            (#"{"language": "no such"}"#, ["/language notALanguage"]),
            (#"{"names": ["a", 1, "a"]}"#, ["/names/1 wrongType"]),
            (#"{"names": ["a", "a"]}"#, ["/names/1 repeated"]), (#"{"names": "a"}"#, ["/names wrongType"]),
            (#"{"names": ["a", "b", "c"]}"#, ["/names wrongLength"]), (#"{"names": [""]}"#, ["/names/0 wrongLength"]),
            (#"{"parts": [{"name": 1}, 2]}"#, ["/parts/0/name wrongType", "/parts/1 wrongType"]),
            (#"{"parts": [{"nme": "a"}]}"#, ["/parts/0/nme unknownMember"]),
            (#"{"one": {"number": 0, "x": 1}}"#, ["/one/number outOfRange", "/one/x unknownMember"]),
            (#"{"txt": "a"}"#, ["/txt unknownMember"]), (#"{"a/b~c": 1}"#, ["/a~1b~0c unknownMember"]),
        ] as [(String, [String])]
    )
    func aWrongMemberIsNamed(json: String, faults: [String]) throws {
        // Three names are one too many for the list, whatever they are.
        let expected = json.contains(#""a", 1, "a""#) ? ["/names wrongLength"] : faults
        #expect(try Self.faults(json, Self.readAll) == expected)
    }

    @Test func allFaultsAreToldAtOnce() throws {
        let faults = try Self.faults(#"{"text": 1, "flag": 2, "at": "x", "more": 3}"#, Self.readAll)
        #expect(faults == ["/text wrongType", "/flag wrongType", "/at notATime", "/more unknownMember"])
    }

    @Test func aFloodOfWrongNamesIsCutShort() throws {
        let members = (0..<200).map { "\"x\($0)\": 1" }.joined(separator: ", ")
        #expect(try Self.faults("{\(members)}", Self.readAll).count == QueryReader.maximumFaults)
    }

    @Test func whatHasToBeThereIsMissed() throws {
        for json in ["{}", #"{"text": null, "colour": null}"#] {
            let faults = try Self.faults(json) { body in
                _ = body.requiredString("text")
                _ = body.requiredChoice("colour", of: Colour.allCases)
            }
            #expect(faults == ["/text required", "/colour required"])
        }
        #expect(try Self.faults("{}") { _ = $0.array("ids", atMost: 2) } == ["/ids wrongType"])
        #expect(try Self.faults(#"{"ids": []}"#) { _ = $0.array("ids", atMost: 2) } == ["/ids wrongLength"])
    }

    /// RFC 7396: what is not there stays, what is null goes.
    @Test func aPatchTellsNothingFromNull() throws {
        var body = try Self.reader(#"{"gone": null, "there": "a"}"#)
        #expect(body.patch("gone") { $0.string("gone") } == .some(nil))
        #expect(body.patch("there") { $0.string("there") } == .some("a"))
        #expect(body.patch("absent") { $0.string("absent") } == nil)
        #expect(body.change("gone") { $0.string("gone") } == nil)
        #expect(body.allFaults().map(\.code) == ["required"])
    }

    @Test func whatIsWrongAlreadyIsToldOnce() throws {
        var body = try Self.reader(#"{"text": 1}"#)
        _ = body.string("text")
        body.take([Fault(.pointer("/text"), code: "wrongLength", detail: "Too short.")])
        body.take([Fault(.pointer("/name"), code: "required", detail: "Missing.")])
        #expect(body.allFaults().map(\.code) == ["wrongType", "required"])
    }
}
