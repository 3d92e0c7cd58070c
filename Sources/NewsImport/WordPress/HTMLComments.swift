/// A body without its HTML comments, and what the comments said: WordPress keeps block markup, `<!--more-->` and
/// `<!--nextpage-->` in them.
struct HTMLComments {
    /// The body without comments.
    private(set) var bytes: [UInt8] = []
    /// Whether there are blocks. Such a body has its paragraphs already.
    private(set) var hasBlocks = false
    /// The names of blocks that have no HTML of their own (`<!-- wp:latest-posts /-->`), as often as they occur.
    private(set) var emptyBlocks: [String] = []

    init(removedFrom body: [UInt8]) {
        var position = 0
        while let start = body.exactPosition(of: "<!--", anchor: 1, from: position),
            let end = body.exactPosition(of: "-->", from: start + 4)
        {
            bytes.append(contentsOf: body[position..<start])
            read(body[(start + 4)..<end])
            position = end + 3
            dropHole(in: body, &position)
        }
        bytes.append(contentsOf: body[position...])
    }

    private mutating func read(_ comment: ArraySlice<UInt8>) {
        let text = comment.trimmingWhitespace
        guard text.holds("wp:", at: text.startIndex) || text.holds("/wp:", at: text.startIndex) else { return }
        hasBlocks = true
        guard text.last == UInt8(ascii: "/") else { return }
        let name = text.dropFirst(3).prefix { !$0.isHTMLSpace }
        emptyBlocks.append(String(decoding: name, as: UTF8.self))
    }

    /// Leaves no empty line where a comment had a line to itself, and no empty paragraph where it had one.
    private mutating func dropHole(in body: [UInt8], _ position: inout Int) {
        if bytes.last ?? 0x0A == 0x0A, position < body.count, body[position] == 0x0A { position += 1 }
        bytes.dropParagraph(around: &position, in: body)
    }
}

extension [UInt8] {
    /// Takes back a `<p>` at the end and skips the `</p>` that follows in `body` at `position`, where both are there:
    /// for what was all of a paragraph and is none any more.
    mutating func dropParagraph(around position: inout Int, in body: [UInt8]) {
        var end = position
        while end < body.count, body[end].isHTMLSpace { end += 1 }
        guard body.holds("</p>", at: end) else { return }
        var start = count
        while start > 0, self[start - 1].isHTMLSpace { start -= 1 }
        guard start > 0, self[start - 1] == UInt8(ascii: ">"), let open = lastIndex(of: UInt8(ascii: "<")),
            holds("<p>", at: open) || holds("<p ", at: open)
        else { return }
        removeSubrange(open...)
        position = end + 4
    }
}
