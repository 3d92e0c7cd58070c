import HTTPTypes
import NIOCore
import Testing

@testable import NewsHTTP

/// What is read from the head of a request of HTTP/2, and what is refused, as in HTTP/1.1.
struct HTTP2RequestTests {
    private static func bare(_ fields: [(String, String)]) -> HTTP2Head {
        var head = HTTP2Head()
        for (name, value) in fields {
            Array(name.utf8).withUnsafeBufferPointer { name in
                Array(value.utf8).withUnsafeBufferPointer { head.take(name, $0) }
            }
        }
        return head
    }

    private static func head(
        _ more: [(String, String)],
        target: String = "/v1/articles",
        method: String = "GET"
    ) -> HTTP2Head {
        bare([(":method", method), (":scheme", "https"), (":authority", "localhost"), (":path", target)] + more)
    }

    private static func fault(_ head: HTTP2Head) -> ProblemKind? {
        do {
            _ = try HTTP2Request(head, isWhole: true)
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
        let request = try HTTP2Request(Self.head(fields), isWhole: true)
        #expect(request.isPlain)
        #expect(request.head.target == "/v1/articles" && request.head.requestID == "abc")
        #expect(request.head.conditions.ifNoneMatch == "\"1\"" && request.head.conditions.acceptEncoding == "gzip")
        #expect(request.forwardedFor == ["192.0.2.1"])
    }

    @Test func whatHasAKeyOrABodyOrWritesIsNotPlain() throws {
        #expect(try !HTTP2Request(Self.head([("authorization", "Bearer x")]), isWhole: true).isPlain)
        #expect(try !HTTP2Request(Self.head([]), isWhole: false).isPlain)
        #expect(try !HTTP2Request(Self.head([], method: "POST"), isWhole: true).isPlain)
    }

    @Test func whatStandsTwiceIsReadTogether() throws {
        let request = try HTTP2Request(
            Self.head([("if-none-match", "\"1\""), ("if-none-match", "\"2\"")]),
            isWhole: true
        )
        #expect(!request.isPlain)
        #expect(request.head.conditions.ifNoneMatch == "\"1\", \"2\"")
    }

    @Test func theHostHasToBeOne() {
        #expect(Self.fault(Self.bare([(":method", "GET"), (":path", "/")])) == .invalid)
        #expect(Self.fault(Self.bare([(":method", "GET"), (":path", "/"), ("host", "a")])) == nil)
        #expect(Self.fault(Self.head([("host", "LOCALHOST")])) == nil)
        #expect(Self.fault(Self.head([("host", "elsewhere")])) == .invalid)
        #expect(Self.fault(Self.head([("host", "localhost"), ("host", "localhost")])) == .invalid)
        for authority in ["", "a b", "user@host", "host/path"] {
            #expect(
                Self.fault(Self.bare([(":method", "GET"), (":path", "/"), (":authority", authority)])) == .invalid
            )
        }
    }

    @Test func theTargetHasToBeAPath() {
        for target in ["", "v1", "http://localhost/v1", "/a b", "/a\u{7F}", "/a\tb"] {
            #expect(Self.fault(Self.head([], target: target)) == .invalid, "\(target)")
        }
        for target in ["*", "/", "/é", "/a%20b"] {
            #expect(Self.fault(Self.head([], target: target)) == nil, "\(target)")
        }
    }

    @Test func whatIsTooLargeIsRefused() {
        #expect(Self.fault(Self.head([("x-a", String(repeating: "a", count: 16_000))])) == nil)
        #expect(Self.fault(Self.head([("x-a", String(repeating: "a", count: 16_400))])) == .headersTooLarge)
        #expect(Self.fault(Self.head((0..<101).map { ("x-\($0)", "a") })) == .headersTooLarge)
        #expect(Self.fault(Self.head((0..<100).map { ("x-\($0)", "a") })) == nil)
    }

    @Test func otherFaults() {
        #expect(Self.fault(Self.head([], method: "BREW")) == .notImplemented)
        #expect(Self.fault(Self.head([("expect", "200-ok")])) == .expectationFailed)
    }

    @Test func whatABodyIsSaidToHave() throws {
        #expect(try HTTP2Request(Self.head([]), isWhole: true).body == .none)
        #expect(try HTTP2Request(Self.head([]), isWhole: false).body == .chunked)
        #expect(try HTTP2Request(Self.head([("content-length", "7")]), isWhole: false).body == .length(7))
        #expect(try HTTP2Request(Self.head([("content-length", "0")]), isWhole: false).body == .none)
        #expect(try HTTP2Request(Self.head([("expect", "100-Continue")]), isWhole: false).expectsContinue)
    }

    @Test func allFieldsButThoseOfTheRequestLineAreThere() throws {
        let request = try HTTP2Request(Self.head([("accept", "text/html"), ("cookie", "a=1")]), isWhole: true)
        let fields = Request(request.head, .lines(request.lines), peer: nil).headers
        #expect(fields.count == 2 && fields[.accept] == "text/html")
    }

    @Test func whatIsNoRequestIsNone() {
        let whole = [(":method", "GET"), (":scheme", "https"), (":path", "/"), (":authority", "a")]
        #expect(Self.bare(whole).isWellFormed(isWhole: true))
        for index in 0..<3 {
            let part = whole.enumerated().filter { $0.offset != index }.map(\.element)
            #expect(!Self.bare(part).isWellFormed(isWhole: true), "\(whole[index].0) is missing")
        }
        for field in whole { #expect(!Self.bare(whole + [field]).isWellFormed(isWhole: true), "\(field.0) twice") }
        #expect(!Self.bare(Array(whole.dropLast()) + [("accept", "*/*"), whole[3]]).isWellFormed(isWhole: true))
        for field in [
            ("connection", "close"), ("upgrade", "h2c"), ("keep-alive", "1"), ("transfer-encoding", "chunked"),
            ("proxy-connection", "close"), ("te", "gzip"), (":status", "200"), ("content-length", "1"),
        ] {
            #expect(!Self.head([field]).isWellFormed(isWhole: true), "\(field)")
        }
        #expect(Self.head([("te", "trailers"), ("content-length", "0")]).isWellFormed(isWhole: true))
        #expect(Self.head([("content-length", "1")]).isWellFormed(isWhole: false))
        #expect(!Self.head([("content-length", "1"), ("content-length", "1")]).isWellFormed(isWhole: false))
        #expect(Self.bare([(":method", "CONNECT"), (":authority", "a:443")]).isWellFormed(isWhole: true))
    }

    @Test func nothingIsLeftOfTheHeadBefore() throws {
        var head = Self.head([("authorization", "Bearer x"), ("x-request-id", "abc")])
        head.clear()
        #expect(head.count == 0 && head.size == 0 && !head.hasKey && head.lines.readableBytes == 0)
        #expect(!head.isWellFormed(isWhole: true))
    }
}
