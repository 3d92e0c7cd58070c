internal import NewsMarkup

/// Makes links of URLs that have a line to themselves, which is how WordPress' authors, and its embed blocks, ask for
/// a player. As text nobody could click them.
enum BareLinks {
    /// The body with links. Code and what is a link already stay as they are.
    static func linked(_ body: [UInt8]) -> [UInt8] {
        guard mayHaveLinks(body) else { return body }
        var out: [UInt8] = []
        out.reserveCapacity(body.count)
        var isInline = false
        var pieces = MarkupPieces(body, opaque: opaque).makeIterator()
        var current = pieces.next()
        while let piece = current {
            current = pieces.next()
            guard piece.kind == .text else {
                out.append(contentsOf: body[piece.range])
                isInline = !Autop.isBlock(piece.name)
                continue
            }
            let isFollowedByInline = current.map { !Autop.isBlock($0.name) } ?? false
            append(body[piece.range], to: &out, joinsBefore: isInline, joinsBehind: isFollowedByInline)
            isInline = true
        }
        return out
    }

    /// Whether `http` stands anywhere at the start of a line or behind a tag that begins no link.
    private static func mayHaveLinks(_ body: [UInt8]) -> Bool {
        var position = 0
        while let found = body.exactPosition(of: "http", from: position) {
            let before = body[..<found].last { $0 != 0x20 && $0 != 0x09 }
            if before == nil || before == 0x0A { return true }
            if before == UInt8(ascii: ">"), let tag = body[..<found].lastIndex(of: UInt8(ascii: "<")),
                !body.holds("<a ", at: tag)
            {
                return true
            }
            position = found + 4
        }
        return false
    }

    private static let opaque = ShortcodeExpansion.verbatim.union(["a", "button", "iframe", "video", "audio", "object"])

    /// Adds a text, with the lines that are URLs linked; its first and last line may be parts of longer ones.
    private static func append(
        _ text: ArraySlice<UInt8>,
        to out: inout [UInt8],
        joinsBefore: Bool,
        joinsBehind: Bool
    ) {
        var start = text.startIndex
        while start < text.endIndex {
            let end = text[start...].firstIndex(of: 0x0A) ?? text.endIndex
            let line = text[start..<end]
            let isPart = (joinsBefore && start == text.startIndex) || (joinsBehind && end == text.endIndex)
            let url = line.trimmingWhitespace
            if !isPart && isURL(url) {
                out.append("<a href=\"")
                out.append(attribute: String(decoding: url, as: UTF8.self))
                out.append("\">")
                out.append(contentsOf: url)
                out.append("</a>")
            } else {
                out.append(contentsOf: line)
            }
            if end < text.endIndex { out.append(0x0A) }
            start = end + 1
        }
    }

    private static func isURL(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.holds("http://", at: line.startIndex) || line.holds("https://", at: line.startIndex) else {
            return false
        }
        let ends: [UInt8] = [UInt8(ascii: "<"), UInt8(ascii: "\"")]
        return line.count > 10 && !line.contains { $0.isHTMLSpace || ends.contains($0) }
    }
}
