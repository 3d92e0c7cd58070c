import Foundation
import NewsDomain
import NewsImport
import Testing

/// Whatever the bytes of a file, the process lives: the file is read, or refused with one line, and then nothing of it is
/// written.
struct WordPressBrokenFileTests {
    private static let sound = Data(
        WXR(items: [WXR.item(id: 1), WXR.item(id: 2, title: "Caf\u{E9} &amp; bar")]).text.utf8
    )

    @Test func refusesBytesThatAreNoTextWhereverTheyStand() throws {
        for name in ["wp:post_id", "item", "rss version", "wp:status>"] {
            for byte in [0xFF, 0xC3, 0x80, 0x00, 0x01] as [UInt8] {
                var file = Self.sound
                let place = try #require(file.range(of: Data("<\(name)".utf8)))
                file[place.lowerBound + 2] = byte
                try refuses(file)
            }
        }
    }

    @Test func refusesWhatIsCutAnywhere() throws {
        let end = try #require(Self.sound.range(of: Data("</rss>".utf8), options: .backwards)).upperBound
        for length in stride(from: 0, to: end, by: 3) { try refuses(Self.sound.prefix(length)) }
    }

    @Test func outlivesRandomBytes() throws {
        var random = SeededGenerator(seed: 12)
        let pieces = [
            "<", ">", "&", "&#0;", "&#x110000;", "]]>", "<![CDATA[", "<!--", "<?", "\"", "<!DOCTYPE x>", "\u{0}",
        ]
        for _ in 0..<400 {
            var file = Self.sound
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<file.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: file[place] = UInt8.random(in: 0...255, using: &random)
                case 1: file.replaceSubrange(place..<place, with: Data(pieces.randomElement(using: &random)!.utf8))
                case 2: file.removeSubrange(place..<min(place + 9, file.count))
                default: file.replaceSubrange(place..<place, with: [0xED, 0xA0, 0x80])
                }
            }
            let repository = InMemoryRepository()
            if let message = try withFile(file, { refusal(of: $0, into: repository) }) {
                #expect(!message.contains("\n") && repository.batchSizes.isEmpty, "\(message)")
            }
        }
    }

    @Test func boundsDepthAndTags() throws {
        let deep = String(repeating: "<a>", count: 100_000)
        try refuses(try with(deep), because: "256 deep")
        let attributes = (0..<20_000).map { "a\($0)=\"\"" }.joined(separator: " ")
        try refuses(try with("<a \(attributes)/>"), because: "more than 64 KB")
        try refuses(try with("<!--" + String(repeating: "x", count: 1_000_000)), because: "more than 64 KB")
        try refuses(try with("<\(String(repeating: "a", count: 200_000))/>"))
    }

    @Test(arguments: [
        "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE rss SYSTEM \"http://127.0.0.1:1/x.dtd\">",
        "<!--x--><!DOCTYPE rss>",
    ])
    func refusesDocumentTypes(_ type: String) throws {
        var file = Self.sound
        let root = try #require(file.range(of: Data("<rss".utf8)))
        file.insert(contentsOf: Data(type.utf8), at: root.lowerBound)
        try refuses(file, because: "document type")
    }

    @Test func takesTextsInManyPieces() throws {
        let body = "<p>" + String(repeating: "\u{E9}&amp;\u{1F600}", count: 100_000) + "</p>"
        let (repository, _) = try WXR(items: [WXR.item(id: 1, body: body)]).imported()
        #expect(repository.article(1)?.body.html == body)
    }

    /// The sound file with this in its first item.
    private func with(_ text: String) throws -> Data {
        var file = Self.sound
        let place = try #require(file.range(of: Data("</item>".utf8)))
        file.insert(contentsOf: Data(text.utf8), at: place.lowerBound)
        return file
    }

    private func refuses(_ file: Data, because reason: String = "") throws {
        let repository = InMemoryRepository()
        let message = try withFile(file) { refusal(of: $0, into: repository) }
        #expect(message != nil && repository.batchSizes.isEmpty)
        #expect(message.map { $0.contains(reason) || reason.isEmpty } == true, "\(message ?? "")")
        #expect(message.map { !$0.contains("\n") } == true)
    }
}

/// The same numbers each time (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
