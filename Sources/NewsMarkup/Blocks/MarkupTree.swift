/// A document in normal form as a tree, each element by where it stands in it.
///
/// Normal form is what ``Markup/sanitize(_:policy:)`` gives: every tag has its end and nothing is met that HTML has a rule
/// of its own for, so that tags alone tell the tree. Memory and time are linear in the document.
struct MarkupTree {
    /// A place in the tree; that of the document itself is 0.
    typealias Index = Int

    /// An element, or a text.
    struct Node {
        /// Nil for a text.
        let code: Int32?
        let hasAttributes: Bool
        /// Whether it is, or stands in, what no link may stand in.
        let isUnlinkable: Bool
        /// Where it stands in the document's bytes, its tags included.
        let start: Int32
        var end: Int32
        /// How many UTF-16 units of text stand before it, white space left out.
        let position: Int32
        fileprivate(set) var firstChild: Int32 = -1
        fileprivate(set) var next: Int32 = -1
    }

    /// Beyond what the writer nests: 100 containers, and 16 inline elements in the innermost.
    private static let deepest = 128

    let bytes: Bytes
    private(set) var nodes: [Node] = []
    /// How many UTF-16 units of text there are, white space left out.
    private(set) var nonspaceCount = 0
    private let rules = ElementRules.standard
    private var open: [(node: Index, lastChild: Index?)] = []

    /// Reads a document; nil where it is not in normal form.
    init?(_ bytes: Bytes) {
        guard bytes.count < Int32.max else { return nil }
        self.bytes = bytes
        nodes.reserveCapacity(bytes.count / 24 + 8)
        nodes.append(Node(code: nil, hasAttributes: false, isUnlinkable: false, start: 0, end: 0, position: 0))
        open.append((0, nil))
        guard read(), open.count == 1 else { return nil }
        nodes[0].end = Int32(bytes.count)
    }

    private mutating func read() -> Bool {
        var scanner = TagScanner(bytes, keepsAttributes: false)
        while true {
            let start = scanner.position
            let token = scanner.next()
            if scanner.isIrregular { return false }
            switch token {
            case .text(let range):
                append(nil, hasAttributes: false, from: start, to: scanner.position)
                nonspaceCount += bytes.slice(range).nonspaceUnits
            case .start(let name): guard begin(name, at: start, &scanner) else { return false }
            case .end(let name): guard end(name, at: scanner.position) else { return false }
            case .comment: return false
            case .finished: return true
            }
        }
    }

    private mutating func begin(_ name: Range<Int>, at start: Int, _ scanner: inout TagScanner) -> Bool {
        let nameBytes = bytes.slice(name)
        let code = ElementRules.code(of: nameBytes)
        let rule = rules[code]
        guard rule.role.isKept, open.count < Self.deepest else { return false }
        let hasAttributes = scanner.attributeCount > 0
        if rule.shape == .raw, !scanner.skipRaw(nameBytes).isEmpty { return false }
        let index = append(code, hasAttributes: hasAttributes, from: start, to: scanner.position)
        if rule.shape.isVoid || rule.shape == .raw { return true }
        if rule.shape == .preformatted { scanner.skipLineFeed() }
        open.append((index, nil))
        return true
    }

    private mutating func end(_ name: Range<Int>, at end: Int) -> Bool {
        guard open.count > 1, let last = open.popLast() else { return false }
        nodes[last.node].end = Int32(end)
        return nodes[last.node].code == Int32(ElementRules.code(of: bytes.slice(name)))
    }

    @discardableResult
    private mutating func append(_ code: ElementCode?, hasAttributes: Bool, from start: Int, to end: Int) -> Index {
        let (parent, last) = open[open.count - 1]
        let index = nodes.count
        nodes.append(
            Node(
                code: code.map(Int32.init),
                hasAttributes: hasAttributes,
                isUnlinkable: nodes[parent].isUnlinkable || code.map { rules[$0].barsLinks } ?? false,
                start: Int32(start),
                end: Int32(end),
                position: Int32(nonspaceCount)
            )
        )
        if let last { nodes[last].next = Int32(index) } else { nodes[parent].firstChild = Int32(index) }
        open[open.count - 1].lastChild = index
        return index
    }
}

