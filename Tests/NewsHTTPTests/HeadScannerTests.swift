import HTTPTypes
import Testing

@testable import NewsHTTP

/// The plainest heads, read from bytes. What is not plain is left to NIO's parser: OddRequestTests compares the two.
@Suite struct HeadScannerTests {
    private static func scan(_ text: String) -> HeadScanner.Scan? {
        Array(text.utf8).withUnsafeBytes(HeadScanner.scan)
    }

    private static let head = """
        GET /v1/stories?a=b HTTP/1.1\r
        Host: a.example:8080\r
        user-agent:  Reader  \r
        Accept: text/html, */*;q=0.8\r
        If-None-Match: "x"\r
        X-Request-Id: mine\r
        X-Forwarded-For: 192.0.2.1, 192.0.2.2\r
        Empty:\r
        \r

        """

    @Test func aHeadIsRead() throws {
        let scan = try #require(Self.scan(Self.head + "GET / HTTP/1.1\r\n"))
        #expect(scan.head.method == .get && scan.head.target == "/v1/stories?a=b" && scan.head.requestID == "mine")
        #expect(scan.head.conditions.ifNoneMatch == "\"x\"" && scan.head.conditions.acceptEncoding == nil)
        #expect(scan.forwardedFor == ["192.0.2.1, 192.0.2.2"])
        #expect(scan.length == Self.head.utf8.count)
    }

    /// Controllers see them as NIO's parser would have given them.
    @Test func itsFieldsAreThereForWhoAsks() throws {
        let fields = Array(Self.head.utf8).withUnsafeBytes(HeadScanner.fields)
        #expect(fields[.accept] == "text/html, */*;q=0.8" && fields[.userAgent] == "Reader")
        #expect(fields[try #require(HTTPField.Name("Empty"))]?.isEmpty == true)
        #expect(fields[.ifNoneMatch] == "\"x\"" && fields.count == 7)
    }

    @Test(arguments: [
        "POST / HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.0\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer x\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", "",
    ])
    func allElseIsLeft(text: String) {
        #expect(Self.scan(text) == nil)
    }
}
