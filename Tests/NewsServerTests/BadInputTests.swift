import Foundation
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsTestSupport
import Testing

/// What a careless or hostile client gets: a clear problem, never a 500, and nothing of the inside.
struct BadInputTests {
    /// An address, and the parameters that must be named as wrong.
    private static let wrongParameters: [(uri: String, named: [String])] = [
        ("/v1/articles?limit=0", ["limit"]), ("/v1/articles?limit=101", ["limit"]),
        ("/v1/articles?limit=-1", ["limit"]),
        ("/v1/articles?limit=1e1", ["limit"]), ("/v1/articles?limit=99999999999999999999", ["limit"]),
        ("/v1/articles?limit=٣", ["limit"]), ("/v1/articles?limit=", ["limit"]), ("/v1/articles?limit", ["limit"]),
        ("/v1/articles?limit=1&limit=2", ["limit"]), ("/v1/articles?sort=up&count=maybe", ["sort", "count"]),
        ("/v1/articles?section=a&section=b", ["section"]), ("/v1/articles?cursor=garbage", ["cursor"]),
        ("/v1/articles?publishedAfter=yesterday&publishedBefore=2026-02-30", ["publishedAfter", "publishedBefore"]),
        ("/v1/articles?language=english!", ["language"]), ("/v1/articles?exclude=1,x", ["exclude"]),
        ("/v1/articles?exclude=1,,2", ["exclude"]), ("/v1/articles?tag=a,,b", ["tag"]), ("/v1/articles?tag=", ["tag"]),
        ("/v1/articles?tag=a,b,c,d,e,f,g,h,i,j,k", ["tag"]),
        ("/v1/articles?fields=titel,section.x", ["fields", "fields"]),
        ("/v1/articles?fields=", ["fields"]), ("/v1/articles?limt=3&sorte=x", ["limt", "sorte"]),
        ("/v1/articles?Limit=3", ["Limit"]),
        ("/v1/articles?section=no&author=no&topic=no&tag=no", ["section", "author", "topic", "tag"]),
        ("/v1/articles?section=' OR 1=1 --".replacing(" ", with: "%20"), ["section"]),
        ("/v1/articles/plain?include=related,coments", ["include"]), ("/v1/articles/plain?format=pdf", ["format"]),
        ("/v1/articles/plain?include=", ["include"]), ("/v1/articles/plain/related?limit=13", ["limit"]),
        ("/v1/articles/plain/comments?thread=1", ["thread"]),
        ("/v1/articles/plain/comments?view=flat&thread=x", ["thread"]),
        ("/v1/articles/plain/comments?view=list&sort=best", ["view", "sort"]),
        ("/v1/tags?sort=size", ["sort"]), ("/v1/tags?cursor=YTEuMg", ["cursor"]), ("/v1/topics?letter=ab", ["letter"]),
        ("/v1/topics?inFocus=1", ["inFocus"]), ("/v1/galleries?kind=music", ["kind"]), ("/v1/sections?q=x", ["q"]),
        ("/v1?x=1", ["x"]), ("/livez?x=1", ["x"]), ("/openapi.yaml?x=1", ["x"]),
        ("/v1/sections/news?include=x", ["include"]),
    ]

    @Test func everyWrongParameterIsNamed() async throws {
        let records: [ImportRecord] = [.section("desk"), .article(.sample("plain", section: "desk"))]
        try await TestService(adding: records).run { client in
            for (uri, named) in Self.wrongParameters {
                let answer = try await client.ask(uri)
                #expect(answer.status == 400, "\(uri): \(answer.text)")
                let errors = answer.json?["errors"] as? [[String: Any]] ?? []
                #expect(errors.compactMap { $0["parameter"] as? String }.sorted() == named.sorted(), "\(uri)")
                for error in errors {
                    #expect((error["code"] as? String)?.isEmpty == false)
                    #expect((error["detail"] as? String)?.isEmpty == false)
                }
            }
        }
    }

    @Test func aNearMissIsSuggested() async throws {
        try await TestService().run { client in
            for (uri, suggestion) in [
                ("/v1/articles?limt=3", "limit"), ("/v1/articles?sort=newst", "newest"),
                ("/v1/articles?fields=titel", "title"),
                ("/v1/articles/x?include=coments", "comments"), ("/v1/articles?fields=section.nam", "section.name"),
            ] {
                let detail = try await client.ask(uri).value("errors.0.detail") as? String
                #expect(detail?.contains("Did you mean “\(suggestion)”?") == true, "\(uri): \(detail ?? "")")
            }
        }
    }

    @Test func aFloodOfWrongNamesIsToldOnlyInPart() async throws {
        try await TestService().run { client in
            let names = (0..<1500).map { "p\($0)=1" }.joined(separator: "&")
            let fields = (0..<90).map { "f\($0)" }.joined(separator: ",")
            for uri in ["/v1/articles?" + names.prefix(8000), "/v1/articles?fields=\(fields)&x=1"] {
                let answer = try await client.ask(String(uri))
                #expect(answer.status == 400)
                #expect((answer.json?["errors"] as? [Any])?.count == 20)
                // Each name is told with those that there are.
                #expect(answer.text.utf8.count < 24_000)
            }
        }
    }

