import Foundation
import GRDB
import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsServer
import Testing

/// Whoever balances load, or waits for a start, is told what can be done here, and why not.
struct ReadinessTests {
    @Test func aServerWhoseFilesAreGoneIsNotReadyAndSaysWhy() async throws {
        let service = try TestService()
        let key = try service.key("write")
        try await service.runLive { client in
            for uri in ["/readyz", "/readyz?for=writes", "/readyz?for=reads"] {
                let ready = try await client.ask(uri)
                #expect(ready.status == 200 && ready.text == #"{"status":"ready"}"#)
            }
            let file = service.store.path
            try FileManager.default.moveItem(atPath: file, toPath: file + ".aside")
            let headers = ["Authorization": "Bearer \(key)"]
            let refused = try await client.send("/v1/tags", #"{"name": "Lost"}"#, headers: headers)
            #expect(refused.status == 503 && refused.header("Retry-After") != nil)
            #expect(!refused.text.contains(service.dataDirectory))
            let notReady = try await client.ask("/readyz")
            #expect(notReady.status == 503)
            #expect(notReady.value("detail") as? String == "The newsroom's files are not where they were.")
            #expect(try await client.ask("/livez").status == 200)
            #expect(try await client.ask("/v1/sections").status == 200)
            try FileManager.default.moveItem(atPath: file + ".aside", toPath: file)
            let taken = try await client.send("/v1/tags", #"{"name": "Found"}"#, headers: headers)
            #expect(taken.status == 201)
        }
    }

    /// Another process, an import for instance, holds the newsroom for longer than a write may wait.
    @Test func aNewsroomThatIsHeldIsBusyForWritersAlone() async throws {
        let service = try TestService()
        let key = try service.key("write")
        var options = StoreOptions()
        options.busyTimeout = 0.02
        let application = try buildApplication(
            configuration: service.configuration,
            clock: service.clock,
            store: options
        )
        var patient = Configuration()
        patient.busyMode = .timeout(20)
        patient.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: service.store.path, configuration: patient)
        try await application.test(.ahc(.http)) { client in
            try await other.writeWithoutTransaction { db in try db.execute(sql: "BEGIN IMMEDIATE") }
            for (uri, body) in [
                ("/v1/articles/23/comments", #"{"text": "Is anybody there?"}"#), ("/v1/tags", #"{"name": "Patience"}"#),
                ("/v1/batch", #"{"operations": [{"method": "POST", "path": "/v1/tags", "body": {"name": "Two"}}]}"#),
            ] {
                let headers = uri.contains("comments") ? [:] : ["Authorization": "Bearer \(key)"]
                let refused = try await client.send(uri, body, headers: headers)
                #expect(refused.status == 503 && refused.header("Retry-After") == "1", "\(uri): \(refused.text)")
                #expect(refused.value("type") as? String == "urn:broadsheet:problem:unavailable")
                #expect(!refused.text.contains("SQLITE") && !refused.text.contains(service.dataDirectory))
            }
            #expect(try await client.ask("/v1/articles?limit=7").status == 200)
            try await other.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
            let headers = ["Authorization": "Bearer \(key)"]
            let taken = try await client.send("/v1/tags", #"{"name": "Patience"}"#, headers: headers)
            #expect(taken.status == 201, "nothing of it is left")
        }
    }

    @Test func whatItIsToBeReadyForHasToBeKnown() async throws {
        try await TestService().run { client in
            let answer = try await client.ask("/readyz?for=tea")
            #expect(answer.status == 400 && answer.value("errors.0.parameter") as? String == "for")
        }
    }
}
