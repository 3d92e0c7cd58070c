import NewsJSON
import Testing

struct JSONParserTests {
    private func parse(_ text: String) throws -> JSONValue {
        try JSONParser.parse(Array(text.utf8))
    }

    private func refusal(_ bytes: [UInt8]) -> JSONSyntaxError? {
        do {
            _ = try JSONParser.parse(bytes)
            return nil
        } catch {
            return error
        }
    }

    private func refusal(_ text: String) -> JSONSyntaxError? {
        refusal(Array(text.utf8))
    }

    // MARK: What is read

    @Test(
        arguments: [
            ("null", .null), (" true ", .bool(true)), ("\t\r\nfalse\n", .bool(false)), ("[]", .array([])),
            ("[1, [2,3] ,\"x\"]", .array([.integer(1), .array([.integer(2), .integer(3)]), .string("x")])),
            ("[null,true]", .array([.null, .bool(true)])),
        ] as [(String, JSONValue)]
    )
    func readsValues(text: String, value: JSONValue) throws {
        #expect(try parse(text) == value)
    }

    @Test(
        arguments: [
            ("0", .integer(0)), ("-0", .integer(0)), ("-1", .integer(-1)), ("10", .integer(10)),
            ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("9223372036854775808", .decimal(9_223_372_036_854_775_808)), ("-9223372036854775809", .decimal(-0x1p63)),
            ("1.0", .integer(1)), ("-0.0", .integer(0)), ("1e2", .integer(100)), ("1E+2", .integer(100)),
            ("25e-1", .decimal(2.5)), ("0.1", .decimal(0.1)), ("0e0", .integer(0)), ("1.5e1", .integer(15)),
            ("9007199254740992.0", .integer(1 << 53)), ("9007199254740994.0", .decimal(0x1p53 + 2)),
            ("1.7976931348623157e308", .decimal(.greatestFiniteMagnitude)), ("1e-400", .integer(0)),
        ] as [(String, JSONValue)]
    )
    func readsNumbers(text: String, value: JSONValue) throws {
        #expect(try parse(text) == value)
    }

