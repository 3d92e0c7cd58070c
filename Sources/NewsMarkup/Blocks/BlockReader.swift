extension Markup {
    /// The blocks of a document in normal form, in order; of any other those of what sanitising makes of it.
    ///
    /// Time and memory are linear in the document. Lists and quotations that are nested more deeply than
    /// ``deepestBlock`` are answered as HTML, as is all that no block is for.
    package static func blocks(of html: String) -> [MarkupBlock] {
        if let blocks = withTree(of: html, { BlockReader(tree: $0).blocks() }) { return blocks }
        let clean = sanitize(html).html
        return withTree(of: clean) { BlockReader(tree: $0).blocks() } ?? [MarkupBlock(.html(clean))]
    }

    /// How many lists and quotations may be within one another.
    package static let deepestBlock = 8

    /// Calls `body` with the tree of a document; nil where it is not in normal form.
    static func withTree<Result>(of html: String, _ body: (MarkupTree) -> Result) -> Result? {
        var html = html
        return html.withUTF8 { bytes in MarkupTree(bytes).map(body) }
    }
}

/// Makes blocks of a tree.
struct BlockReader {
    typealias Nodes = ArraySlice<MarkupTree.Index>

    let tree: MarkupTree
    var inline: InlineReader { InlineReader(tree: tree) }

    /// The blocks of the whole document.
    func blocks() -> [MarkupBlock] {
        blocks(of: tree.children(of: 0)[...], depth: 0)
    }

    /// The blocks of some neighbours.
    func blocks(of nodes: Nodes, depth: Int) -> [MarkupBlock] {
        var blocks: [MarkupBlock] = []
        var rest = nodes
        while let node = rest.first {
            let run = rest.prefix { tree.role(of: $0)?.isInline ?? true }
            if run.isEmpty {
                blocks += self.blocks(of: node, depth: depth)
                rest = rest.dropFirst()
            } else {
                blocks += inlineBlocks(of: run)
                rest = rest.dropFirst(run.count)
            }
        }
        return blocks
    }

    /// What begins with text and goes on with blocks: an item, a quotation.
    func flow(_ nodes: Nodes, depth: Int) -> (text: MarkupText?, blocks: [MarkupBlock]) {
        let run = nodes.prefix { tree.role(of: $0)?.isInline ?? true }
        guard let text = inline.text(of: run), !text.text.isEmpty else { return (nil, blocks(of: nodes, depth: depth)) }
        return (text, blocks(of: nodes.dropFirst(run.count), depth: depth))
    }

    /// The blocks of one element that is a block.
    private func blocks(of node: MarkupTree.Index, depth: Int) -> [MarkupBlock] {
        var blocks = contents(of: node, depth: depth).map { MarkupBlock($0) }
        guard !blocks.isEmpty, tree.nodes[node].hasAttributes else { return blocks }
        let attributes = tree.attributes(of: node)
        blocks[0].anchor = attributes["id"]
        for index in blocks.indices {
            (blocks[index].language, blocks[index].direction) = (attributes["lang"], attributes["dir"])
        }
        return blocks
    }

    private func contents(of node: MarkupTree.Index, depth: Int) -> [MarkupBlock.Content] {
        guard let rule = tree.rule(of: node) else { return [] }
        switch rule.role {
        case .paragraph: return inlineContents(of: tree.children(of: node)) { .paragraph($0) } ?? [html(of: node)]
        case .heading:
            let level = Int(Bytes(rule.name)[1] & 0x0F)
            return inlineContents(of: tree.children(of: node)) { .heading($0, level: level) } ?? [html(of: node)]
        case .rule: return [.separator]
        case .preformatted: return [code(of: node, caption: nil) ?? html(of: node)]
        case .flow where depth < Markup.deepestBlock: return [quote(of: node, depth: depth)]
        case .list where depth < Markup.deepestBlock: return [list(of: node, depth: depth) ?? html(of: node)]
        case .figure: return [figure(of: node, depth: depth) ?? html(of: node)]
        case .table: return [table(of: node, caption: nil) ?? html(of: node)]
        default: return [html(of: node)]
        }
    }

    private func inlineBlocks(of run: Nodes) -> [MarkupBlock] {
        guard !run.allSatisfy(tree.isBlank) else { return [] }
        let contents = inlineContents(of: run) { .paragraph($0) } ?? [html(of: run)]
        return contents.map { MarkupBlock($0) }
    }

    /// Texts, and what stands between them as blocks of their own; nil where that cannot be parted.
    private func inlineContents(
        of nodes: some Sequence<MarkupTree.Index>,
        _ block: (MarkupText) -> MarkupBlock.Content
    ) -> [MarkupBlock.Content]? {
        guard let pieces = inline.pieces(of: nodes) else { return nil }
        var contents: [MarkupBlock.Content] = []
        for piece in pieces {
            switch piece {
            case .text(let text): contents.append(block(text))
            case .media(let node, let link): contents.append(media(node, link: link) ?? html(of: node))
            }
        }
        return contents
    }

    /// An element as it stands in the document.
    func html(of node: MarkupTree.Index) -> MarkupBlock.Content { .html(source(of: node)) }

    private func html(of run: Nodes) -> MarkupBlock.Content {
        guard let first = run.first, let last = run.last else { return .html("") }
        let range = Int(tree.nodes[first].start)..<Int(tree.nodes[last].end)
        return .html(String(decoding: tree.bytes.slice(range).trimmed, as: UTF8.self))
    }

    func source(of node: MarkupTree.Index) -> String {
        String(decoding: tree.source(of: node), as: UTF8.self)
    }
}
