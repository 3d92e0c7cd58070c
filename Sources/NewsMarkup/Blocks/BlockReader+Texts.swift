// Blocks of text: lists, quotations, code and tables.
extension BlockReader {
    /// A list; nil where it counts in a way that no block tells: backwards, in letters, or by numbers of its items.
    func list(of node: MarkupTree.Index, depth: Int) -> MarkupBlock.Content? {
        let attributes = tree.attributes(of: node)
        let isOrdered = tree.isNamed(node, "ol")
        guard attributes["reversed"] == nil, attributes["type"].map({ $0 == "1" }) ?? true else { return nil }
        var items: [MarkupItem] = []
        for child in tree.solidChildren(of: node) {
            let attributes = tree.attributes(of: child)
            guard tree.role(of: child) == .item, attributes["value"] == nil else { return nil }
            let (text, blocks) = flow(tree.children(of: child)[...], depth: depth + 1)
            items.append(MarkupItem(text: text, blocks: blocks, anchor: attributes["id"]))
        }
        return .list(items, start: isOrdered ? attributes.number("start") ?? 1 : nil)
    }

    /// A quotation. What ends it and is named as its source stands apart.
    func quote(of node: MarkupTree.Index, depth: Int) -> MarkupBlock.Content {
        var nodes = tree.children(of: node)[...]
        while let last = nodes.last, tree.isBlank(last) { nodes.removeLast() }
        let citation = nodes.count > 1 ? nodes.last.flatMap(citation) : nil
        if citation != nil { nodes.removeLast() }
        let (text, blocks) = flow(nodes, depth: depth + 1)
        let address = tree.attributes(of: node)["cite"]
        return .quote(MarkupQuote(text: text, blocks: blocks, citation: citation, address: address))
    }

    /// The text of a `<cite>`, or of a paragraph that is nothing else.
    func citation(_ node: MarkupTree.Index) -> MarkupText? {
        if tree.isNamed(node, "cite") { return filled(inline.text(of: tree.children(of: node))) }
        let children = tree.role(of: node) == .paragraph ? tree.solidChildren(of: node) : []
        guard children.count == 1, tree.isNamed(children[0], "cite") else { return nil }
        return citation(children[0])
    }

    /// Code, with what it is written in; nil where it holds more than text.
    func code(of node: MarkupTree.Index, caption: MarkupText?) -> MarkupBlock.Content? {
        let children = tree.children(of: node)
        let code = children.count == 1 && tree.isNamed(children[0], "code") ? children[0] : node
        guard let text = inline.text(of: tree.children(of: code), isPreformatted: true) else { return nil }
        let language = codeLanguage(of: code) ?? codeLanguage(of: node)
        return .code(text, language: language, caption: caption)
    }

    private func codeLanguage(of node: MarkupTree.Index) -> String? {
        var classes = tree.attributes(of: node)["class"] ?? ""
        let language = classes.withUTF8 { AttributeValues.codeLanguage($0).map { String(decoding: $0, as: UTF8.self) } }
        return language.map { String($0.dropFirst("language-".count)) }
    }

    /// A table whose cells hold text alone; nil for any other.
    func table(of node: MarkupTree.Index, caption: MarkupText?) -> MarkupBlock.Content? {
        var table = MarkupTable(caption: caption, header: [], rows: [])
        for child in tree.solidChildren(of: node) {
            switch tree.role(of: child) {
            case .caption where table.caption == nil:
                guard let text = inline.text(of: tree.children(of: child)) else { return nil }
                table.caption = filled(text)
            case .columns: continue
            case .section:
                guard let rows = rows(of: child) else { return nil }
                if tree.isNamed(child, "thead") { table.header += rows } else { table.rows += rows }
            default: return nil
            }
        }
        return .table(table)
    }

    private func rows(of section: MarkupTree.Index) -> [[MarkupTable.Cell]]? {
        var rows: [[MarkupTable.Cell]] = []
        for row in tree.solidChildren(of: section) {
            let cells = tree.solidChildren(of: row)
            let read = cells.compactMap(cell)
            guard tree.role(of: row) == .row, read.count == cells.count else { return nil }
            rows.append(read)
        }
        return rows
    }

    private func cell(_ node: MarkupTree.Index) -> MarkupTable.Cell? {
        guard tree.role(of: node) == .cell, let text = line(of: node) else { return nil }
        let attributes = tree.attributes(of: node)
        return MarkupTable.Cell(
            text: text,
            isHeader: tree.isNamed(node, "th"),
            columns: attributes.number("colspan") ?? 1,
            rows: attributes.number("rowspan") ?? 1
        )
    }

    /// The text of an element that holds text alone, be it in a paragraph; nil where it holds more.
    func line(of node: MarkupTree.Index) -> MarkupText? {
        let children = tree.solidChildren(of: node)
        let isParagraph = children.count == 1 && tree.role(of: children[0]) == .paragraph
        let nodes = tree.children(of: isParagraph ? children[0] : node)
        guard nodes.allSatisfy({ tree.role(of: $0)?.isInline ?? true }) else { return nil }
        return inline.text(of: nodes)
    }

    /// Nil for an empty text.
    func filled(_ text: MarkupText?) -> MarkupText? {
        text?.text.isEmpty == false ? text : nil
    }
}