    @Test(arguments: [
        (#""""#, ""), (#""plain""#, "plain"), (#""é 東京 👩‍👩‍👧""#, "é 東京 👩‍👩‍👧"), (#""a\nb""#, "a\nb"),
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u20AC""#, "Aé€"),
        (#""x\ud83d\ude00y""#, "x😀y"), (#""\uD83D\uDE00\uDBFF\uDFFF""#, "😀\u{10FFFF}"), (#""\u0000""#, "\u{0}"),
        ("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"), (#""a\u0022b""#, "a\"b"),
    ])
    func readsStrings(text: String, value: String) throws {
        guard case .string(let string) = try parse(text) else {
            Issue.record("\(text) is no string")
            return
        }
        #expect(Array(string.unicodeScalars) == Array(value.unicodeScalars))
    }

    @Test func readsObjectsInTheirOrder() throws {
        guard case .object(let object) = try parse(#" { "b" : 1, "a":{"c":[ ]} ,"":null}"#) else {
            Issue.record("no object")
            return
        }
        #expect(object.names == ["b", "a", ""])
        #expect(object["b"] == .integer(1))
        #expect(object[""] == .null)
        #expect(object["c"] == nil)
        #expect(try object["a"] == parse(#"{"c":[]}"#))
    }

    @Test func objectsAreEqualInAnyOrder() throws {
        #expect(try parse(#"{"a":1,"b":2}"#) == parse(#"{"b":2,"a":1}"#))
        #expect(try parse(#"{"a":1,"b":2}"#) != parse(#"{"a":1,"b":3}"#))
        #expect(try parse(#"{"a":1,"b":2}"#) != parse(#"{"a":1}"#))
    }

    @Test func membersAreFoundHoweverManyThereAre() throws {
        for count in [1, 7, 8, 9, 10, 500] {
            let members = (0..<count).map { "\"n\($0)\":\($0)" }
            guard case .object(let object) = try parse("{" + members.joined(separator: ",") + "}") else { return }
            #expect(object.count == count)
            #expect((0..<count).allSatisfy { object["n\($0)"] == .integer(Int64($0)) }, "of \(count)")
            #expect(object["n\(count)"] == nil)
        }
    }

    @Test func namesAreToldApartByTheirBytes() throws {
        guard case .object(let object) = try parse("{\"\u{E9}\":1,\"e\u{301}\":2}") else { return }
        #expect(object.count == 2)
        #expect(object["\u{E9}"] == .integer(1))
        #expect(object["e\u{301}"] == .integer(2))
    }

    // MARK: What is refused

    @Test(arguments: [
        ("", "a value is missing", 0), ("  ", "a value is missing", 2), ("nul", "a value is missing", 0),
        ("True", "a value is missing", 0), ("[1,]", "a comma stands before “]”", 2),
        ("{\"a\":1,}", "a comma stands before “}”", 6), ("[,1]", "a value is missing", 1),
        ("{\"a\":1 \"b\":2}", "a comma or “}” is missing", 7), ("[1 2]", "a comma or “]” is missing", 3),
        ("[1}", "a comma or “]” is missing", 2), ("{\"a\" 1}", "a colon is missing", 5),
        ("{a:1}", "a name in quotes is missing", 1), ("{\"a\":}", "a value is missing", 5),
        ("{} {}", "something stands behind its end", 3), ("1 2", "something stands behind its end", 2),
        ("truex", "something stands behind its end", 4), ("{", "a name in quotes is missing", 1),
        ("[", "a value is missing", 1), ("[1", "a comma or “]” is missing", 2), ("/**/1", "a value is missing", 0),
        ("'a'", "a value is missing", 0), ("NaN", "a value is missing", 0), ("\u{FEFF}1", "a byte order mark", 0),
        ("\u{A0}1", "a value is missing", 0), ("\u{B}1", "a value is missing", 0),
        ("01", "a number begins with 0", 0), ("-01", "a number begins with 0", 1), ("-", "a number is incomplete", 1),
        ("+1", "a value is missing", 0), (".5", "a value is missing", 0), ("1.", "a number is incomplete", 2),
        ("1.e1", "a number is incomplete", 2), ("1e", "a number is incomplete", 2),
        ("1e+", "a number is incomplete", 3), ("1e+-1", "a number is incomplete", 3),
        ("0x10", "something stands behind its end", 1), ("1_000", "something stands behind its end", 1),
        ("[1e309]", "a number is too large", 1), ("-1e999999999999", "a number is too large", 0),
        ("\"abc", "a string has no end", 0), ("[\"a\\\"]", "a string has no end", 1),
        ("\"a\nb\"", "a control character is not escaped", 2), ("\"\u{0}\"", "a control character is not escaped", 1),
        ("\"\\n\u{1F}\"", "a control character is not escaped", 3), ("\"\\x41\"", "there is no such escape", 1),
        ("\"\\", "there is no such escape", 1), ("\"\\u12\"", "there is no such escape", 1),
        ("\"\\u12G4\"", "there is no such escape", 1), ("\"\\u+123\"", "there is no such escape", 1),
        ("\"\\ud800\"", "half of a surrogate pair stands alone", 1),
        ("\"\\ude00\"", "half of a surrogate pair stands alone", 1),
        ("\"\\ud83dx\"", "half of a surrogate pair stands alone", 1),
        ("\"\\ud83d\\n\"", "half of a surrogate pair stands alone", 1),
        ("\"a\\ud83d\\ud83d\"", "half of a surrogate pair stands alone", 2),
        ("\"\\ud83d\\u0041\"", "half of a surrogate pair stands alone", 1),
    ])
    func refuses(text: String, reason: String, offset: Int) throws {
        let error = try #require(refusal(text))
        #expect(error.detail.hasPrefix("The body is no JSON: \(reason)"), "\(error.detail)")
        #expect(error.detail.hasSuffix("at byte \(offset)."), "\(error.detail)")
        #expect(error.offset == offset)
        #expect(error.pointer == nil)
    }

    /// A lone continuation, an overlong slash, a surrogate, beyond U+10FFFF, a cut character, Latin-1.
    @Test(
        arguments: [
            [0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x61, 0xE9, 0x62],
            [0x5C, 0x6E, 0xFF], [0xFE, 0xFF],
        ] as [[UInt8]]
    )
    func refusesWhatIsNotUTF8(bytes: [UInt8]) throws {
        let quote = UInt8(ascii: "\"")
        let value = try #require(refusal([quote] + bytes + [quote]))
        #expect(value.detail.contains("UTF-8"), "\(value.detail)")
        let name = try #require(refusal(Array("{".utf8) + [quote] + bytes + [quote] + Array(":1}".utf8)))
        #expect(name.detail.contains("UTF-8"), "\(name.detail)")
        #expect(refusal(bytes) != nil)
    }

    @Test func everyBeginningOfAnObjectIsRefused() {
        let text = Array(#"{"a":[1.5e3,-2,{"b":"\ud83d\ude00é"},true,null],"c":{}}"#.utf8)
        #expect(refusal(text) == nil)
        for length in text.indices { #expect(refusal(Array(text[..<length])) != nil, "of \(length) bytes") }
    }

    @Test(arguments: [
        (#"{"a":1,"a":2}"#, "/a", 7), (#"{"x":[0,{"a~/b":1, "a~/b":2}]}"#, "/x/1/a~0~1b", 19),
        (#"{"a":1,"\u0061":2}"#, "/a", 7), (#"{"":1,"":2}"#, "/", 6),
        (#"{"1":0,"2":0,"3":0,"4":0,"5":0,"6":0,"7":0,"8":0,"9":0,"1":0}"#, "/1", 55),
        (#"{"1":0,"2":0,"3":0,"4":0,"5":0,"6":0,"7":0,"8":0,"9":0,"10":0,"10":0}"#, "/10", 62),
    ])
    func refusesANameThatStandsTwice(text: String, pointer: String, offset: Int) throws {
        let error = try #require(refusal(text))
        #expect(error.pointer == pointer)
        #expect(error.offset == offset)
        #expect(error.detail.contains("twice"))
    }

    @Test func repeatsLittleOfItsInput() throws {
        let name = String(repeating: "n\u{301}", count: 5_000)
        let error = try #require(refusal("{\"o\":[{\"\(name)\":1,\"\(name)\":2}]}"))
        let echoed = error.detail.unicodeScalars.drop { $0 != "“" }.dropFirst().prefix { $0 != "”" }
        #expect((30...JSONParser.maximumEcho).contains(echoed.count))
        #expect(error.detail.unicodeScalars.count < 150)
        #expect(error.pointer == "/o/0")
    }

    // MARK: Limits

    @Test func valuesAreNestedSoDeepAndNoDeeper() {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        let (depth, object) = (JSONParser.maximumDepth, "{\"a\":")
        #expect(depth == 32)
        #expect(refusal(nested(depth)) == nil)
        #expect(refusal(nested(depth + 1))?.detail.contains("deeper than 32 at byte 32") == true)
        #expect(refusal(String(repeating: "[", count: 1 << 20))?.offset == depth)
        #expect(refusal(String(repeating: object, count: 1 << 18))?.offset == depth * object.utf8.count)
        // Beside each other they may be as many as they like.
        #expect(refusal("[" + Array(repeating: "[[]]", count: 1_000).joined(separator: ",") + "]") == nil)
    }

    /// Anything quadratic would take hours here.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "{" + (0..<100_000).map { "\"name\($0)\":0" }.joined(separator: ",") + "}",
            "[" + (0..<100_000).map { "{\"n\":\($0)}" }.joined(separator: ",") + "]",
            "{" + (0..<10_000).map { "\"\(String(repeating: "x", count: 90))\($0)\":0" }.joined(separator: ",") + "}",
            "\"" + String(repeating: "\\u0301\\u0323", count: 100_000) + "\"",
            "{\"" + String(repeating: "\u{301}\u{323}", count: 300_000) + "\":0,\"a\":0}",
            String(repeating: " ", count: 1 << 20) + "0", "0." + String(repeating: "1", count: 1 << 20),
            "1" + String(repeating: "0", count: 300), "0." + String(repeating: "0", count: 1 << 20) + "1e1000000",
        ]
    )
    func takesLargeBodies(text: String) {
        #expect(refusal(text) == nil, "\(text.prefix(20))")
    }

    @Test func refusesADuplicateAmongMany() throws {
        let names = (0..<100_000).map { "\"\($0)\":0" } + ["\"77\":1"]
        #expect(refusal("{" + names.joined(separator: ",") + "}")?.pointer == "/77")
    }
}
