import NewsFeeds
import Testing

struct NameBasedUUIDTests {
    /// The example of RFC 9562, appendix B.2: SHA-256 over the namespace of DNS names and a name.
    @Test func theyAreMadeAsTheRFCShows() {
        let ids = NameBasedUUID(uid: "6ba7b8109dad11d180b400c04fd430c8")
        #expect(ids.urn("www.example.com") == "urn:uuid:5c146b14-3c52-8afd-938a-375d0df1fbf6")
    }

    @Test func anotherNameOrNewsroomHasAnother() {
        let ids = NameBasedUUID(uid: String(repeating: "0f", count: 16))
        let others = NameBasedUUID(uid: String(repeating: "0e", count: 16))
        let all = ["article/1", "article/11", "comment/1"].flatMap { [ids.urn($0), others.urn($0)] }
        #expect(Set(all).count == all.count)
        #expect(ids.urn("article/1") == all[0])
    }
}
