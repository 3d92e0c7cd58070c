import Foundation
import NewsDomain
import NewsSQLite
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

    @Test func whatItIsToBeReadyForHasToBeKnown() async throws {
        try await TestService().run { client in
            let answer = try await client.ask("/readyz?for=tea")
            #expect(answer.status == 400 && answer.value("errors.0.parameter") as? String == "for")
        }
    }
}
