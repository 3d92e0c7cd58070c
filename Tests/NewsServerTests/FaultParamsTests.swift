import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

/// What is told beside the code of a fault, so that clients can say it in their own language.
@Suite struct FaultParamsTests {
    private func told(_ answer: Received) -> String {
        let errors = answer.json?["errors"] as? [[String: Any]] ?? []
        let lines = errors.map { error in
            let params = error["params"] as? [String: Any] ?? [:]
            let values = params.sorted { $0.key < $1.key }
                .map { name, value in
                    let text = (value as? [String])?.joined(separator: "|") ?? "\(value)"
                    return "\(name)=\(text)"
                }
            let place = error["parameter"] ?? error["pointer"] ?? error["header"] ?? ""
            return (["\(place) \(error["code"] ?? "")"] + values).joined(separator: " ")
        }
        return lines.joined(separator: "; ")
    }

    @Test func ofParameters() async throws {
        try await TestService().run { client in
            for (uri, expected) in [
                ("/v1/articles?limit=500", "limit outOfRange actual=500 max=100 min=1"),
                ("/v1/articles?limit=1&limit=2", "limit repeated actual=2 max=1"),
                (
                    "/v1/articles?sort=newst",
                    "sort unknownValue known=newest|oldest|updated suggestion=newest unknown=newst"
                ),
                ("/v1/articles?count=maybe", "count unknownValue known=true|false unknown=maybe"),
                ("/v1/articles?section=none", "section unknown unknown=none"),
                ("/v1/articles?tag=a,b,c,d,e,f,g,h,i,j,k", "tag tooMany actual=11 max=10"),
                ("/v1/articles?cursor=x", "cursor notACursor"),
                (
                    "/v1/galleries?zebra=1",
                    "zebra unknownParameter known=kind|language|status|cursor|limit|count|fields unknown=zebra"
                ),
                (
                    "/v1/tags?fields=nam",
                    "fields unknownField known=id|slug|url|name|articleCount suggestion=name unknown=nam"
                ),
                ("/v1/articles/23/comments?thread=1", "thread notPossible other=view"),
            ] {
                let answer = told(try await client.ask(uri))
                #expect(answer == expected, "\(uri)")
            }
        }
    }

    @Test func ofBodies() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            let comments = "/v1/articles/23/comments"
            for (json, expected) in [
                (#"{"text": "ab"}"#, "/text tooShort actual=2 max=4000 min=3"),
                (#"{"text": 5}"#, "/text wrongType expected=string"),
                (
                    #"{"text": "A comment.", "name": "\#(String(repeating: "n", count: 81))"}"#,
                    "/name tooLong actual=81 max=80"
                ),
                (#"{"text": "A comment.", "parentId": "1"}"#, "/parentId wrongType expected=id"),
            ] {
                let answer = told(try await reader.send(comments, json))
                #expect(answer == expected)
            }
            for (json, expected) in [
                (#"{"title": "", "section": "news"}"#, "/title wrongLength actual=0 max=300 min=1"),
                (#"{"title": "T", "section": "none"}"#, "/section unknown unknown=none"),
                (#"{"title": "T", "section": "news", "tags": "a"}"#, "/tags wrongType expected=array"),
                (#"{"title": "T", "section": "news", "tags": ["no-such-tag"]}"#, "/tags/0 unknown unknown=no-such-tag"),
                (
                    #"{"title": "T", "section": "news", "status": "live"}"#,
                    "/status unknownValue known=draft|scheduled|published|withdrawn unknown=live"
                ),
                (#"{"title": "T", "section": "news", "slug": "A B"}"#, "/slug notASlug max=120 suggestion=a-b"),
                (#"{"title": "T", "section": "news", "image": 99999}"#, "/image unknown unknown=99999"),
            ] {
                let answer = told(try await editor.create(json))
                #expect(answer == expected, "\(json)")
            }
            let headline = try await editor.create(#"{"headline": "T", "title": "T", "section": "news"}"#)
            #expect(headline.value("errors.0.params.suggestion") as? String == "title")
            let operation = #"{"method": "GET", "path": "/v1/tags", "body": {}}"#
            let batch = told(try await editor.send(.post, "/v1/batch", #"{"operations": [\#(operation)]}"#))
            #expect(batch == "/operations/0/method unknownValue known=POST unknown=GET")
        }
    }
}
