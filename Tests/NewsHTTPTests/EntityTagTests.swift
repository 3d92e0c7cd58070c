import Testing

@testable import NewsHTTP

/// Entity tags and lists of them (RFC 9110, sections 8.8.3 and 13.1).
@Suite struct EntityTagTests {
    @Test(
        arguments: [
            (#""a""#, [#""a""#]), (#"W/"a""#, [#"W/"a""#]), (#""""#, [#""""#]), (#""a", "b""#, [#""a""#, #""b""#]),
            ("\"a\",W/\"b\" ,\t\"c\"", [#""a""#, #"W/"b""#, #""c""#]), (#" , "a" ,, "#, [#""a""#]),
            (#""a,b", "W/""#, [#""a,b""#, #""W/""#]), ("*", []), ("  *", []), (#""é""#, [#""é""#]),
        ]
    )
    func aListIsRead(header: String, tags: [String]) throws {
        #expect(try #require(EntityTag.list(header)).map(\.text) == tags)
    }

    @Test(arguments: [
        "", " ", ",", "a", #""a"#, #"a""#, #"w/"a""#, #"W/ "a""#, #""a" "b""#, #""a";"b""#, "*, \"a\"", "**", #""a b""#,
        "\"a\u{7F}\"", "W/*",
    ])
    func whatIsNoListIsNone(header: String) {
        #expect(EntityTag.list(header) == nil)
    }

    @Test func aVersionIsNamedByStrongTagsOfOurs() throws {
        #expect(EntityTag(version: 12).text == #""v12""#)
        for (header, version) in [
            (#""v12""#, 12), (#"W/"v12""#, nil), (#""12""#, nil), (#""v""#, nil), (#""va""#, nil), (#""V12""#, nil),
        ] {
            #expect(try #require(EntityTag.list(header)?.first).version == version, "\(header)")
        }
    }
}
