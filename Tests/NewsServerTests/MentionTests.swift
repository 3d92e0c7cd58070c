import Foundation
import GRDB
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// Where an article's text speaks of topics, as `include=topics` says it, and the links that `linkTopics=true` makes of it.
struct MentionTests {
    /// Makes topics of these titles, with the aliases behind a colon.
    private func makeTopics(_ names: [String], _ editor: TestEditor) async throws {
        for name in names {
            let parts = name.split(separator: ":").map(String.init)
            let aliases = parts.dropFirst().map(quoted).joined(separator: ", ")
            let made = try await editor.send(
                .post,
                "/v1/topics",
                #"{"title": \#(quoted(parts[0])), "aliases": [\#(aliases)]}"#
            )
            #expect(made.status == 201, "\(made.text)")
        }
    }

    private func create(_ html: String, _ editor: TestEditor, slug: String = "mentions") async throws {
        let json =
            #"{"title": "M", "section": "news", "slug": "\#(slug)", "status": "published", "body": \#(quoted(html))}"#
        let made = try await editor.create(json)
        #expect(made.status == 201, "\(made.text)")
    }

    private func quoted(_ text: String) -> String {
        String(
            decoding: (try? JSONSerialization.data(withJSONObject: text, options: .fragmentsAllowed)) ?? Data(),
            as: UTF8.self
        )
    }

    /// The pieces of a text that mentions name, with the topics' slugs.
    private func pieces(_ mentions: Any?, in text: Any?) -> [String] {
        let units = Array((text as? String ?? "").utf16)
        return (mentions as? [[String: Any]] ?? []).map { mention in
            let (start, length) = (mention["start"] as? Int ?? -1, mention["length"] as? Int ?? -1)
            let slug = (mention["topic"] as? [String: Any])?["slug"] as? String ?? ""
            guard start >= 0, length > 0, start + length <= units.count else { return "\(slug) outside" }
            return "\(slug)=\(String(decoding: units[start..<start + length], as: UTF16.self))"
        }
    }

    private func mentions(_ reader: any TestClientProtocol, _ slug: String = "mentions") async throws -> [String] {
        let answer = try await reader.ask("/v1/articles/\(slug)?include=topics&format=text&fields=body,mentions")
        return pieces(answer.value("data.mentions"), in: answer.value("data.body"))
    }

    /// Those in blocks, whichever text they stand in.
    private func blockMentions(_ reader: any TestClientProtocol, _ slug: String = "mentions") async throws -> [String] {
        let answer = try await reader.ask("/v1/articles/\(slug)?include=topics&format=blocks&fields=blocks")
        func find(_ value: Any?) -> [String] {
            if let list = value as? [Any] { return list.flatMap(find) }
            guard let object = value as? [String: Any] else { return [] }
            if object["marks"] != nil { return pieces(object["mentions"], in: object["text"]) }
            return ["text", "items", "blocks", "citation", "images", "caption", "credit", "header", "rows", "cells"]
                .flatMap { find(object[$0]) }
        }
        return find(answer.value("data.blocks"))
    }

    private func linked(_ reader: any TestClientProtocol, _ slug: String = "mentions") async throws -> String {
        let answer = try await reader.ask("/v1/articles/\(slug)?linkTopics=true&fields=body")
        return answer.value("data.body") as? String ?? answer.text
    }

    @Test func mentionsStandInTheOrderOfTheText() async throws {
        try await TestService().edit { editor, reader in
            try await makeTopics(["Varn Accord:the accord", "Seal Bay"], editor)
            try await create(
                "<p>🦭 Seal <em>Bay</em> &amp; the <b>Accord</b>.</p><ul><li>Varn\n accord</li></ul><table><tr><td>Seal Bay</td></tr></table><pre>  Seal Bay</pre>",
                editor
            )
            let expected = [
                "seal-bay=Seal Bay", "varn-accord=the Accord", "varn-accord=Varn accord", "seal-bay=Seal Bay",
                "seal-bay=Seal Bay",
            ]
            #expect(try await mentions(reader) == expected)
            #expect(try await blockMentions(reader) == expected)
            let whole = try await reader.ask("/v1/articles/mentions?include=topics")
            #expect(whole.value("data.mentions.0.topic.slug") as? String == "seal-bay")
            #expect(whole.value("data.mentions.0.topic.id") as? Int == whole.value("data.topics.0.id") as? Int)
            #expect(whole.value("data.mentions.0.start") as? Int == 3)
            #expect(try await reader.ask("/v1/articles/mentions").value("data.mentions") == nil)
            #expect(try await !reader.ask("/v1/articles/mentions?format=blocks").text.contains(#""mentions":"#))
        }
    }

