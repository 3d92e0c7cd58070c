import Foundation
import HummingbirdTesting
import NewsDomain
import NewsImport
import NewsSQLite
import NewsTestSupport
import Testing

/// Whether people find first what they look for.
///
/// Held by the mean reciprocal rank: of each search, one over the place of the first article that was wanted, and 0 where
/// none is among the first ten (Voorhees, "The TREC-8 Question Answering Track Report", 1999). Misses are printed; with
/// BROADSHEET_RELEVANCE set, what every search finds first.
@Suite struct SearchRelevanceTests {
    @Test func theDemoAndOtherLanguages() async throws {
        let service = try TestService(adding: JudgedArticles.records)
        try await judge(JudgedSearch.ofTheDemo + JudgedSearch.ofOtherLanguages, service)
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: rustBlog), "there is no ../shared/data"))
    func theRustBlog() async throws {
        let service = try TestService()
        _ = try ImportDriver(repository: service.store).run(WordPressImport(files: [rustBlog]))
        while let step = try service.store.indexForSearch(.inBulk, at: service.clock.now()), !step.isLast {}
        try await judge(JudgedSearch.ofTheRustBlog, service)
    }

    private func judge(_ searches: [JudgedSearch], _ service: TestService) async throws {
        try await service.run { client in
            var sum = 0.0
            for search in searches {
                let found = try await found(search, client)
                let place = found.firstIndex(where: search.wants)
                sum += place.map { 1 / Double($0 + 1) } ?? 0
                if place != 0 || ProcessInfo.processInfo.environment["BROADSHEET_RELEVANCE"] != nil {
                    let first = found.prefix(3).map(\.slug).joined(separator: ", ")
                    print("“\(search.typed)”: place \(place.map { "\($0 + 1)" } ?? "none"), first \(first)")
                }
            }
            let mean = sum / Double(searches.count)
            print("Mean reciprocal rank of \(searches.count) searches: \(String(format: "%.3f", mean))")
            #expect(mean >= 0.9)
        }
    }

    /// What is found first, of what was meant where something else was typed.
    private func found(_ search: JudgedSearch, _ client: any TestClientProtocol) async throws -> [FoundArticle] {
        var answer = try await ask(search.typed, client)
        if let meant = search.meant {
            #expect(answer.value("meta.didYouMean") as? String == meant, "“\(search.typed)”")
            answer = try await ask(meant, client)
        }
        if let topic = search.topic {
            #expect(answer.value("meta.topic.slug") as? String == topic, "“\(search.typed)”")
        }
        return (answer.value("data") as? [[String: Any]] ?? []).map(FoundArticle.init)
    }

    private func ask(_ text: String, _ client: any TestClientProtocol) async throws -> Received {
        let typed = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let answer = try await client.ask("/v1/search?limit=10&q=\(typed)")
        #expect(answer.status == 200, "“\(text)”")
        return answer
    }
}

/// An export that lies beside the project's checkout.
private let rustBlog = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared/data/rust-blog.wxr.xml").path
