/// Reads documents that are tidy enough for any parser to see the same tree in them, many times as fast as gumbo.
///
/// Tidy is: every end tag closes the element opened last (but for the ends of paragraphs and items, which may be left
/// out), tables have their parts in place, and nothing is met that HTML has a rule of its own for. The reader gives up
/// at the first doubt; ``GumboReader`` then reads the document from the start. Tests hold the two against each other.
struct FastHTMLReader {
    private struct Element {
        let code: ElementCode
        let shape: ElementRule.Shape
        let end: MarkupWriter.End
    }

    private static let deepest = 128

    private let bytes: Bytes
    private var scanner: TagScanner
    private var attributes: TokenAttributes
    private var elements: [Element] = []
    private var openParagraphs = 0
    private var openAnchors = 0
    /// How many elements were open when one was opened that goes with its content; nothing is written until its end.
    private var silence: Int?
    private var decoded: [UInt8] = []
    private let references = CharacterReferences.standard

    /// Reads a document; false if it is not tidy, and what was written of it is to be thrown away.
    static func read(_ html: Bytes, into writer: inout MarkupWriter) -> Bool {
        var reader = FastHTMLReader(html)
        return reader.read(into: &writer)
    }

    private init(_ bytes: Bytes) {
        self.bytes = bytes
        scanner = TagScanner(bytes)
        attributes = TokenAttributes(bytes)
    }

    private mutating func read(into writer: inout MarkupWriter) -> Bool {
        while true {
            let token = scanner.next()
            if scanner.isIrregular { return false }
            switch token {
            case .text(let range):
                guard text(range, into: &writer) else { return false }
            case .start(let name):
                guard start(name, into: &writer) else { return false }
            case .end(let name):
                guard end(name, into: &writer) else { return false }
            case .comment:
                break
            case .finished:
                while !elements.isEmpty { pop(into: &writer) }
                return true
            }
        }
    }

    private mutating func text(_ range: Range<Int>, into writer: inout MarkupWriter) -> Bool {
        let text = bytes.slice(range)
        if let shape = elements.last?.shape, shape.isTableStructure, !text.allSatisfy(\.isSpace) { return false }
        guard silence == nil else { return true }
        guard text.contains(UInt8(ascii: "&")) else {
            writer.text(text)
            return true
        }
        decoded.removeAll(keepingCapacity: true)
        guard references.append(text, inAttribute: false, to: &decoded) else { return false }
        decoded.withUnsafeBufferPointer { writer.text($0) }
        return true
    }

    private mutating func start(_ name: Range<Int>, into writer: inout MarkupWriter) -> Bool {
        let nameBytes = bytes.slice(name)
        let code = ElementRules.code(of: nameBytes)
        let shape = writer.rules[code].shape
        guard elements.count < Self.deepest, scanner.attributeCount <= TagScanner.mostAttributes,
            prepare(for: shape, into: &writer), attributes.take(scanner.attributes)
        else { return false }
        let end = silence == nil ? writer.open(code, name: nameBytes, attributes) : .nothing
        switch shape {
        case .void, .rule, .column:
            return true
        case .raw:
            let content = scanner.skipRaw(nameBytes)
            // A script with "<!--" in it ends by rules of its own.
            return !scanner.isIrregular && !bytes.slice(content).contains(UInt8(ascii: "<"))
        default:
            if case .skip = end { silence = elements.count }
            elements.append(Element(code: code, shape: shape, end: end))
            if shape == .paragraph { openParagraphs += 1 }
            if shape == .anchor { openAnchors += 1 }
            if shape == .preformatted { scanner.skipLineFeed() }
            return true
        }
    }

    private mutating func end(_ name: Range<Int>, into writer: inout MarkupWriter) -> Bool {
        let code = ElementRules.code(of: bytes.slice(name))
        let shape = writer.rules[code].shape
        guard scanner.attributeCount == 0 else { return false }
        // "</img>" is passed over; "</br>" is not, nor is anything straight in a table.
        if shape == .void, code != ElementRules.lineBreak {
            return elements.last?.shape.isTableStructure != true
        }
        if shape.closesParagraph || shape == .cell {
            while let last = elements.last, last.shape.mayStayOpen, last.code != code { pop(into: &writer) }
        }
        // All the elements without a rule share a number: that two of them match is not known here.
        guard let last = elements.last, last.code == code, code != ElementRules.unknown else { return false }
        pop(into: &writer)
        return true
    }

    private mutating func pop(into writer: inout MarkupWriter) {
        guard let element = elements.popLast() else { return }
        if element.shape == .paragraph { openParagraphs -= 1 }
        if element.shape == .anchor { openAnchors -= 1 }
        if silence == elements.count { silence = nil }
        writer.close(element.end)
    }
}

extension FastHTMLReader {
    /// Closes what the start of an element closes; false if its place is not a plain one.
    private mutating func prepare(for shape: ElementRule.Shape, into writer: inout MarkupWriter) -> Bool {
        let last = elements.last?.shape
        if shape == .intricate { return false }
        if let last, last.isTableStructure { return prepareInTable(for: shape, last) }
        switch shape {
        case .caption, .columns, .column, .section, .row, .cell:
            return false
        case .anchor:
            return openAnchors == 0
        case .rubyPart:
            return elements.last?.code == ElementRules.ruby
        case .item:
            if last == .item { pop(into: &writer) }
            return openParagraphs == 0 && elements.last?.shape == .list
        case .description:
            if last == .description { pop(into: &writer) }
            return openParagraphs == 0 && elements.last?.shape == .descriptions
        default:
            if shape.closesParagraph, openParagraphs > 0 {
                guard last == .paragraph, shape != .table else { return false }
                pop(into: &writer)
            }
            let isHeadingInHeading = shape == .heading && elements.last?.shape == .heading
            return !isHeadingInHeading && (openParagraphs == 0 || !shape.closesParagraph)
        }
    }

    private func prepareInTable(for shape: ElementRule.Shape, _ last: ElementRule.Shape) -> Bool {
        switch shape {
        case .caption, .columns, .section: last == .table
        case .row: last == .table || last == .section
        case .cell: last == .row
        case .column: last == .columns
        default: false
        }
    }
}
