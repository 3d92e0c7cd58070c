import Foundation
import Glibc
import NewsDomain
import NewsMedia
import NewsSamples
import NewsTestSupport
import Testing

/// The files of the demo newsroom, which are kept without being checked, against what checking them says.
@Suite(.enabled(if: dlopen("libvips.so.42", RTLD_LAZY) != nil, "libvips42 is not installed"))
struct DemoMediaTests {
    @Test(
        "What is said of a file ahead is what checking it says",
        arguments: ["skerran-barrier-dawn", "herring-on-ice", "lamp-room-cover", "reels-1-the-find", "weather-tape"]
    )
    func filesAreWhatTheySay(name: String) throws {
        let file = try #require(DemoNewsroom.files.first { $0.name == name })
        let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "broadsheet")
        let (own, checked) = (try TemporaryDirectory(), try TemporaryDirectory())
        let kept = file.described(try MediaStore(dataDirectory: own.path).keepOwn(file.bytes, of: file.type))
        var stored = try MediaStore(dataDirectory: checked.path, program: program.path)
            .store(file.bytes, knownTo: nil)
        #expect(Self.colours(kept).count == (file.type.kind == .image ? 3 : 0))
        #expect(zip(Self.colours(kept), Self.colours(stored)).allSatisfy { abs($0 - $1) <= 2 })
        // Readers get the file as it is, not one that was written anew. Another libvips may scale it otherwise.
        (stored.bytes, stored.placeholder) = (file.bytes.count, kept.placeholder)
        #expect(kept == stored)
        let served = try Data(
            contentsOf: URL(filePath: MediaStore(dataDirectory: own.path).path(of: kept.hash, kept.type))
        )
        #expect(Array(served) == file.bytes)
    }

    /// The mean colour of a file's placeholder, as a ThumbHash begins with it: three numbers up to 63.
    private static func colours(_ file: StoredFile) -> [Int] {
        let bytes = file.placeholder.flatMap { Data(base64Encoded: $0) }?.prefix(3).map(Int.init) ?? []
        let bits = bytes.reversed().reduce(0) { $0 << 8 | $1 }
        return bytes.isEmpty ? [] : [bits & 63, bits >> 6 & 63, bits >> 12 & 63]
    }
}
