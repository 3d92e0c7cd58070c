import HTTPTypes
import HummingbirdTesting
import Logging
import NewsDomain
import NewsHTTP
import NewsServer
import NewsTestSupport
import Synchronization
import Testing

/// What the server counts, and who reads it.
@Suite struct MetricsTests {
    private func service() throws -> TestService {
        try TestService().configured { $0.metrics.isEnabled = true }
    }

    private static func bearer(_ key: String) -> [String: String] { ["Authorization": "Bearer \(key)"] }

    private static let browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"

    @Test func withoutTheSettingThereIsNothing() async throws {
        let service = try TestService()
        let admin = Self.bearer(try service.key("admin"))
        try await service.runLive { client in
            for headers in [[:], admin] {
                let answer = try await client.ask("/metrics", headers: headers)
                #expect(answer.status == 404)
            }
        }
    }

    @Test func administratorsReadThem() async throws {
        let service = try service()
        let keys = (try service.key("admin"), try service.key("write"), try service.key("moderate"))
        try await service.runLive { client in
            #expect(try await client.ask("/metrics").status == 401)
            #expect(try await client.ask("/metrics", headers: Self.bearer("bs_1_wrong")).status == 401)
            for key in [keys.1, keys.2] {
                #expect(try await client.ask("/metrics", headers: Self.bearer(key)).status == 403)
            }
            #expect(try await client.ask("/metrics", .post, headers: Self.bearer(keys.0)).status == 405)
            #expect(try await client.ask("/metrics?a=1", headers: Self.bearer(keys.0)).status == 400)
            let read = try await client.ask("/metrics", headers: Self.bearer(keys.0))
            #expect(read.status == 200 && read.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
            #expect(read.header("Cache-Control") == "private, no-store")
            for origin in ["Access-Control-Allow-Origin", "ETag"] { #expect(read.header(origin) == nil) }
            let head = try await client.ask("/metrics", .head, headers: Self.bearer(keys.0))
            #expect(head.status == 200 && head.text.isEmpty)
        }
    }

    @Test func whatReadersSendIsCountedAndNotTold() async throws {
        let service = try service().configured { $0.comments.mode = .post }
        let admin = try service.key("admin")
        try await service.runLive { client in
            let one = "/v1/articles/skerran-barrier-first-power"
            let sender = ["X-Forwarded-For": "203.0.113.77", "User-Agent": Self.browser]
            for _ in 0..<2 { #expect(try await client.ask("\(one)/views", .post, headers: sender).status == 204) }
            #expect(try await client.ask("\(one)/views", .post, headers: ["User-Agent": "Googlebot/2.1"]).status == 204)
            #expect(try await client.ask("/v1/articles/none-such/views", .post, headers: sender).status == 404)
            let comment = #"{"text": "Words of Ann", "name": "Ann Bee", "email": "ann@example.org"}"#
            #expect(try await client.send("\(one)/comments", comment, headers: sender).status == 201)
            #expect(try await client.send("\(one)/comments", #"{"text": ""}"#, headers: sender).status == 422)
            #expect(try await client.ask("/v1/search?q=skerran+secret", headers: sender).status == 200)
            #expect(try await client.ask("/ann@example.org", headers: sender).status == 404)

            let text = try await client.ask("/metrics", headers: Self.bearer(admin)).text
            let lines = Set(text.split(separator: "\n").map(String.init))
            for line in [
                "broadsheet_views_counted_total 1", #"broadsheet_views_passed_over_total{reason="repeated"} 1"#,
                #"broadsheet_views_passed_over_total{reason="automated"} 1"#,
                #"broadsheet_views_refused_total{reason="not-found"} 1"#,
                #"broadsheet_comments_taken_total{status="approved"} 1"#,
                #"broadsheet_comments_refused_total{reason="unprocessable"} 1"#,
                #"broadsheet_http_requests_total{route="unmatched",method="GET",status="404"} 1"#,
                #"broadsheet_http_requests_total{route="/v1/articles/{article}/views",method="POST",status="204"} 3"#,
                "broadsheet_database_writable 1", "broadsheet_database_readable 1", "broadsheet_due_lag_seconds 0",
                #"broadsheet_build_info{version="\#(Product.version)"} 1"#,
            ] {
                #expect(lines.contains(line), "\(line)")
            }
            for secret in [
                "ann", "Ann", "203.0.113", "Mozilla", "skerran", "none-such", "secret", admin, "sqlite", "/tmp",
            ] {
                #expect(!text.contains(secret), "\(secret)")
            }
        }
    }

    @Test func webhooksAreCountedAndNotNamed() async throws {
        let service = try service().configured { $0.webhooks.allowsPrivate = true }
        let admin = Self.bearer(try service.key("admin"))
        try await service.runLive { client in
            let made = try await client.send(
                "/v1/webhooks",
                #"{"url": "http://127.0.0.1:9/hook", "events": ["*"]}"#,
                headers: admin
            )
            try #require(made.status == 201)
            var text = ""
            // The server looks for new ones four times a second.
            while !text.contains("broadsheet_webhooks_active 1") {
                text = try await client.ask("/metrics", headers: admin).text
            }
            // New rankings may be a message that waits.
            #expect(text.contains("\nbroadsheet_webhook_backlog_messages "))
            #expect(!text.contains("127.0.0.1") && !text.contains("/hook"))
        }
    }

    @Test func theNewestBackupIsTold() async throws {
        let service = try service().configured { $0.backup.everyHours = 1 }
        let admin = Self.bearer(try service.key("admin"))
        try await service.runLive { client in
            let line = "\nbroadsheet_backup_last_success_timestamp_seconds \(FixedClock.start.seconds)\n"
            var text = ""
            // It is made once the server runs.
            while !text.contains(line) {
                text = try await client.ask("/metrics", headers: admin).text
                try #require(text.contains("broadsheet_backup_last_success_timestamp_seconds "))
            }
        }
    }

    // MARK: The log of requests

    private final class Lines: RequestObserver {
        private let noted = Mutex<[Exchange]>([])
        var all: [Exchange] { noted.withLock(\.self) }
        func note(_ exchange: Exchange) { noted.withLock { $0.append(exchange) } }
    }

    @Test func aWriteNamesItsKeyAndAReadDoesNot() async throws {
        let (service, lines) = (try TestService(), Lines())
        let key = Self.bearer(try service.key("write"))
        try await service.runLive(observedBy: lines) { client in
            _ = try await client.ask("/v1/articles?status=any", headers: key)
            _ = try await client.send("/v1/tags", #"{"name": "New"}"#, headers: key)
            _ = try await client.ask("/v1/articles/nothing", .delete, headers: key)
            _ = try await client.ask("/v1/articles/nothing", .delete)
        }
        #expect(lines.all.map(\.key) == [nil, "write", "write", nil])
    }
}
