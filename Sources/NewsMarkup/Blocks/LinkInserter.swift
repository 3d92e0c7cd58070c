/// A link to be put into a document, once, where it can be.
package struct MarkupLink: Sendable {
    /// In their order; values are escaped when they are written.
    package var attributes: [(name: String, value: String)]
    /// Where it might stand, the best place first, each in UTF-16 units of the document's text without white space.
    package var places: [Range<Int>]

    package init(attributes: [(name: String, value: String)], places: [Range<Int>]) {
        (self.attributes, self.places) = (attributes, places)
    }
}

extension Markup {
    /// A document in normal form with links put into its text, each at the first of its places that lies in one piece of
    /// text: not across elements, and in no link, heading, code, caption or summary.
    ///
    /// `count` is how many UTF-16 units of text the places were counted in. A document with another number of them, or that
    /// is not in normal form, is given back as it is.
    package static func inserting(_ links: [MarkupLink], in html: String, count: Int) -> String {
        guard !links.isEmpty else { return html }
        return withTree(of: html) { tree in
            guard tree.nonspaceCount == count else { return html }
            var inserter = LinkInserter(tree: tree, links: links)
            return inserter.insert()
        } ?? html
    }
}

/// Puts links into a document from its beginning to its end.
private struct LinkInserter {
    let tree: MarkupTree
    let links: [MarkupLink]
    /// All places, in the order of the text.
    private let places: [(range: Range<Int>, link: Int)]
    private var next = 0
    private var isPlaced: [Bool]
    private var html: [UInt8] = []
    /// How much of the document has been written.
    private var written = 0

    init(tree: MarkupTree, links: [MarkupLink]) {
        (self.tree, self.links) = (tree, links)
        isPlaced = links.map { _ in false }
        places = links.enumerated()
            .flatMap { index, link in link.places.map { ($0, index) } }
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    mutating func insert() -> String {
        html.reserveCapacity(tree.bytes.count + links.count * 128)
        for node in tree.nodes.dropFirst() where node.code == nil && !node.isUnlinkable && next < places.count {
            insert(in: Int(node.start)..<Int(node.end), from: Int(node.position))
        }
        html.append(contentsOf: tree.bytes.slice(written..<tree.bytes.count))
        return String(decoding: html, as: UTF8.self)
    }

    /// Puts links into a text that begins at a position.
    private mutating func insert(in text: Range<Int>, from position: Int) {
        var (index, position) = (text.lowerBound, position)
        // No text has more units than bytes.
        while next < places.count, places[next].range.lowerBound < position + text.upperBound - index {
            let (range, link) = places[next]
            if range.lowerBound < position || range.isEmpty || isPlaced[link] {
                next += 1
                continue
            }
            advance(&index, &position, to: range.lowerBound, in: text)
            skipSpace(&index, in: text)
            guard index < text.upperBound else { return }
            let (start, wasAtStart) = (index, position == range.lowerBound)
            advance(&index, &position, to: range.upperBound, in: text)
            // A place may begin or end within a character only in what others have stored.
            let isWhole = wasAtStart && position == range.upperBound
            if isWhole { write(link, around: start..<index) }
            next += 1
        }
    }

    /// Goes on to where so many units have been passed, or to the end of the text.
    private func advance(_ index: inout Int, _ position: inout Int, to wanted: Int, in text: Range<Int>) {
        let bytes = tree.bytes.slice(0..<text.upperBound)
        while position < wanted, index < text.upperBound {
            let character = bytes.character(at: index)
            index += character.length
            position += character.units
        }
    }

    private func skipSpace(_ index: inout Int, in text: Range<Int>) {
        while index < text.upperBound {
            let character = tree.bytes.character(at: index)
            guard character.units == 0 else { return }
            index += character.length
        }
    }

    private mutating func write(_ link: Int, around range: Range<Int>) {
        isPlaced[link] = true
        html.append(contentsOf: tree.bytes.slice(written..<range.lowerBound))
        html.append("<a")
        for (name, value) in links[link].attributes {
            html.append(contentsOf: " \(name)=\"".utf8)
            var value = value
            value.withUTF8 { html.append(escapingAttribute: $0) }
            html.append(0x22)
        }
        html.append(0x3E)
        html.append(contentsOf: tree.bytes.slice(range))
        html.append("</a>")
        written = range.upperBound
    }
}