extension MarkupTree {
    /// The first of what stands in a node.
    func firstChild(of index: Index) -> Index? {
        nodes[index].firstChild < 0 ? nil : Index(nodes[index].firstChild)
    }

    /// What comes next to a node within the same element.
    func sibling(after index: Index) -> Index? {
        nodes[index].next < 0 ? nil : Index(nodes[index].next)
    }

    /// What stands in a node, in order.
    func children(of index: Index) -> [Index] {
        var (children, next): ([Index], Index?) = ([], firstChild(of: index))
        while let child = next {
            children.append(child)
            next = sibling(after: child)
        }
        return children
    }

    /// The same without white space.
    func solidChildren(of index: Index) -> [Index] { children(of: index).filter { !isBlank($0) } }

    /// The rule of an element; nil for a text.
    func rule(of index: Index) -> ElementRule? {
        nodes[index].code.map { rules[ElementCode($0)] }
    }

    /// What an element is in the document; nil for a text.
    func role(of index: Index) -> ElementRule.Role? { rule(of: index)?.role }

    /// Whether this element is written under that name.
    func isNamed(_ index: Index, _ name: StaticString) -> Bool {
        rule(of: index).map { Bytes($0.name).elementsEqual(Bytes(name)) } ?? false
    }

    /// Whether this is a text of white space alone.
    func isBlank(_ index: Index) -> Bool {
        nodes[index].code == nil && index > 0 && source(of: index).allSatisfy(\.isSpace)
    }

    /// A node as it stands in the document.
    func source(of index: Index) -> Bytes {
        bytes.slice(Int(nodes[index].start)..<Int(nodes[index].end))
    }

    /// Whether some node's element, or one in it, is what the condition says.
    func contains(_ index: Index, _ condition: (ElementRule.Role) -> Bool) -> Bool {
        if let role = role(of: index), condition(role) { return true }
        var child = firstChild(of: index)
        while let present = child {
            if contains(present, condition) { return true }
            child = sibling(after: present)
        }
        return false
    }

    /// An element's attributes, decoded.
    func attributes(of index: Index) -> NodeAttributes {
        guard nodes[index].hasAttributes else { return NodeAttributes(source: nil) }
        var scanner = TagScanner(bytes, at: Int(nodes[index].start))
        _ = scanner.next()
        var attributes = TokenAttributes(bytes)
        _ = attributes.take(scanner.attributes)
        return NodeAttributes(source: attributes)
    }
}

/// The attributes of an element in a tree.
struct NodeAttributes {
    fileprivate let source: TokenAttributes?

    /// The value of an attribute; nil where the element does not have it.
    subscript(_ wanted: StaticString) -> String? {
        var found: String?
        source?.visit { name, value in
            if found == nil, name.matches(wanted) { found = String(decoding: value, as: UTF8.self) }
        }
        return found
    }

    /// A whole number; nil where there is none, as in `50%`.
    func number(_ name: StaticString) -> Int? { self[name].flatMap { Int($0) } }
}

extension ElementRule {
    /// Whether no link may be put within: it is one, or it is pressed or read for something else.
    fileprivate var barsLinks: Bool {
        switch role {
        case .heading, .preformatted, .figureCaption, .summary: true
        case .inline: shape == .anchor || Bytes(name).elementsEqual(Bytes("code"))
        default: false
        }
    }
}

extension ElementRule.Role {
    /// Whether such elements stand in a document in normal form.
    fileprivate var isKept: Bool {
        switch self {
        case .unwrapped, .neutral, .divided, .dropped, .object, .embed, .parameter: false
        default: true
        }
    }
}
