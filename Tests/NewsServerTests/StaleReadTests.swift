import Foundation
import HummingbirdTesting
import NewsServer
import Synchronization
import Testing

/// Readers and writers together: whatever races, what is answered after a write was acknowledged shows that write.
@Suite struct StaleReadTests {
    private static let articles = 3
    private static let writesEach = 60
    private static let readers = 6

    @Test(arguments: [true, false]) func noAnswerIsOlderThanWhatWasAcknowledged(usesHeadScanner: Bool) async throws {
        let service = try TestService().configured { $0.usesHeadScanner = usesHeadScanner }
        let key = try service.key("write")
        let board = Board()
        try await service.runLive { client in
            let editor = TestEditor(client: client, key: key)
            let newest = try await client.ask("/v1/articles?limit=\(Self.articles)&fields=id")
            let articles = (newest.value("data") as? [[String: Int]] ?? []).compactMap { $0["id"].map(String.init) }
            #expect(articles.count == Self.articles)
            for article in articles {
                #expect(try await editor.patch(article, #"{"title": "Number 0"}"#).status == 200)
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<Self.readers {
                    group.addTask {
                        while board.isWriting.load(ordering: .relaxed) {
                            let article = articles.randomElement() ?? "23"
                            let least = board.acknowledged.withLock { $0[article] ?? 0 }
                            let shown = try await Self.number(of: article, client)
                            #expect(shown >= least, "article \(article) showed \(shown) after \(least)")
                            board.reads.add(1, ordering: .relaxed)
                        }
                    }
                }
                try await withThrowingTaskGroup(of: Void.self) { writers in
                    for article in articles {
                        writers.addTask {
                            for number in 1...Self.writesEach {
                                let answer = try await editor.patch(article, #"{"title": "Number \#(number)"}"#)
                                #expect(answer.status == 200)
                                board.acknowledged.withLock { $0[article] = number }
                            }
                        }
                    }
                    try await writers.waitForAll()
                }
                board.isWriting.store(false, ordering: .relaxed)
                try await group.waitForAll()
            }
        }
        #expect(board.reads.load(ordering: .relaxed) > Self.writesEach)
    }

    /// What readers and writers share.
    private final class Board: Sendable {
        let acknowledged = Mutex([String: Int]())
        let isWriting = Atomic(true)
        let reads = Atomic(0)
    }

    /// The number in the article's title, as one of the addresses shows it that do.
    private static func number(of article: String, _ client: any TestClientProtocol) async throws -> Int {
        let uris = [
            "/v1/articles/\(article)", "/v1/articles/\(article)?fields=title,id",
            "/v1/articles?limit=100&fields=id,title",
        ]
        let answer = try await client.ask(uris.randomElement() ?? uris[0])
        let rows =
            answer.value("data") as? [[String: Any]] ?? (answer.value("data") as? [String: Any]).map { [$0] } ?? []
        let row = rows.first { ($0["id"] as? Int).map(String.init) == article }
        let title = try #require(row?["title"] as? String, "\(answer.status) \(answer.text.prefix(200))")
        return try #require(title.split(separator: " ").last.flatMap { Int($0) })
    }
}
