import Foundation
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsTestSupport

/// A browser's cache in front of a service (RFC 9111, and RFC 5861 as Chromium and Firefox mind it): what it says a page
/// that asks without further ado gets to see.
actor BrowserCache {
    private let client: any TestClientProtocol
    private let clock: FixedClock
    private var stored: [String: (answer: Received, at: Timestamp)] = [:]

    init(_ client: any TestClientProtocol, _ clock: FixedClock) {
        self.client = client
        self.clock = clock
    }

    /// What a page is given. An answer that may be given stale is fetched anew behind its back.
    func get(_ uri: String) async throws -> Received {
        guard let (answer, at) = stored[uri] else { return try await fetch(uri) }
        let control = Self.directives(answer.header("Cache-Control") ?? "")
        let age = clock.now().seconds - at.seconds
        let fresh = control["max-age"] ?? 0
        if control["no-cache"] == nil, age < fresh { return answer }
        if age < fresh + (control["stale-while-revalidate"] ?? 0) {
            _ = try await fetch(uri)
            return answer
        }
        return try await fetch(uri)
    }

    private func fetch(_ uri: String) async throws -> Received {
        let tag = stored[uri]?.answer.header("ETag")
        var answer = try await client.ask(uri, headers: tag.map { ["If-None-Match": $0] } ?? [:])
        if answer.status == 304, let old = stored[uri]?.answer {
            let headers = answer.headers
            answer = old
            for field in headers { answer.headers[field.name] = field.value }
        }
        let isStored = answer.status == 200 && answer.header("Cache-Control")?.contains("no-store") == false
        stored[uri] = isStored ? (answer, clock.now()) : nil
        return answer
    }

    private static func directives(_ header: String) -> [String: Int64] {
        var directives: [String: Int64] = [:]
        for part in header.split(separator: ",") {
            let words = part.split(separator: "=").map { $0.trimmingCharacters(in: .whitespaces) }
            directives[words[0]] = words.count > 1 ? Int64(words[1]) : 0
        }
        return directives
    }
}
