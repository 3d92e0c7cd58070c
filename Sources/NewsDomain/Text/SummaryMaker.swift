/// Makes a summary of a text that has none.
package enum SummaryMaker {
    /// The length aimed at, in characters.
    package static let length = 240

    /// The beginning of a body's running text, see ``summary(of:)-(String)``, without addresses that stand in it bare: nothing
    /// of headings, tables, captions and lists of links. Empty where there is no running text.
    package static func summary(of body: Body) -> String {
        // Addresses may be long, and are left out.
        let prose = Prose.beginning(of: body.html, characters: 4 * length)
        return shortened(words(of: prose).lazy.filter { !isBareAddress($0) })
    }

    /// The beginning of a plain text in one line: up to the last sentence that ends within the length, or, where that
    /// would be too little, up to the last whole word and an ellipsis.
    package static func summary(of text: String) -> String {
        shortened(words(of: text))
    }

    /// What stands between white space, one by one: of a long text only the first are needed. A mark that white space carries
    /// goes with it.
    private static func words(of text: String) -> some Sequence<Substring> {
        sequence(state: text.unicodeScalars[...]) { rest -> Substring? in
            while true {
                rest = rest.drop(while: \.isWhiteSpace)
                guard !rest.isEmpty else { return nil }
                let word = rest.prefix { !$0.isWhiteSpace }
                rest = rest[word.endIndex...]
                let visible = word.drop(while: \.isAttached)
                if !visible.isEmpty { return Substring(visible) }
            }
        }
    }

    private static func isBareAddress(_ word: Substring) -> Bool {
        // Of nearly all words it is seen at once that they are none.
        guard word.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }) else { return false }
        let word = word.drop { !$0.isLetter }
        return ["http://", "https://", "www."].contains { word.hasPrefix($0) }
    }

    private static func shortened(_ words: some Sequence<Substring>) -> String {
        var (line, count) = ("", 0)
        var (wordEnd, sentenceEnd): (String.Index?, String.Index?)
        for word in words {
            if let last = line.last {
                wordEnd = line.endIndex
                if count >= length / 3, sentenceEnds.contains(last) { sentenceEnd = wordEnd }
                line += " "
                count += 1
            }
            line += word
            count += word.count
            guard count > length else { continue }
            if let sentenceEnd { return String(line[..<sentenceEnd]) }
            return (wordEnd.map { line[..<$0] } ?? line.prefix(length + 1)) + "…"
        }
        return line
    }

    private static let sentenceEnds: [Character] = [".", "!", "?", "؟", "。", "…"]
}

extension Unicode.Scalar {
    /// As Unicode has it, without its tables.
    fileprivate var isWhiteSpace: Bool {
        switch value {
        case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Whether it makes one character with what stands before it.
    fileprivate var isAttached: Bool {
        value >= 0x300 && (properties.isGraphemeExtend || value == 0x200D)
    }
}