    @Test func theNextLinkIsAnAddressWhateverWasTyped() async throws {
        try await TestService().run { client in
            let answer = try await client.ask("/v1/articles?limit=1&fields=title&language=%3Cen%3E")
            #expect(answer.status == 400)
            let typed = try await client.ask("/v1/tags?limit=1&q=<a\"é")
            #expect(typed.status == 200)
            let list = try await client.ask("/v1/articles?limit=1&&tag=climate,<x>")
            #expect(list.status == 400)
            let link = try await client.ask("/v1/tags?limit=1&").header("Link")
            #expect(link?.hasPrefix("</v1/tags?limit=1&cursor=") == true)
        }
    }

    private static let malformedAddresses = [
        "/v1/articles/%", "/v1/articles/%G1", "/v1/articles/%2", "/v1/articles/%00", "/v1/articles/a%00b",
        "/v1/articles/%FF%FE", "/v1/articles/%C0%AF", "/v1/articles/%ED%A0%80", "/v1/articles?tag=%",
        "/v1/articles?tag=%FF", "/v1/articles?tag=%00", "/v1/articles?%00=1", "/v1/articles?cursor=%0A",
        "/v1/articles/%0d%0aSet-Cookie:x", "/v1/%ZZ", "/%", "/v1/articles/%7F",
    ]

    @Test func malformedAddressesAreRefused() async throws {
        try await TestService().run { client in
            for uri in Self.malformedAddresses {
                let answer = try await client.ask(uri)
                #expect(answer.status == 400, "\(uri)")
                #expect(answer.value("type") as? String == "urn:broadsheet:problem:invalid", "\(uri)")
                #expect(answer.header("Set-Cookie") == nil)
            }
        }
    }

    @Test func hostileButWellFormedAddressesFindNothing() async throws {
        try await TestService().run { client in
            for segment in [
                "..%2F..%2Fetc%2Fpasswd", "%27%3BDROP%20TABLE%20article%3B--", "%3Cscript%3E", "a%20b", "%F0%9F%9A%B2",
                "%E2%80%AEgpj", "-1", "0", "1.5", "1%2F2", String(repeating: "a", count: 3000),
                String(repeating: "%E6%9D%B1", count: 400),
            ] {
                let answer = try await client.ask("/v1/articles/\(segment)")
                #expect(answer.status == 404, "\(segment)")
                #expect(answer.text.utf8.count < 2000)
                #expect(!answer.text.contains("<script"))
            }
        }
    }

    @Test func addressesThatAreTooLongAreRefused() async throws {
        try await TestService().run { client in
            let answer = try await client.ask("/v1/articles?tag=" + String(repeating: "a", count: 9000))
            #expect(answer.status == 414)
            #expect(answer.text.utf8.count < 1000)
        }
    }

    @Test func otherMethodsAreToldWhatIsPossible() async throws {
        try await TestService().run { client in
            for method in [HTTPRequest.Method.post, .put, .patch, .delete] {
                let answer = try await client.ask("/v1/front", method)
                #expect(answer.status == 405)
                #expect(answer.header("Allow") == "GET, HEAD, OPTIONS")
                #expect(answer.value("type") as? String == "urn:broadsheet:problem:method-not-allowed")
            }
        }
    }

    @Test func headAnswersLikeGetWithoutABody() async throws {
        try await TestService().run { client in
            for uri in ["/v1/articles", "/v1/articles/1", "/openapi.yaml", "/v1/nowhere", "/v1/articles?limit=x"] {
                let get = try await client.ask(uri)
                let head = try await client.ask(uri, .head)
                #expect(head.status == get.status)
                #expect(head.text.isEmpty)
                #expect(head.header("Content-Length") == get.header("Content-Length"), "\(uri)")
                #expect(head.header("Content-Type") == get.header("Content-Type"))
            }
        }
    }

    @Test func preflightIsAnsweredAndRemembered() async throws {
        try await TestService().run { client in
            let headers = ["Origin": "https://a.example", "Access-Control-Request-Method": "GET"]
            let answer = try await client.ask("/v1/front", .options, headers: headers)
            #expect(answer.status == 204)
            #expect(answer.header("Access-Control-Allow-Origin") == "*")
            #expect(answer.header("Access-Control-Allow-Methods") == "GET, HEAD, OPTIONS")
            #expect(answer.header("Access-Control-Max-Age") == "86400")
            let plain = try await client.ask("/v1/front", .options)
            #expect(plain.status == 204 && plain.header("Allow") == "GET, HEAD, OPTIONS")
        }
    }

    @Test func aSaneRequestIDComesBackAndAnotherIsReplaced() async throws {
        try await TestService().run { client in
            let name = "X-Request-Id"
            let sane = try await client.ask("/v1", headers: [name: "abc-1.2_3"])
            #expect(sane.header(name) == "abc-1.2_3")
            for id in ["a b", "<x>", String(repeating: "x", count: 129), "é"] {
                let answer = try await client.ask("/v1/nowhere", headers: [name: id])
                let given = try #require(answer.header(name))
                #expect(given.utf8.count == 16)
                #expect(answer.value("requestId") as? String == given)
            }
        }
    }
}
