/// Makes a summary of a text that has none.
package enum SummaryMaker {
    /// The length aimed at, in characters.
    package static let length = 240

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
