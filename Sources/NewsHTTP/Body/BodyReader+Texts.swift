internal import NewsDomain
internal import NewsJSON

extension BodyReader {
    /// A plain text in one line, without what cannot be seen: 1 to `limit` Unicode scalars.
    mutating func line(_ name: String, atMost limit: Int) -> String? {
        text(name, atMost: limit, cleaned: PlainText.line)
    }

    /// A plain text of paragraphs: 1 to `limit` Unicode scalars.
    mutating func paragraphs(_ name: String, atMost limit: Int) -> String? {
        text(name, atMost: limit, cleaned: PlainText.paragraphs)
    }

    private mutating func text(_ name: String, atMost limit: Int, cleaned: (String) -> String) -> String? {
        guard let text = string(name) else { return nil }
        // Characters are counted as JSON Schema does (RFC 8259, section 1: code points), and as they were sent: whoever
        // counts before sending is right. A text that is too long is not worth cleaning.
        let sent = text.unicodeScalars.count
        let clean = sent > limit ? text : cleaned(text)
        guard (1...limit).contains(max(sent, clean.unicodeScalars.count)), !clean.isEmpty else {
            let length = clean.isEmpty ? "nothing that can be seen" : "\(max(sent, clean.unicodeScalars.count))"
            let params = FaultParams(
                min: 1,
                max: limit,
                actual: clean.isEmpty ? 0 : max(sent, clean.unicodeScalars.count)
            )
            fault(name, "wrongLength", "“\(name)” must have 1 to \(limit) characters; it has \(length).", params)
            return nil
        }
        return clean
    }
}
