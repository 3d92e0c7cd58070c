import Foundation
import NewsDomain
import NewsImport
import Testing

/// What is no export is refused with one line, and nothing is written.
struct WordPressRefusalTests {
    private static let entities = """
        <?xml version="1.0"?>
        <!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
        <rss><channel><title>&b;</title></channel></rss>
        """
    private static let sound = WXR(items: [WXR.item(id: 1)])

    @Test(arguments: ["encoding\n=\n\"UTF-8\"", "encoding\r\n=\t'utf-8'"])
    func anEncodingMayBeNamedOverSeveralLines(declaration: String) throws {
        let text = Self.sound.text.replacing("encoding=\"UTF-8\"", with: declaration)
        #expect(try withFile(text) { refusal(of: $0) } == nil)
    }

    @Test(arguments: [
        ("", "is empty"),
        (" \n ", "white space"),
        ("hello", "not XML"),
        ("{\"a\": 1}", "not XML"),
        ("<!DOCTYPE html><html><body>Log in</body></html>", "HTML page"),
        ("\u{FEFF}\n<HTML><body></body></HTML>", "HTML page"),
        ("<feed xmlns=\"http://www.w3.org/2005/Atom\"></feed>", "<feed>"),
        ("<rss version=\"2.0\"><channel><title>x</title><item><title>y</title></item></channel></rss>", "ordinary RSS"),
        ("<rss version=\"2.0\"></rss>", "<channel>"),
        (WXR(version: nil, items: [WXR.item(id: 1)]).text, "does not say its version"),
        (WXR(version: "2.0", items: [WXR.item(id: 1)]).text, "\"2.0\""),
        (entities, "document type"),
        (String(sound.text.dropLast(60)), "ends in the middle"),
        (sound.text.replacing("</title>", with: "</titel>"), "not well-formed XML: line 7"),
        (WXR(items: [WXR.item(id: 1, title: "a&nbsp;b")]).text, "entity"),
        (sound.text.replacing("\"UTF-8\"", with: "\"UTF-7\""), "utf-7"),
        (sound.text.replacing("\"UTF-8\"", with: "\"utf-7\n\u{1B}[31m\""), "is in utf-7;"),
        (sound.text.replacing("\"UTF-8\"", with: "\"\(String(repeating: "x", count: 9_000))\""), "convert it"),
    ])
    func refuses(text: String, because reason: String) throws {
        let repository = InMemoryRepository()
        let message = try withFile(text) { refusal(of: $0, into: repository) }
        #expect(message?.contains(reason) == true, "\(message ?? "accepted")")
        #expect(message.map { !$0.contains("\n") && $0.count < 400 } == true)
        #expect(repository.batchSizes.isEmpty)
    }

    @Test func refusesWrongEncodings() throws {
        let utf16 = try #require(Self.sound.text.data(using: .utf16))
        #expect(try withFile(utf16) { refusal(of: $0) }?.contains("UTF-8") == true)
        var latin = Data(Self.sound.text.utf8)
        let title = try #require(latin.range(of: Data("A title".utf8)))
        latin.replaceSubrange(title, with: [0x61, 0xE9, 0x20])
        #expect(try withFile(latin) { refusal(of: $0) }?.contains("not well-formed") == true)
    }

    @Test func readsOtherEncodingsThatAreDeclared() throws {
        let text = WXR(items: [WXR.item(id: 1, title: "Caf\u{E9}")]).text.replacing("\"UTF-8\"", with: "\"ISO-8859-1\"")
        let data = try #require(text.data(using: .isoLatin1))
        let repository = InMemoryRepository()
        #expect(try withFile(data) { refusal(of: $0, into: repository) } == nil)
        #expect(repository.articles.first?.title == "Caf\u{E9}")
    }

    @Test func refusesCompressedFiles() throws {
        #expect(try withFile(Data([0x1F, 0x8B, 8, 0])) { refusal(of: $0) }?.contains("unpack") == true)
    }

    @Test func refusesDirectoriesAndMissingFiles() {
        #expect(refusal(of: NSTemporaryDirectory())?.contains("is a directory") == true)
        #expect(refusal(of: "/nowhere/export.xml")?.contains("does not exist") == true)
    }

    @Test(.enabled(if: getuid() != 0, "root may read everything"))
    func refusesUnreadableFiles() throws {
        let message = try withFile(Self.sound.text) { file in
            try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file)
            return refusal(of: file)
        }
        #expect(message?.contains("permissions") == true)
    }

    @Test func saysWhatIsTooLong() throws {
        let body = String(repeating: "0123456789", count: 1_100_000)
        let message = try withFile(WXR(items: [WXR.item(id: 1, body: body)]).text) { refusal(of: $0) }
        #expect(message?.contains("10 MB") == true)
    }
}
