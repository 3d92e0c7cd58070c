package import NewsMarkup

/// What a document's blocks say differently from the document; nil where they say the same.
package func differenceOfBlocks(of html: String) -> String? {
    let written = BlockHTML.html(Markup.blocks(of: html))
    let (stored, ours) = (CanonicalMarkup.tokens(html), CanonicalMarkup.tokens(written))
    guard stored != ours else { return nil }
    let index = zip(stored, ours).prefix { $0 == $1 }.count
    func around(_ tokens: [String]) -> String {
        tokens[max(0, index - 3)..<min(tokens.count, index + 4)].joined(separator: "  ")
    }
    return "stored: \(around(stored))\nblocks: \(around(ours))"
}

/// The texts of blocks, with those within them, in the order of the document.
package func texts(of blocks: [MarkupBlock]) -> [MarkupText] {
    blocks.flatMap { texts(of: $0.content) }.sorted { $0.position < $1.position }
}

private func texts(of content: MarkupBlock.Content) -> [MarkupText] {
    switch content {
    case .paragraph(let text), .heading(let text, _): [text]
    case .list(let items, _): items.flatMap { [$0.text].compactMap(\.self) + texts(of: $0.blocks) }
    case .quote(let quote): [quote.text, quote.citation].compactMap(\.self) + texts(of: quote.blocks)
    case .image(let image): [image.caption, image.credit].compactMap(\.self)
    case .gallery(let images, let caption):
        images.flatMap { [$0.caption, $0.credit].compactMap(\.self) } + [caption].compactMap(\.self)
    case .embed(let embed): [embed.caption].compactMap(\.self)
    case .code(let text, _, let caption): [text] + [caption].compactMap(\.self)
    case .table(let table): [table.caption].compactMap(\.self) + (table.header + table.rows).joined().map(\.text)
    case .player(let player): [player.caption].compactMap(\.self)
    case .separator, .html: []
    }
}

extension String {
    /// The text without white space, in UTF-16: what a document, its blocks and its plain text have in common.
    package var withoutSpace: [UInt16] {
        utf16.filter { ![0x20, 0x0A, 0x09].contains($0) }
    }
}

/// What in the texts of a document's blocks does not stand in its plain text where it says; nil where all does.
package func misplacedText(of html: String, in text: String) -> String? {
    let plain = text.withoutSpace
    var place = 0
    let blocks = Markup.blocks(of: html)
    for text in texts(of: blocks) {
        let units = text.text.withoutSpace
        if units.isEmpty { continue }
        guard text.position >= place, text.position + units.count <= plain.count,
            Array(plain[text.position..<text.position + units.count]) == units
        else { return text.text }
        place = text.position + units.count
    }
    let isAllText = !hasHTML(blocks)
    return isAllText && texts(of: blocks).reduce(0) { $0 + $1.text.withoutSpace.count } != plain.count
        ? "too little" : nil
}

/// Whether some of a document is left as HTML.
package func hasHTML(_ blocks: [MarkupBlock]) -> Bool {
    blocks.contains { block in
        switch block.content {
        case .html: true
        case .list(let items, _): items.contains { hasHTML($0.blocks) }
        case .quote(let quote): hasHTML(quote.blocks)
        default: false
        }
    }
}
