/// Reads documents that would cost gumbo too much: elements nested by the thousand, formatting never closed.
///
/// Nobody writes such a document; some send one. Its tags are balanced here by simple rules, each in constant time, its
/// text is kept, and that it is not cut quite as a browser would cut it is nobody's loss.
struct FallbackHTMLReader {
    private struct Element {
        let code: ElementCode
        let shape: ElementRule.Shape
        let end: MarkupWriter.End
    }

    private static let deepest = 100

    private let bytes: Bytes
    private var scanner: TagScanner
    private var attributes: TokenAttributes
    private var elements: [Element] = []
    /// How many elements are open that were too deep to be looked at.
    private var ignored = 0
    private var decoded: [UInt8] = []
    private let references = CharacterReferences.standard

    static func read(_ html: Bytes, into writer: inout MarkupWriter) {
        var reader = FallbackHTMLReader(html)
        reader.read(into: &writer)
    }

    private init(_ bytes: Bytes) {
        self.bytes = bytes
        scanner = TagScanner(bytes)
        attributes = TokenAttributes(bytes)
    }

    private mutating func read(into writer: inout MarkupWriter) {
        while true {
            switch scanner.next() {
            case .text(let range): text(range, into: &writer)
            case .start(let name): start(bytes.slice(name), into: &writer)
            case .end(let name): end(bytes.slice(name), into: &writer)
            case .comment: break
            case .finished:
                close(to: 0, in: &writer)
                return
            }
        }
    }

    private mutating func text(_ range: Range<Int>, into writer: inout MarkupWriter) {
        decoded.removeAll(keepingCapacity: true)
        _ = references.append(bytes.slice(range), inAttribute: false, to: &decoded)
        decoded.withUnsafeBufferPointer { writer.text($0) }
    }

    private mutating func start(_ name: Bytes, into writer: inout MarkupWriter) {
        let code = ElementRules.code(of: name)
        let rule = writer.rules[code]
        if rule.shape == .raw || rule.isTextOnly {
            open(code, name, rule, into: &writer)
            _ = scanner.skipRaw(name)
            return
        }
        closeBefore(rule.shape, in: &writer)
        guard elements.count < Self.deepest else {
            if !rule.isEmpty { ignored += 1 }
            return
        }
        let end = open(code, name, rule, into: &writer)
        guard !rule.isEmpty else { return }
        if case .skip = end { return skipContent(of: name) }
        elements.append(Element(code: code, shape: rule.shape, end: end))
        if rule.shape == .preformatted { scanner.skipLineFeed() }
    }

    @discardableResult
    private mutating func open(
        _ code: ElementCode,
        _ name: Bytes,
        _ rule: ElementRule,
        into writer: inout MarkupWriter
    ) -> MarkupWriter.End {
        _ = attributes.take(scanner.attributes)
        return writer.open(code, name: name, attributes)
    }

    /// Reads over an element that goes with its content, others of its name within it included.
    private mutating func skipContent(of name: Bytes) {
        var depth = 1
        while depth > 0 {
            switch scanner.next() {
            case .start(let other) where bytes.slice(other).matches(name): depth += 1
            case .end(let other) where bytes.slice(other).matches(name): depth -= 1
            case .finished: return
            default: break
            }
        }
    }

    private mutating func end(_ name: Bytes, into writer: inout MarkupWriter) {
        guard ignored == 0 else {
            ignored -= 1
            return
        }
        let code = ElementRules.code(of: name)
        let isTablePart = writer.rules[code].shape.isTablePart
        for index in elements.indices.reversed() {
            if elements[index].code == code { return close(to: index, in: &writer) }
            if elements[index].shape == .table || !isTablePart && elements[index].shape.isTablePart { return }
        }
    }

    /// Closes what the start of an element closes: the item before it, the paragraph it cannot stand in.
    private mutating func closeBefore(_ shape: ElementRule.Shape, in writer: inout MarkupWriter) {
        if shape.closesParagraph { closeInnermost(.paragraph, in: &writer) }
        switch shape {
        case .item, .description, .anchor, .cell, .row, .section, .heading:
            if shape == .row || shape == .section { closeInnermost(.cell, in: &writer) }
            if shape == .section { closeInnermost(.row, in: &writer) }
            closeInnermost(shape, in: &writer)
        default: break
        }
    }

    private mutating func closeInnermost(_ shape: ElementRule.Shape, in writer: inout MarkupWriter) {
        for index in elements.indices.reversed() {
            if elements[index].shape == shape { return close(to: index, in: &writer) }
            if elements[index].shape.isScope, !shape.isTablePart || elements[index].shape == .table { return }
        }
    }

    private mutating func close(to count: Int, in writer: inout MarkupWriter) {
        while elements.count > count, let element = elements.popLast() { writer.close(element.end) }
    }
}

extension ElementRule.Shape {
    fileprivate var isTablePart: Bool {
        isTableStructure || self == .cell || self == .caption
    }

    /// Whether what is in it closes nothing outside.
    fileprivate var isScope: Bool {
        isTablePart || self == .list || self == .descriptions
    }
}

extension ElementRule {
    /// Whether it has no content.
    fileprivate var isEmpty: Bool { shape.isVoid || role == .dropped && Self.empty.contains { name.matches($0) } }

    /// Whether its content, which is dropped, is not markup.
    fileprivate var isTextOnly: Bool { role == .dropped && Self.textOnly.contains { name.matches($0) } }

    private static let empty: [StaticString] = [
        "base", "basefont", "bgsound", "frame", "image", "input", "isindex", "keygen", "link", "menuitem", "meta",
        "nextid", "spacer",
    ]

    private static let textOnly: [StaticString] = ["noembed", "noframes", "plaintext", "textarea", "title", "xmp"]
}

extension StaticString {
    fileprivate func matches(_ other: StaticString) -> Bool { Bytes(self).matches(other) }
}

extension Bytes {
    /// Whether these names are one, in whatever case.
    fileprivate func matches(_ other: Bytes) -> Bool {
        count == other.count && zip(self, other).allSatisfy { $0.lowercased == $1.lowercased }
    }
}
