import Foundation
import HummingbirdTesting
import NewsSQLite
import NewsServer
import NewsTestSupport
import Testing

/// Answers about the demo newsroom, byte for byte as they are in `Golden`: what writes JSON may change, what it writes not.
///
/// Where a change of an answer is meant, `BROADSHEET_GOLDEN=write` has the test write the files anew; the diff of them is
/// then what clients see.
@Suite struct GoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    @Test(arguments: [
        ("list", "/v1/articles?limit=20"),
        ("list-of-fields", "/v1/articles?limit=5&fields=title,section.name,tags.slug,publishedAt"),
        (
            "article",
            "/v1/articles/skerran-barrier-first-power?include=related,comments,topics,neighbours,galleries,views"
        ),
        ("article-in-arabic", "/v1/articles?language=ar&count=true"), ("article-as-text", "/v1/articles/1?format=text"),
        ("comments", "/v1/articles/skerran-barrier-first-power/comments?view=flat&sort=newest"),
        ("topics", "/v1/topics?limit=5"), ("collections", "/v1/collections"), ("galleries", "/v1/galleries"),
        ("sections", "/v1/sections"), ("most-commented", "/v1/rankings/most-commented?period=month&limit=3"),
        ("problem", "/v1/articles?limit=0&feilds=title&sort=best"),
    ])
    func answer(name: String, uri: String) async throws {
        let service = try TestService()
        try service.store.refreshRankings(at: service.clock.now())
        try await service.run { client in
            let answer = try await client.ask(uri)
            let text = answer.text.replacing(#/"requestId":"[^"]*"/#, with: #""requestId":"""#)
            let file = Self.folder.appending(path: "\(name).json")
            if ProcessInfo.processInfo.environment["BROADSHEET_GOLDEN"] == "write" {
                try Data(text.utf8).write(to: file)
            }
            #expect(try String(contentsOf: file, encoding: .utf8) == text)
            #expect(answer.json != nil)
        }
    }
}
