internal import NewsDomain
internal import NewsJSON

extension BodyReader {
    /// A plain text in one line, without what cannot be seen: 1 to `limit` characters.
    mutating func line(_ name: String, atMost limit: Int) -> String? {
        text(name, atMost: limit, cleaned: PlainText.line)
    }

    /// A plain text of paragraphs: 1 to `limit` characters.
    mutating func paragraphs(_ name: String, atMost limit: Int) -> String? {
        text(name, atMost: limit, cleaned: PlainText.paragraphs)
    }

    private mutating func text(_ name: String, atMost limit: Int, cleaned: (String) -> String) -> String? {
        guard let text = string(name) else { return nil }
        // What cleaning takes away is little; a text that is far too long is not worth cleaning.
        let clean = text.utf8.count > limit * 40 ? text : cleaned(text)
        guard (1...limit).contains(clean.count) else {
            let length = clean.isEmpty ? "nothing that can be seen" : "\(clean.count)"
            fault(name, "wrongLength", "“\(name)” must have 1 to \(limit) characters; it has \(length).")
            return nil
        }
        return clean
    }
}
