import AsyncHTTPClient
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Synchronization
import Testing

@testable import NewsServer

/// What caches in front are told.
@Suite struct PurgingTests {
    /// A cache in front that notes what it is told, and refuses when it is told to.
    private final class Cache: Sendable {
        let told = Mutex<[String]>([])
        let refuses = Mutex(false)

        func application() -> some ApplicationProtocol {
            Application(
                responder: CallbackResponder { (request: Request, _: BasicRequestContext) in
                    let keys = request.headers[.surrogateKey] ?? ""
                    self.told.withLock { $0.append("\(request.method.rawValue) \(keys)") }
                    return Response(status: self.refuses.withLock(\.self) ? .serviceUnavailable : .ok)
                }
            )
        }

        /// What it was told since the last time.
        func news() -> [String] {
            told.withLock { told in
                defer { told = [] }
                return told
            }
        }
    }

    @Test func aCacheIsToldWhatChangedOnceAndOnceMore() async throws {
        let service = try TestService()
        let cache = Cache()
        try await cache.application().test(.ahc(.http)) { client in
            let port = try #require(client.port)
            let address = try #require(PurgeAddress("http://127.0.0.1:\(port)/"))
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            // The server would do so at its start, and the log tell of it.
            try service.store.refreshRankings(at: service.clock.now())
            let feed = try ChangeFeed(repository: service.store, logger: logger)
            let queue = PurgeQueue()
            feed.follow(queue)
            let follower = CacheFollower(
                of: address,
                from: queue,
                client: HTTPClient.shared,
                // All tests run at once, and none may depend on how soon it has its turn.
                timeout: .minutes(30),
                logger: logger
            )
            #expect(await follower.round() == CacheFollower.pause)
            #expect(cache.news() == ["PURGE everything"], "nobody knows what it missed")
            _ = await follower.round()
            #expect(cache.news() == ["PURGE everything"], "an answer of before may have been on its way")
            _ = await follower.round()
            #expect(cache.news() == [])

            try await service.edit { editor, _ in
                for title in ["One", "Two"] {
                    let answer = try await editor.patch("23", #"{"title": "\#(title)"}"#)
                    #expect(answer.status == 200)
                }
                let renamed = try await editor.send(.patch, "/v1/tags/energy", #"{"name": "Power"}"#)
                #expect(renamed.status == 200)
            }
            while try await feed.advance() {}
            cache.refuses.withLock { $0 = true }
            #expect(await follower.round() > CacheFollower.pause)
            #expect(cache.news() == ["PURGE article-23 articles catalogue"])
            cache.refuses.withLock { $0 = false }
            _ = await follower.round()
            #expect(cache.news() == ["PURGE article-23 articles catalogue"], "what was refused is not lost")
        }
    }

    @Test func keysAreBoundedAndGoInPartsThatEveryCacheTakes() {
        var keys = PurgeKeys()
        #expect(keys.isEmpty && keys.headers == [])
        for id in 1...250 { for _ in 0..<2 { keys.insert(.of(.article, Int64(id))) } }
        #expect(keys.headers.map { $0.split(separator: " ").count } == [100, 100, 51])
        for id in 1...PurgeKeys.maximumArticles + 4 {
            keys.insert(.of(.comment, 1, article: Int64(id)))
        }
        #expect(keys == .everything)
        keys.insert(.of(.tag, 1))
        #expect(keys.headers == ["everything"])
    }

    @Test func addressesThatAreNoneAreRefusedWithoutTellingPasswords() throws {
        for right in ["http://127.0.0.1:6081", "https://cache.example/x"] { #expect(PurgeAddress(right) != nil) }
        for wrong in ["127.0.0.1:6081", "ftp://a", "http://", "http://u:secret@host/"] {
            let failure = #expect(throws: ConfigurationFault.self) {
                try ServerConfiguration(flags: [:], environment: ["BROADSHEET_PURGE_URLS": wrong])
            }
            #expect(failure.map { !"\($0)".contains("secret") } == true, "\(wrong)")
        }
    }
}

extension Change {
    fileprivate static func of(_ kind: ChangeKind, _ id: Int64, article: Int64? = nil) -> Change {
        Change(
            sequence: id,
            at: Timestamp(seconds: 0),
            kind: kind,
            id: id,
            operation: .update,
            article: article
        )
    }
}

extension HTTPField.Name {
    fileprivate static var surrogateKey: HTTPField.Name {
        HTTPField.Name("Surrogate-Key") ?? .trailer
    }
}
