/// The SHA-256 of a file's bytes as they were uploaded, which is what the file is called.
package struct FileHash: Hashable, Sendable, CustomStringConvertible {
    /// 64 digits, `0` to `9` and `a` to `f`.
    package let text: String

    /// Nil where the text is no such hash: nothing else ever becomes a part of a path.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 64, text.utf8.allSatisfy(Self.isDigit) else { return nil }
        self.text = String(text)
    }

    /// The 32 bytes of the hash.
    package init(bytes: some Sequence<UInt8>) {
        let digits = Array("0123456789abcdef".utf8)
        text = String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }

    package var description: String { text }
}