    /// At both ends of a text, next to marks of direction, within names of others, after what takes two units.
    @Test func placesAreRightWhereverTheyAre() async throws {
        try await TestService().edit { editor, reader in
            try await makeTopics(["Ostrel", "Ostrel Light", "Light House", "AT&T \"Labs\"", "صلح", "script"], editor)
            for (index, (html, expected)) in [
                ("<p>Ostrel</p>", ["ostrel=Ostrel"]),
                ("<p>\u{200F}صلح\u{200F} 𝔸𝔸 Ostrel</p>", ["slh=صلح", "ostrel=Ostrel"]),
                ("<p>Ostrel Light House</p>", ["ostrel-light=Ostrel Light"]),
                ("<p>AT&amp;T &quot;Labs&quot;&nbsp;&lt;script&gt;</p>", ["att-labs=AT&T \"Labs", "script=script"]),
                (
                    "<p>Ostrel<br>Light</p><p>Light</p><p>House</p>",
                    ["ostrel-light=Ostrel\nLight", "light-house=Light\n\nHouse"]
                ),
            ].enumerated() {
                let slug = "ends-\(index)"
                try await create(html, editor, slug: slug)
                let found = try await mentions(reader, slug)
                #expect(
                    found.map { $0.replacing("at-t-labs", with: "att-labs") }.map { $0.split(separator: "=").last }
                        == expected.map { $0.split(separator: "=").last },
                    "\(html)"
                )
                // One that two blocks share is in none of them.
                let inBlocks = try await blockMentions(reader, slug)
                #expect(inBlocks == found.filter { !$0.contains("\n\n") }, "\(html)")
            }
        }
    }

    @Test func linksLeadToTheFirstMentionThatCanBeOne() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            try await makeTopics(["Varn Accord", "Seal Bay", "Q & \"A\""], editor)
            let accord = #"<a href="/topics/varn-accord" data-topic="varn-accord">Varn Accord</a>"#
            let bay = #"<a href="/topics/seal-bay" data-topic="seal-bay">Seal Bay</a>"#
            let prefix = try await reader.ask("/v1/topics/seal-bay").value("data.url") as? String ?? ""
            for (index, (html, expected)) in [
                ("<p>The Varn Accord and the Varn Accord.</p>", "<p>The \(accord) and the Varn Accord.</p>"),
                ("<h2>Varn Accord</h2><p>Varn Accord</p>", "<h2>Varn Accord</h2>\n<p>\(accord)</p>"),
                (
                    "<p><a href=\"/x\">Varn Accord</a> <code>Varn Accord</code> Varn Accord</p>",
                    "<p><a href=\"/x\">Varn Accord</a> <code>Varn Accord</code> \(accord)</p>"
                ),
                ("<pre>Varn Accord</pre>", "<pre>Varn Accord</pre>"),
                ("<figure><img src=\"/a.jpg\" alt=\"Varn Accord\"><figcaption>Varn Accord</figcaption></figure>", nil),
                (
                    "<details><summary>Varn Accord</summary><p>Varn Accord</p></details>",
                    "<details><summary>Varn Accord</summary>\n<p>\(accord)</p></details>"
                ),
                ("<p>Varn <b>Accord</b>, <b>Varn Accord</b></p>", "<p>Varn <b>Accord</b>, <b>\(accord)</b></p>"),
                ("<p>Varn</p><p>Accord</p>", "<p>Varn</p>\n<p>Accord</p>"),
                ("<p>&amp;&nbsp;&lt;🦭 Seal Bay Varn Accord</p>", "<p>&amp;&nbsp;&lt;🦭 \(bay) \(accord)</p>"),
                ("<p>Q &amp; \"A\"</p>", nil),
            ].enumerated() {
                let slug = "links-\(index)"
                try await create(html, editor, slug: slug)
                let stored = try await reader.ask("/v1/articles/\(slug)").value("data.body") as? String
                let body = try await linked(reader, slug)
                if html.contains("Q &amp;") {
                    #expect(body.contains("<a href=\"") && body.contains(">Q &amp; \"A</a>\""), "\(body)")
                } else {
                    let wanted = (expected ?? stored ?? "").replacing("/topics/seal-bay", with: prefix)
                        .replacing("/topics/varn-accord", with: prefix.replacing("seal-bay", with: "varn-accord"))
                    #expect(body == wanted, "\(html)")
                }
                let markers = body.replacing(#/<a href="[^"]*" data-topic="[^"]*">(.*?)<\/a>/#) { $0.1 }
                #expect(markers == stored, "nothing but links is put in")
                #expect(try await reader.ask("/v1/articles/\(slug)").value("data.body") as? String == stored)
            }
        }
    }

    @Test func namesThatAreMarkupElsewhereAreTextHere() async throws {
        try await TestService().edit { editor, reader in
            try await makeTopics(["a", "script", "amp", "href"], editor)
            try await create(
                "<p><a href=\"/script\">a href</a> &amp; amp, &lt;script&gt; <b title=\"a script\">a</b> href=x</p>",
                editor
            )
            let body = try await linked(reader)
            let plain = body.replacing(#/<a href="[^"]*" data-topic="([^"]*)">(.*?)<\/a>/#) { "[\($0.1)=\($0.2)]" }
            let expected =
                "<p><a href=\"/script\">a href</a> &amp; [amp=amp], &lt;[script=script]&gt; <b title=\"a script\">[a=a]</b> [href=href]=x</p>"
            #expect(plain == expected)
        }
    }

    @Test func linksAreMadeByTheSitesPattern() async throws {
        let service = try TestService()
        let admin = try service.key("admin", "write")
        try await service.run { client in
            let editor = TestEditor(client: client, key: admin)
            try await makeTopics(["Varn Accord"], editor)
            try await create("<p>Varn Accord</p>", editor)
            _ = try await linked(client)
            let site = try await editor.send(
                .patch,
                "/v1/site",
                #"{"url": "https://news.example/blog", "addressPatterns": {"topic": "/focus/{language}/{slug}"}}"#
            )
            #expect(site.status == 200, "\(site.text)")
            let link =
                #"<p><a href="https://news.example/blog/focus/en/varn-accord" data-topic="varn-accord">Varn Accord</a></p>"#
            #expect(try await linked(client) == link)
        }
    }

    @Test func linksGoWithHTMLAlone() async throws {
        try await TestService().edit { _, reader in
            for (query, faults) in [
                ("linkTopics=true&format=text", ["linkTopics notPossible"]),
                ("linkTopics=true&format=blocks", ["linkTopics notPossible"]),
                ("linkTopics=true&fields=title", ["linkTopics notPossible"]),
                ("linkTopics=yes", ["linkTopics unknownValue"]),
                ("linkTopics=true&format=text&fields=title", ["linkTopics notPossible", "linkTopics notPossible"]),
            ] {
                let refused = try await reader.ask("/v1/articles/23?\(query)")
                #expect(refused.status == 400 && refused.faults == faults, "\(query): \(refused.text)")
            }
            #expect(try await reader.ask("/v1/articles?linkTopics=true").faults == ["linkTopics unknownParameter"])
            let plain = try await reader.ask("/v1/articles/23")
            let off = try await reader.ask("/v1/articles/23?linkTopics=false&format=html")
            #expect(off.text == plain.text && off.header("ETag") == plain.header("ETag"))
        }
    }

    /// Edits, renames, merges and deletions: what is answered agrees with the text, at once or after the search for topics.
    @Test func mentionsFollowTextAndNames() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            func search() throws { while try service.store.searchForTopics(at: service.clock.now()) != nil {} }
            try await makeTopics(["Varn Accord", "Seal Bay"], editor)
            try await create("<p>Varn Accord, Seal Bay, Weir Pact</p>", editor)
            #expect(try await mentions(reader) == ["varn-accord=Varn Accord", "seal-bay=Seal Bay"])
            _ = try await editor.patch("mentions", #"{"body": "<p>Bay. Seal Bay</p>"}"#)
            #expect(try await mentions(reader) == ["seal-bay=Seal Bay"])
            _ = try await editor.patch("mentions", #"{"body": "<p>Varn Accord, Seal Bay, Weir Pact</p>"}"#)
            _ = try await editor.send(.patch, "/v1/topics/varn-accord", #"{"title": "Weir Pact"}"#, ifMatch: "*")
            try search()
            #expect(try await mentions(reader) == ["seal-bay=Seal Bay", "varn-accord=Weir Pact"])
            #expect(try await linked(reader).contains(#"data-topic="varn-accord">Weir Pact</a>"#))
            _ = try await editor.send(.post, "/v1/topics/varn-accord/merge", #"{"into": "seal-bay"}"#, ifMatch: "*")
            #expect(try await !linked(reader).contains("varn-accord"))
            try search()
            #expect(try await mentions(reader) == ["seal-bay=Seal Bay", "seal-bay=Weir Pact"])
            #expect(try await blockMentions(reader) == ["seal-bay=Seal Bay", "seal-bay=Weir Pact"])
            // A topic that articles speak of is merged, not deleted; one that none does leaves nothing behind.
            _ = try await editor.patch("mentions", #"{"body": "<p>Words.</p>"}"#)
            #expect(try await mentions(reader) == [])
            #expect(try await !linked(reader).contains("<a"))
        }
    }

    /// What was stored by others may name places that are not there.
    @Test func placesBeyondTheTextAreLeftOut() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            try await makeTopics(["Varn Accord"], editor)
            try await create("<p>🦭 Varn Accord</p>", editor)
            let places = "[[-1,4],[3,0],[3,11],[4,3],[13,1],[13,2],[99,1],[9223372036854775807,9]]"
            var patient = Configuration()
            patient.busyMode = .timeout(20)
            let other = try DatabaseQueue(path: service.store.path, configuration: patient)
            let topic = "(SELECT id FROM topic WHERE slug = 'varn-accord')"
            try await other.write { db in
                try db.execute(sql: "UPDATE article_topic SET occurrences = '\(places)' WHERE topicId = \(topic)")
            }
            #expect(try await mentions(reader) == ["varn-accord=Varn Accord"])
            #expect(try await linked(reader).hasSuffix("Varn Accord</a></p>"))
        }
    }

    @Test func topicsNeedNoType() async throws {
        try await TestService().edit { editor, reader in
            let made = try await editor.send(
                .post,
                "/v1/topics",
                #"{"title": "Plain", "definition": "<p>Only words.</p>"}"#
            )
            #expect(made.status == 201 && made.value("data.type") as? String == "concept", "\(made.text)")
            let place = try await editor.send(.post, "/v1/topics", #"{"title": "Plaice", "type": "place"}"#)
            #expect(place.value("data.type") as? String == "place")
            let kept = try await editor.send(.patch, "/v1/topics/plaice", #"{"title": "Plaice Bay"}"#, ifMatch: "*")
            #expect(kept.value("data.type") as? String == "place", "a change of something else leaves the type")
            for (json, fault) in [
                (#"{"type": "place"}"#, "/title required"), (#"{"title": "X", "type": null}"#, "/type required"),
                (#"{"title": "X", "type": "thing"}"#, "/type unknownValue"),
            ] {
                let refused = try await editor.send(.post, "/v1/topics", json)
                #expect(refused.status == 422 && refused.faults == [fault], "\(refused.text)")
            }
            let batch = try await editor.send(
                .post,
                "/v1/batch",
                #"{"operations": [{"method": "POST", "path": "/v1/topics", "body": {"title": "In a batch"}}]}"#
            )
            #expect(batch.text.contains(#""type":"concept""#), "\(batch.text)")
            let article = try await editor.create(
                #"{"title": "A", "section": "news", "topics": ["Made by name"]}"#,
                query: "?createMissing=true"
            )
            #expect(article.status == 201, "\(article.text)")
            #expect(try await reader.ask("/v1/topics/made-by-name").value("data.type") as? String == "concept")
        }
    }
}
