internal import CResources

/// What the agents of bots have in them, in lower case. `^` is the start of an agent and `$` its end.
///
/// The lists are `Sources/CResources/bots`, which `scripts/update-bots` makes.
package enum BotPatterns {
    /// Texts that only bots' agents hold.
    package static let bots = texts(of: bot_texts)
    /// Ends of readers' agents like those of bots: one hides the bots' texts that it ends in.
    package static let readers = texts(of: reader_texts)

    /// The lines of a file that are no comments. They keep their spaces: ` dlc/` is not `dlc/`.
    private static func texts(of file: embedded_file) -> [String] {
        UnsafeBufferPointer(start: file.bytes, count: file.length)
            .split(separator: UInt8(ascii: "\n"))
            .filter { $0.first != UInt8(ascii: "#") }
            .map { String(decoding: $0, as: UTF8.self) }
    }
}
