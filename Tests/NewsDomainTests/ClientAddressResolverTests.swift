import NewsDomain
import Testing

struct ClientAddressResolverTests {
    private func client(_ peer: String, _ lines: [String], trusted: [String] = ["10.0.0.0/8", "::1"]) -> String? {
        ClientAddressResolver(trustedProxies: trusted.compactMap { AddressRange($0) })
            .client(peer: IPAddress(peer), forwardedFor: lines)?.description
    }

    @Test(arguments: [
        ("10.0.0.1", ["203.0.113.9"], "203.0.113.9"), ("10.0.0.1", ["203.0.113.9, 10.0.0.2"], "203.0.113.9"),
        ("10.0.0.1", ["203.0.113.9", "10.0.0.3 ,10.0.0.2"], "203.0.113.9"), ("10.0.0.1", [], "10.0.0.1"),
        ("10.0.0.1", [""], "10.0.0.1"), ("::1", ["2001:DB8::1"], "2001:db8::1"),
        ("::ffff:10.0.0.1", ["203.0.113.9"], "203.0.113.9"), ("10.0.0.1", ["\t203.0.113.9 , , "], "203.0.113.9"),
        ("10.0.0.1", ["203.0.113.9:5678"], "203.0.113.9"), ("10.0.0.1", ["[2001:db8::1]:99"], "2001:db8::1"),
        ("10.0.0.1", ["[2001:db8::1]"], "2001:db8::1"), ("10.0.0.1", ["203.0.113.9,[::1]:80"], "203.0.113.9"),
    ])
    func trustedProxiesAreBelieved(peer: String, lines: [String], expected: String) {
        #expect(client(peer, lines) == expected)
    }

    /// What a client writes itself stands left of what the first trusted proxy adds.
    @Test(arguments: [
        ("203.0.113.9", ["198.51.100.1"], "203.0.113.9"), ("203.0.113.9", ["10.0.0.1", "::1"], "203.0.113.9"),
        ("10.0.0.1", ["198.51.100.1, 203.0.113.9"], "203.0.113.9"),
        ("10.0.0.1", ["198.51.100.1", "203.0.113.9"], "203.0.113.9"),
        ("10.0.0.1", ["10.0.0.7, 203.0.113.9, 10.0.0.2"], "203.0.113.9"),
        ("10.0.0.1", ["127.0.0.1, 203.0.113.9"], "203.0.113.9"), ("10.0.0.1", [",,,203.0.113.9"], "203.0.113.9"),
    ])
    func forgedEntriesAreNot(peer: String, lines: [String], expected: String) {
        #expect(client(peer, lines) == expected)
    }

    @Test(arguments: [
        "unknown", "_hidden", "203.0.113.9.", "203.0.113.9:", "203.0.113.9:x", "203.0.113.9:65536", "203.0.113.9:-1",
        "[203.0.113.9]:80", "[2001:db8::1", "2001:db8::1]", "[2001:db8::1]80", "[2001:db8::1]:", "[]", "[]:80", ":80",
        "for=203.0.113.9", "\"203.0.113.9\"", "203.0.113.9 203.0.113.8", "0203.0.113.9", "[[::2]]",
    ])
    func aMalformedEntryEndsTheWalk(entry: String) {
        #expect(client("10.0.0.1", [entry]) == "10.0.0.1")
        #expect(client("10.0.0.1", ["198.51.100.1, \(entry), 10.0.0.2"]) == "10.0.0.2")
    }

    @Test func allTrustedIsTheFarthest() {
        #expect(client("10.0.0.1", ["10.0.0.3, 10.0.0.2"]) == "10.0.0.3")
    }

    @Test func aPeerWithoutAddressIsNobody() {
        #expect(client("unix", ["203.0.113.9"]) == nil)
    }

    @Test func nobodyIsTrustedByDefault() {
        #expect(client("127.0.0.1", ["203.0.113.9"], trusted: []) == "127.0.0.1")
    }

    @Test func theWalkIsBounded() {
        func lines(_ proxies: Int) -> [String] { ["203.0.113.9"] + Array(repeating: "10.0.0.2", count: proxies) }
        let most = ClientAddressResolver.maximumEntries
        #expect(most == 50)
        #expect(client("10.0.0.1", lines(most - 1)) == "203.0.113.9")
        #expect(client("10.0.0.1", lines(most)) == "10.0.0.2")
        #expect(client("10.0.0.1", [lines(most).joined(separator: ",")]) == "10.0.0.2")
        #expect(client("10.0.0.1", ["203.0.113.9" + String(repeating: ",", count: 1 << 20)]) == "10.0.0.1")
    }
}
