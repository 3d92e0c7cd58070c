/// A piece of HTML as it was written: for who changes a document before it is parsed.
package struct MarkupPiece: Sendable {
    /// What a piece is.
    package enum Kind: Sendable {
        /// Text, or what is neither text nor a tag: a comment, a tag that never ends.
        case text
        case open
        case close
        /// A whole element, from its start tag to its end tag, whose inside is not looked at.
        case opaque
    }

    package var kind: Kind
    /// The element's name; that of no element for text.
    package var name: ElementName
    /// Where it stands, in bytes.
    package var range: Range<Int>
    /// Whether the start tag has attributes.
    package var hasAttributes = false
}

/// Parts HTML into text, tags and opaque elements, which together are all of it.
package struct MarkupPieces: IteratorProtocol, Sequence {
    private let bytes: [UInt8]
    private let opaque: Set<ElementName>
    private var position = 0

    /// The pieces of a document; elements of these names are taken whole.
    package init(_ bytes: [UInt8], opaque: Set<ElementName>) {
        self.bytes = bytes
        self.opaque = opaque
    }

    package mutating func next() -> MarkupPiece? {
        guard position < bytes.count else { return nil }
        let piece = bytes.withUnsafeBufferPointer { Self.piece(in: $0, at: position, opaque) }
        position = piece.range.upperBound
        return piece
    }

    /// What begins at a `<`; nil where that is text.
    package static func markup(in bytes: [UInt8], at start: Int, opaque: Set<ElementName>) -> MarkupPiece? {
        guard bytes[start] == UInt8(ascii: "<"), start + 1 < bytes.count else { return nil }
        let second = bytes[start + 1]
        guard second.isLetter || [UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(second) else {
            return nil
        }
        return bytes.withUnsafeBufferPointer { piece(in: $0, at: start, opaque) }
    }

    private static func piece(in bytes: Bytes, at start: Int, _ opaque: Set<ElementName>) -> MarkupPiece {
        var scanner = TagScanner(bytes, at: start, keepsAttributes: false)
        switch scanner.next() {
        case .text(let range):
            return MarkupPiece(kind: .text, name: .none, range: range)
        case .comment:
            return MarkupPiece(kind: .text, name: .none, range: start..<scanner.position)
        case .finished:
            return MarkupPiece(kind: .text, name: .none, range: start..<bytes.count)
        case .end(let name):
            return MarkupPiece(kind: .close, name: ElementName(bytes[name]), range: start..<scanner.position)
        case .start(let written):
            let name = ElementName(bytes[written])
            let hasAttributes = scanner.attributeCount > 0
            let isEmptyTag = bytes[scanner.position - 2] == UInt8(ascii: "/")
            guard opaque.contains(name), !isEmptyTag else {
                return MarkupPiece(
                    kind: .open,
                    name: name,
                    range: start..<scanner.position,
                    hasAttributes: hasAttributes
                )
            }
            skipElement(written, name, in: bytes, &scanner)
            return MarkupPiece(kind: .opaque, name: name, range: start..<scanner.position)
        }
    }

    /// Goes behind the end of an element; elements of the same name within it count.
    private static func skipElement(
        _ written: Range<Int>,
        _ name: ElementName,
        in bytes: Bytes,
        _ scanner: inout TagScanner
    ) {
        if rawText.contains(name) {
            _ = scanner.skipRaw(bytes.slice(written))
            return
        }
        var depth = 1
        while depth > 0 {
            switch scanner.next() {
            case .start(let other) where ElementName(bytes[other]) == name: depth += 1
            case .end(let other) where ElementName(bytes[other]) == name: depth -= 1
            case .finished: return
            default: break
            }
        }
    }

    /// Elements that cannot hold others: a start tag in them is text.
    private static let rawText: Set<ElementName> = ["script", "style", "textarea", "iframe"]
}
