/// Reads inline content: text with its marks, and what stands between pieces of text without being any.
struct InlineReader {
    /// A piece of inline content.
    enum Piece {
        case text(MarkupText)
        /// A picture, a frame or a player; a press on it leads to the link.
        case media(MarkupTree.Index, link: String?)
    }

    let tree: MarkupTree

    /// The pieces of some neighbours; nil where text and pictures are within one mark, so that they cannot be parted.
    func pieces(of nodes: some Sequence<MarkupTree.Index>, isPreformatted: Bool = false) -> [Piece]? {
        var pieces: [Piece] = []
        var text = MarkupTextBuilder(isPreformatted: isPreformatted)
        func finishText() {
            if let text = text.finish() { pieces.append(.text(text)) }
            text = MarkupTextBuilder(isPreformatted: isPreformatted)
        }
        for node in nodes {
            if let media = soleMedia(in: node) {
                finishText()
                pieces.append(media)
            } else if tree.contains(node, \.isMedia) {
                return nil
            } else {
                read(node, into: &text)
            }
        }
        finishText()
        return pieces
    }

    /// The text of some neighbours that hold nothing else; an empty one where there is none, nil where there is more.
    func text(of nodes: some Sequence<MarkupTree.Index>, isPreformatted: Bool = false) -> MarkupText? {
        let pieces = pieces(of: nodes, isPreformatted: isPreformatted)
        if pieces?.isEmpty == true { return MarkupText(text: "") }
        guard case .text(let text)? = pieces?.first, pieces?.count == 1 else { return nil }
        return text
    }

    /// What is shown in an element that holds nothing but that.
    private func soleMedia(in node: MarkupTree.Index) -> Piece? {
        guard let role = tree.role(of: node) else { return nil }
        if role.isMedia { return .media(node, link: nil) }
        guard role == .inline else { return nil }
        let children = tree.solidChildren(of: node)
        guard children.count == 1, case .media(let media, let inner)? = soleMedia(in: children[0]) else { return nil }
        return .media(media, link: inner ?? tree.attributes(of: node)["href"])
    }

    private func read(_ node: MarkupTree.Index, into text: inout MarkupTextBuilder) {
        guard let rule = tree.rule(of: node) else { return write(node, into: &text) }
        if rule.role == .lineBreak { return text.lineBreak() }
        text.open(mark(of: node, rule))
        var child = tree.firstChild(of: node)
        while let present = child {
            read(present, into: &text)
            child = tree.sibling(after: present)
        }
        text.close()
    }

    private func write(_ node: MarkupTree.Index, into text: inout MarkupTextBuilder) {
        let source = tree.source(of: node)
        let position = Int(tree.nodes[node].position)
        guard source.contains(UInt8(ascii: "&")) else { return text.write(source, at: position) }
        var decoded: [UInt8] = []
        _ = CharacterReferences.standard.append(source, inAttribute: false, to: &decoded)
        decoded.withUnsafeBufferPointer { text.write($0, at: position) }
    }

    private func mark(of node: MarkupTree.Index, _ rule: ElementRule) -> MarkupMark? {
        guard let kind = MarkupMark.Kind.byName[ElementName(Bytes(rule.name))] else { return nil }
        var mark = MarkupMark(kind: kind, start: 0, length: 0)
        guard tree.nodes[node].hasAttributes else { return kind.needsAttributes ? nil : mark }
        let attributes = tree.attributes(of: node)
        mark.address = kind == .link ? attributes["href"] : nil
        mark.title = attributes["title"]
        (mark.language, mark.direction) = (attributes["lang"], attributes["dir"])
        let saysNothing = mark.address == nil && mark.language == nil && mark.direction == nil
        return kind.needsAttributes && saysNothing ? nil : mark
    }
}

extension ElementRule.Role {
    /// Whether this is something to look at or to listen to.
    var isMedia: Bool {
        switch self {
        case .image, .picture, .frame, .player: true
        default: false
        }
    }

    /// Whether this stands in a line.
    var isInline: Bool {
        switch self {
        case .inline, .rubyPart, .lineBreak, .wordBreak: true
        default: isMedia
        }
    }
}

extension MarkupMark.Kind {
    /// What the inline elements say.
    fileprivate static let byName: [ElementName: MarkupMark.Kind] = [
        "a": .link, "b": .bold, "strong": .bold, "i": .italic, "em": .italic, "var": .italic, "dfn": .italic,
        "u": .underline, "ins": .underline, "s": .strike, "del": .strike, "code": .code, "samp": .code,
        "kbd": .keyboard, "sup": .superscript, "sub": .subscript, "mark": .highlight, "small": .small,
        "abbr": .abbreviation, "cite": .citation, "q": .quotation, "span": .language, "bdi": .language,
        "bdo": .language, "rt": .annotation,
    ]

    /// Whether its element alone says nothing.
    fileprivate var needsAttributes: Bool { self == .link || self == .language }
}
