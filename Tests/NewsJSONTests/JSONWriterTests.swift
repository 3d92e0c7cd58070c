import Foundation
import NewsDomain
import NewsJSON
import Testing

struct JSONWriterTests {
    private func written(_ write: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter()
        write(&json)
        return String(decoding: json.finish(), as: UTF8.self)
    }

    /// The quick way to write them comes to the same as their shape.
    @Test(arguments: ["", "https://api.example/below"]) func renditionsAreAsTheirShapeIs(api: String) throws {
        var picture = Media(id: 1, kind: .image, url: "/media/x", width: 2000, height: 1500)
        picture.file = Media.File(hash: FileHash(bytes: (0..<32).map { UInt8($0 * 7) }), type: .jpg)
        picture.focalPoint = FocalPoint(x: 7, y: 100)
        let addresses = SiteAddresses(.standard, api: api)
        for media in [picture, Media(id: 2, kind: .image, url: "https://a.example/b.jpg")] {
            var quick = JSONWriter(addresses: addresses)
            quick.renditions(media.renditions)
            var shaped = JSONWriter(addresses: addresses)
            shaped.array(media.renditions) { Shape<SizedRendition>.rendition.write($1, to: &$0) }
            let (bytes, expected) = (quick.finish(), shaped.finish())
            #expect(bytes == expected)
        }
    }

    @Test(arguments: [
        "", "plain", "quote \" and \\ back", "new\nline\ttab\rreturn", "\u{0}\u{1}\u{1F}\u{7F}", "é 東京 👩‍👩‍👧 العربية",
        "</script><!--", "\u{2028}\u{2029}\u{FEFF}",
    ])
    func stringsComeBackAsTheyWere(text: String) throws {
        let json = written { $0.array([text]) { $0.string($1) } }
        let parsed = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String]
        #expect(parsed == [text])
        #expect(!json.utf8.contains { $0 < 0x20 })
    }

    /// Texts are looked through eight bytes at a time: every byte, at every place, in front of every other.
    @Test(arguments: 0..<18) func whatHasToBeEscapedIsWhereverItStands(length: Int) throws {
        for place in 0..<length {
            for byte in (0..<0x80).map(UInt8.init) {
                var bytes = [UInt8](repeating: UInt8(ascii: "!"), count: length)
                bytes[place] = byte
                if place + 1 < length { bytes[place + 1] = UInt8(ascii: "\"") }
                let text = String(decoding: bytes, as: UTF8.self)
                let json = written { $0.array([text]) { $0.string($1) } }
                let parsed = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String]
                #expect(parsed == [text])
                #expect(byte >= 0x20 || !json.utf8.contains(byte))
            }
        }
    }

    @Test func structureIsCommaSeparated() {
        let json = written { json in
            json.object { json in
                json.key("a")
                json.array([1, 2, -30]) { $0.integer($1) }
                json.key("b")
                json.object { _ in }
                json.key("c")
                json.array([Bool]()) { $0.boolean($1) }
                json.key("d")
                json.null()
                json.key("e")
                json.boolean(true)
            }
        }
        #expect(json == #"{"a":[1,2,-30],"b":{},"c":[],"d":null,"e":true}"#)
    }

    @Test(arguments: [
        (0.0, "0"), (1.0, "1"), (0.5, "0.5"), (1.2345, "1.235"), (0.001, "0.001"), (12.04, "12.04"), (-0.25, "-0.25"),
        (0.9999, "1"), (100, "100"),
    ])
    func decimalsHaveThreePlacesAtMost(number: Double, text: String) {
        #expect(written { $0.decimal(number) } == text)
    }

    @Test(arguments: [
        (0.0, "0"), (1.0, "1"), (9.09234, "9.092"), (0.046321, "0.04632"), (0.99999, "1"), (999.96, "1000"),
        (123_456.789, "123456.789"), (0.000_000_412_349, "4.123e-07"), (5e-324, "0"),
    ])
    func significantDigitsAreFour(number: Double, text: String) throws {
        let json = written { $0.array([number]) { $0.significant($1) } }
        #expect(json == "[\(text)]")
        let parsed = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [Double]
        #expect(parsed?.count == 1)
    }

    @Test func numbersReachTheirEnds() {
        #expect(written { $0.integer(Int64.max) } == "9223372036854775807")
        #expect(written { $0.integer(Int64.min) } == "-9223372036854775808")
    }

    @Test func timestampsAreRFC3339() {
        #expect(written { $0.timestamp(Timestamp(seconds: 1_795_339_800)) } == "\"2026-11-22T09:30:00Z\"")
    }
}
