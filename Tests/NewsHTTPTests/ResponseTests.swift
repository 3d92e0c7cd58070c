import HTTPTypes
import Testing

@testable import NewsHTTP

/// What an answer is written as.
@Suite struct ResponseTests {
    private static func written(
        _ answer: Answer,
        _ method: HTTPRequest.Method = .get,
        _ persistence: Response.Persistence = .unsaid
    ) -> Written {
        let head = RequestHead(method: method, target: "/a", requestID: "id-1")
        var response = Response(answer, to: head, telling: nil)
        response.persistence = persistence
        return Written(response)
    }

    @Test func aHeadBeginsWithItsStatusAndEndsWithABlankLine() {
        let written = Self.written(.json(Array("{}".utf8)))
        #expect(written.head.hasPrefix("HTTP/1.1 200 OK\r\n") && written.head.hasSuffix("\r\n\r\n"))
        #expect(written.head.ranges(of: "\r\n\r\n").count == 1)
        #expect(written.headers["date"] == "Sun, 22 Nov 2026 09:30:00 GMT")
    }

    /// RFC 9110, section 8.6.
    @Test func aLengthStandsWhereThereMayBeABody() {
        #expect(Self.written(.json(Array("{}".utf8))).headers["content-length"] == "2")
        #expect(Self.written(.json(Array("{}".utf8)), .head).headers["content-length"] == "2")
        #expect(Self.written(.movedPermanently(to: "/b")).headers["content-length"] == "0")
        #expect(Self.written(Answer(status: .noContent)).headers["content-length"] == nil)
    }

    /// RFC 9112, section 9.3.
    @Test func theConnectionIsToldWhereThatIsNotTheRule() {
        #expect(Self.written(Answer()).headers["connection"] == nil)
        #expect(Self.written(Answer(), .get, .close).headers["connection"] == "close")
        #expect(Self.written(Answer(), .get, .keepAlive).headers["connection"] == "keep-alive")
    }

    @Test func whatAnAnswerSaysItselfStandsOnce() {
        var answer = Answer.json([0x5B, 0x5D])
        answer.headers[.cacheControl] = "private"
        answer.headers[.accessControlAllowOrigin] = "https://a.example"
        let written = Self.written(answer)
        #expect(written.headers["cache-control"] == "private")
        #expect(written.headers["access-control-allow-origin"] == "https://a.example")
    }
}
