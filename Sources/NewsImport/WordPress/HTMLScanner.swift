/// A piece of HTML: enough of a tokenizer for what WordPress does to a body before a browser, or gumbo, parses it.
struct HTMLPiece {
    enum Kind {
        case text
        case open
        case close
        /// A whole element, from its start tag to its end tag, whose inside is not looked at.
        case opaque
    }

    var kind: Kind
    /// The element's name; that of no element for text.
    var name: HTMLName
    var range: Range<Int>
    /// Whether the start tag has attributes.
    var hasAttributes = false
}

/// Parts HTML without comments into text, tags and opaque elements.
struct HTMLScanner: IteratorProtocol, Sequence {
    let bytes: [UInt8]
    /// The names of elements taken whole.
    let opaque: Set<HTMLName>
    private(set) var position = 0

    init(_ bytes: [UInt8], opaque: Set<HTMLName>) {
        self.bytes = bytes
        self.opaque = opaque
    }

    mutating func next() -> HTMLPiece? {
        guard position < bytes.count else { return nil }
        let start = position
        if let piece = HTMLScanner.markup(in: bytes, at: start, opaque: opaque) {
            position = piece.range.upperBound
            return piece
        }
        // A `<` that begins no tag is text.
        position += 1
        while position < bytes.count, !HTMLScanner.mayBeginTag(bytes, at: position) { position += 1 }
        return HTMLPiece(kind: .text, name: .none, range: start..<position)
    }

    /// The tag or opaque element that begins at `start`, or nil where there is text.
    static func markup(in bytes: [UInt8], at start: Int, opaque: Set<HTMLName>) -> HTMLPiece? {
        guard mayBeginTag(bytes, at: start) else { return nil }
        let isClosing = bytes[start + 1] == UInt8(ascii: "/")
        var end = start + (isClosing ? 2 : 1)
        let nameStart = end
        while end < bytes.count, !endsName(bytes[end]) { end += 1 }
        let name = HTMLName(bytes[nameStart..<end])
        guard let tagEnd = endOfTag(bytes, from: end) else { return nil }
        if isClosing { return HTMLPiece(kind: .close, name: name, range: start..<tagEnd) }
        let isEmptyTag = bytes[tagEnd - 2] == UInt8(ascii: "/")
        if opaque.contains(name) && !isEmptyTag {
            let elementEnd = endOfElement(bytes, name: bytes[nameStart..<end], from: tagEnd)
            return HTMLPiece(kind: .opaque, name: name, range: start..<elementEnd)
        }
        let hasAttributes = bytes[end..<tagEnd - 1].contains { !$0.isHTMLSpace && $0 != UInt8(ascii: "/") }
        return HTMLPiece(kind: .open, name: name, range: start..<tagEnd, hasAttributes: hasAttributes)
    }

    /// Whether `<` and a letter, or `</` and a letter.
    private static func mayBeginTag(_ bytes: [UInt8], at index: Int) -> Bool {
        guard bytes[index] == UInt8(ascii: "<"), index + 2 < bytes.count else { return false }
        let next = bytes[index + 1]
        return next.isASCIILetter || (next == UInt8(ascii: "/") && bytes[index + 2].isASCIILetter)
    }

    /// Behind the `>` that ends a tag; quoted values may hold one.
    private static func endOfTag(_ bytes: [UInt8], from start: Int) -> Int? {
        var quote: UInt8?
        var previous: UInt8 = 0
        for index in start..<bytes.count {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                return index + 1
            } else if (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")) && previous == UInt8(ascii: "=") {
                quote = byte
            }
            if !byte.isHTMLSpace { previous = byte }
        }
        return nil
    }

    /// Behind the end tag of an element whose start tag ends at `start`; the end where there is none. Elements of the
    /// same name within it count.
    private static func endOfElement(_ bytes: [UInt8], name: ArraySlice<UInt8>, from start: Int) -> Int {
        let isRawText = rawText.contains(HTMLName(name))
        var depth = 1
        var index = start
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            let isClosing = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/")
            let nameStart = index + (isClosing ? 2 : 1)
            guard holds(bytes, name, at: nameStart) else {
                index += 1
                continue
            }
            depth += isClosing ? -1 : isRawText ? 0 : 1
            let end = endOfTag(bytes, from: nameStart + name.count) ?? bytes.count
            if depth == 0 { return end }
            index = end
        }
        return bytes.count
    }

    /// Whether a tag of this name, in either case, stands at `index`.
    private static func holds(_ bytes: [UInt8], _ name: ArraySlice<UInt8>, at index: Int) -> Bool {
        let end = index + name.count
        guard end < bytes.count else { return false }
        for (offset, byte) in name.enumerated() where bytes[index + offset].lowercased != byte.lowercased {
            return false
        }
        return endsName(bytes[end])
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte.isHTMLSpace || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
    }

    /// Elements that cannot hold others: a start tag in them is text.
    private static let rawText: Set<HTMLName> = ["script", "style", "textarea", "iframe", "noscript"]

    /// What shortcodes, links and paragraphs have no business in.
    static let verbatim: Set<HTMLName> = ["pre", "code", "script", "style", "textarea", "kbd", "samp", "svg", "math"]
}
