/// Makes a summary of a text that has none.
package enum SummaryMaker {
    /// The length aimed at, in characters.
    package static let length = 240

    /// The beginning of a body's running text, see ``summary(of:)-(String)``, without addresses that stand in it bare: nothing
    /// of headings, tables, captions and lists of links. Empty where there is no running text.
    package static func summary(of body: Body) -> String {
        // Addresses may be long, and are left out.
        let prose = Prose.beginning(of: body.html, characters: 4 * length)
        let words = prose.split(whereSeparator: \.isWhitespace).filter { !isBareAddress($0) }
        return summary(of: words.joined(separator: " "))
    }

    private static func isBareAddress(_ word: Substring) -> Bool {
        let word = word.drop { !$0.isLetter }
        return ["http://", "https://", "www."].contains { word.hasPrefix($0) }
    }

    /// The beginning of a plain text in one line: up to the last sentence that ends within the length, or, where that
    /// would be too little, up to the last whole word and an ellipsis.
    package static func summary(of text: String) -> String {
        var line = ""
        var count = 0
        var sentenceEnd: (index: String.Index, count: Int)?
        var wordEnd: String.Index?
        for character in text {
            if character.isWhitespace {
                guard let last = line.last, last != " " else { continue }
                if last == "." || last == "!" || last == "?" || last == "؟" || last == "。" || last == "…" {
                    sentenceEnd = (line.endIndex, count)
                }
                wordEnd = line.endIndex
                line.append(" ")
            } else {
                line.append(character)
            }
            count += 1
            if count > length { break }
        }
        guard count > length else {
            while line.last == " " { line.removeLast() }
            return line
        }
        if let sentenceEnd, sentenceEnd.count >= length / 3 { return String(line[..<sentenceEnd.index]) }
        return String(line[..<(wordEnd ?? line.endIndex)]) + "…"
    }
}
