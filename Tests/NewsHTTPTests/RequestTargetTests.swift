import Testing

@testable import NewsHTTP

/// What a request asks for, taken apart.
@Suite struct RequestTargetTests {
    @Test(
        arguments: [
            ("/a", "/a", ""), ("/a?", "/a", ""), ("/a?b=c", "/a", "b=c"), ("/a?b?c", "/a", "b?c"), ("/?", "/", ""),
            ("/a?b#c", "/a", "b"), ("/a#b", "/a#b", ""), ("/a%3Fb", "/a%3Fb", ""), ("*", "*", ""), ("", "", ""),
        ]
    )
    func itHasAPathAndAQuery(text: String, path: String, query: String) {
        let target = RequestTarget(text)
        #expect(target.path == path && target.query == query && target.text == text)
    }

    @Test(arguments: ["/a%zz", "/a%", "/a%4", "/%E9", "/%00", "/%0A", "/a?b=%zz"])
    func whatIsNotWellFormedIsRefused(text: String) {
        #expect(throws: (any Error).self) { try RequestTarget.check(text) }
    }

    @Test(arguments: ["/a%20b", "/%C3%A9", "/a?b=%2F", "/a#b", "*"])
    func theRestIsTaken(text: String) {
        #expect(throws: Never.self) { try RequestTarget.check(text) }
    }

    @Test func thereIsAnEndToIt() {
        let longest = "/" + String(repeating: "a", count: RequestTarget.maximumLength - 1)
        #expect(throws: Never.self) { try RequestTarget.check(longest) }
        #expect(throws: URITooLong.self) { try RequestTarget.check(longest + "a") }
    }
}
