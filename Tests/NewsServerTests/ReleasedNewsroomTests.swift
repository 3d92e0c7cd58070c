import Foundation
import HummingbirdTesting
import NewsDomain
import NewsServer
import NewsTestSupport
import Testing

/// The newsroom of every release is served by this version as it was by that one. What was answered then is in the answer now;
/// beside it there may be more (docs/versioning.md).
struct ReleasedNewsroomTests {
    private let directory = TemporaryDirectory()

    /// What differs by nature: opaque places, ids of requests, and the time of an answer.
    private static let passedOver: Set = ["next", "previous", "requestId", "generatedAt", "window"]

    @Test func thereIsOne() {
        #expect(!ReleasedNewsroom.all.isEmpty)
    }

    @Test(arguments: ReleasedNewsroom.all) func answersAsItDid(_ released: ReleasedNewsroom) async throws {
        try released.unpack(to: directory.path + "/newsroom.sqlite")
        let kept = try #require(try JSONSerialization.jsonObject(with: released.answers()) as? [String: Any])
        let clock = FixedClock(Timestamp(seconds: Int64(try #require(kept["at"] as? Int))))
        let answers = try #require(kept["answers"] as? [[String: Any]]).map(KeptAnswer.init)
        let key = try createKey(
            name: "test",
            scopes: keyScopes("drafts,write,moderate,admin"),
            dataDirectory: directory.path,
            clock: clock
        )
        let application = try buildApplication(
            configuration: ServerConfiguration(dataDirectory: directory.path),
            clock: clock
        )
        try await application.test(.router) { client in
            for answer in answers {
                let headers = answer.isEditor ? ["Authorization": "Bearer \(key)"] : [:]
                let now = try await client.ask(answer.path, headers: headers)
                #expect(now.status == answer.status, "\(answer.path)")
                #expect(now.header("Location") == answer.location, "\(answer.path)")
                let differences = Self.differences(answer.body, now.json ?? now.text, answer.path)
                #expect(differences.isEmpty, "\(differences.prefix(5).joined(separator: "\n"))")
            }
        }
        #expect(try checkNewsroom(dataDirectory: directory.path, clock: clock) == [])
    }

    /// Where what was is not in what is.
    private static func differences(_ old: Any, _ new: Any, _ place: String) -> [String] {
        switch (old, new) {
        case (let old as [String: Any], let new as [String: Any]):
            return old.keys.filter { !passedOver.contains($0) }.sorted().flatMap { key in
                differences(old[key] ?? NSNull(), new[key] ?? "nothing", "\(place) \(key)")
            }
        case (let old as [Any], let new as [Any]):
            guard old.count == new.count else { return ["\(place): \(old.count) items are \(new.count)"] }
            return zip(old, new).enumerated().flatMap { differences($1.0, $1.1, "\(place)[\($0)]") }
        default:
            let (before, after) = ("\(old)", "\(new)")
            return before == after ? [] : ["\(place): “\(before.prefix(100))” is “\(after.prefix(100))”"]
        }
    }
}

/// An answer of that time.
private struct KeptAnswer: @unchecked Sendable {  // Read from a file, and never changed.
    let path: String
    let isEditor: Bool
    let status: Int
    let location: String?
    // Parsed JSON: values that nobody changes.
    let body: Any

    init(_ object: [String: Any]) {
        path = object["path"] as? String ?? ""
        isEditor = object["isEditor"] as? Bool ?? false
        status = object["status"] as? Int ?? 0
        location = object["location"] as? String
        body = object["body"] ?? NSNull()
    }
}
