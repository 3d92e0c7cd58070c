import HTTPTypes
import NIOHPACK
import Testing

@testable import NewsHTTP

/// What is read from the head of a request of HTTP/2, and what is refused, as in HTTP/1.1.
struct HTTP2RequestTests {
    private static func block(
        _ more: [(String, String)],
        target: String = "/v1/articles",
        method: String = "GET"
    ) -> HPACKHeaders {
        HPACKHeaders(
            [(":method", method), (":scheme", "https"), (":authority", "localhost"), (":path", target)] + more
        )
    }

    private static func fault(_ block: HPACKHeaders) -> ProblemKind? {
        do {
            _ = try HTTP2Request(block, isWhole: true)
            return nil
        } catch {
            return error.kind
        }
    }

    @Test func whatIsPlainIsReadAsItIs() throws {
        let fields = [
            ("x-request-id", "abc"), ("if-none-match", "\"1\""), ("accept-encoding", "gzip"),
            ("x-forwarded-for", "192.0.2.1"), ("accept", "*/*"),
        ]
        let request = try HTTP2Request(Self.block(fields), isWhole: true)
        #expect(request.isPlain)
        #expect(request.head.target == "/v1/articles" && request.head.requestID == "abc")
        #expect(request.head.conditions.ifNoneMatch == "\"1\"" && request.head.conditions.acceptEncoding == "gzip")
        #expect(request.forwardedFor == ["192.0.2.1"])
    }

    @Test func whatHasAKeyOrABodyOrWritesIsNotPlain() throws {
        #expect(try !HTTP2Request(Self.block([("authorization", "Bearer x")]), isWhole: true).isPlain)
        #expect(try !HTTP2Request(Self.block([]), isWhole: false).isPlain)
        #expect(try !HTTP2Request(Self.block([], method: "POST"), isWhole: true).isPlain)
    }

    @Test func whatStandsTwiceIsReadTogether() throws {
        let request = try HTTP2Request(
            Self.block([("if-none-match", "\"1\""), ("if-none-match", "\"2\"")]),
            isWhole: true
        )
        #expect(!request.isPlain)
        #expect(request.head.conditions.ifNoneMatch == "\"1\", \"2\"")
    }

    @Test func theHostHasToBeOne() {
        #expect(Self.fault(HPACKHeaders([(":method", "GET"), (":path", "/")])) == .invalid)
        #expect(Self.fault(HPACKHeaders([(":method", "GET"), (":path", "/"), ("host", "a")])) == nil)
        #expect(Self.fault(Self.block([("host", "LOCALHOST")])) == nil)
        #expect(Self.fault(Self.block([("host", "elsewhere")])) == .invalid)
        #expect(Self.fault(Self.block([("host", "localhost"), ("host", "localhost")])) == .invalid)
        for authority in ["", "a b", "user@host", "host/path"] {
            #expect(
                Self.fault(HPACKHeaders([(":method", "GET"), (":path", "/"), (":authority", authority)])) == .invalid
            )
        }
    }

    @Test func theTargetHasToBeAPath() {
        for target in ["", "v1", "http://localhost/v1", "/a b", "/a\u{7F}", "/a\tb"] {
            #expect(Self.fault(Self.block([], target: target)) == .invalid, "\(target)")
        }
        for target in ["*", "/", "/é", "/a%20b"] {
            #expect(Self.fault(Self.block([], target: target)) == nil, "\(target)")
        }
    }

    @Test func whatIsTooLargeIsRefused() {
        #expect(Self.fault(Self.block([("x-a", String(repeating: "a", count: 16_000))])) == nil)
        #expect(Self.fault(Self.block([("x-a", String(repeating: "a", count: 16_400))])) == .headersTooLarge)
        #expect(Self.fault(Self.block((0..<101).map { ("x-\($0)", "a") })) == .headersTooLarge)
        #expect(Self.fault(Self.block((0..<100).map { ("x-\($0)", "a") })) == nil)
    }

    @Test func otherFaults() {
        #expect(Self.fault(Self.block([], method: "BREW")) == .notImplemented)
        #expect(Self.fault(Self.block([("expect", "200-ok")])) == .expectationFailed)
    }

    @Test func whatABodyIsSaidToHave() throws {
        #expect(try HTTP2Request(Self.block([]), isWhole: true).body == .none)
        #expect(try HTTP2Request(Self.block([]), isWhole: false).body == .chunked)
        #expect(try HTTP2Request(Self.block([("content-length", "7")]), isWhole: false).body == .length(7))
        #expect(try HTTP2Request(Self.block([("content-length", "0")]), isWhole: false).body == .none)
        #expect(try HTTP2Request(Self.block([("expect", "100-Continue")]), isWhole: false).expectsContinue)
    }

    @Test func allFieldsButThoseOfTheRequestLineAreThere() throws {
        let request = try HTTP2Request(Self.block([("accept", "text/html"), ("cookie", "a=1")]), isWhole: true)
        let fields = Request(request.head, .block(request.block), peer: nil).headers
        #expect(fields.count == 2 && fields[.accept] == "text/html")
    }
}
