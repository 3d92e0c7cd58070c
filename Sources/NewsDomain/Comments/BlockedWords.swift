/// Words and phrases that no comment on the site may hold.
package struct BlockedWords: Sendable, Equatable {
    /// The hashes of a phrase's words, by the hash of the first.
    private let phrases: [UInt64: [[UInt64]]]

    /// No words.
    package static let none = BlockedWords(lines: [] as [String])

    /// A word or phrase a line, in any script and case; empty lines and those that begin with `#` are passed over.
    package init<Line: StringProtocol>(lines: some Sequence<Line>) {
        var phrases: [UInt64: [[UInt64]]] = [:]
        for line in lines where !line.hasPrefix("#") {
            let words = Self.words(of: String(line))
            if let first = words.first { phrases[first, default: []].append(words) }
        }
        self.phrases = phrases
    }

    /// The hashes of a text's words, which tell letters apart and nothing else.
    private static func words(of text: String) -> [UInt64] {
        WordTokenizer.words(in: CaseFolding.fold(text)).map(\.hash)
    }

    /// Whether a text holds one of them, as whole words.
    package func match(_ text: String) -> Bool {
        guard !phrases.isEmpty else { return false }
        let words = Self.words(of: text)
        return words.indices.contains { index in
            phrases[words[index]]?.contains { words[index...].starts(with: $0) } == true
        }
    }
}

/// Where the blocked words come from: a file that may be edited while the site is served.
package protocol BlockedWordsSource: Sendable {
    /// The words as they are now.
    func words() -> BlockedWords
}
