/// Cuts HTML into tags, text and the rest, as the standard's tokenizer does for ordinary content.
///
/// What depends on the tree (the content of scripts, foreign content) is the caller's to know.
struct TagScanner {
    enum Token {
        case text(Range<Int>)
        case start(name: Range<Int>)
        case end(name: Range<Int>)
        /// A comment, a doctype, a processing instruction: nothing to be kept.
        case comment
        case finished
    }

    /// An attribute as it was written.
    struct Attribute {
        let name: Range<Int>
        let value: Range<Int>
    }

    /// As many attributes of a tag are kept; the others are counted.
    static let mostAttributes = 64

    let bytes: Bytes
    private(set) var position: Int
    private let keepsAttributes: Bool
    /// The attributes of the tag read last.
    private(set) var attributes: [Attribute] = []
    private(set) var attributeCount = 0
    /// Whether something was met that is read by rules beyond those here, or that nobody writes on purpose.
    private(set) var isIrregular = false

    /// Begins at a place that is in no tag; without its attributes a tag only counts them.
    init(_ bytes: Bytes, at position: Int = 0, keepsAttributes: Bool = true) {
        self.bytes = bytes
        self.position = position
        self.keepsAttributes = keepsAttributes
    }

    mutating func next() -> Token {
        guard position < bytes.count else { return .finished }
        let start = position
        guard bytes[start] == UInt8(ascii: "<"), let token = markup(at: start) else { return text(from: start) }
        return token
    }

    /// Skips to behind the end tag of an element whose content is not markup; gives what was skipped.
    mutating func skipRaw(_ name: Bytes) -> Range<Int> {
        let start = position
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "<"), isEndTag(of: name, at: position) {
                let content = start..<position
                position += 2 + name.count
                readAttributes()
                return content
            }
            position += 1
        }
        isIrregular = true
        return start..<position
    }

    /// Skips a line feed, if one stands here.
    mutating func skipLineFeed() {
        if position < bytes.count, bytes[position] == 0x0A { position += 1 }
    }

    private func isEndTag(of name: Bytes, at index: Int) -> Bool {
        let start = index + 2
        guard start + name.count < bytes.count, bytes[index + 1] == UInt8(ascii: "/") else { return false }
        let after = bytes[start + name.count]
        guard after.isSpace || after == UInt8(ascii: "/") || after == UInt8(ascii: ">") else { return false }
        for offset in 0..<name.count where bytes[start + offset].lowercased != name[offset].lowercased { return false }
        return true
    }

    private mutating func text(from start: Int) -> Token {
        position = start + 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
        return .text(start..<position)
    }

    private mutating func markup(at start: Int) -> Token? {
        guard start + 1 < bytes.count else { return nil }
        let byte = bytes[start + 1]
        if byte.isLetter { return tag(from: start + 1, isEnd: false) }
        switch byte {
        case UInt8(ascii: "/"):
            if start + 2 < bytes.count, bytes[start + 2].isLetter { return tag(from: start + 2, isEnd: true) }
            isIrregular = true
            guard start + 2 < bytes.count else { return nil }
            skipBogusComment(from: start + 2)
        case UInt8(ascii: "!"):
            skipComment(from: start)
        case UInt8(ascii: "?"):
            isIrregular = true
            skipBogusComment(from: start + 1)
        default:
            return nil
        }
        return .comment
    }

    private mutating func skipBogusComment(from start: Int) {
        position = start
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") { position += 1 }
        position = min(position + 1, bytes.count)
    }

    private mutating func skipComment(from start: Int) {
        let dash = UInt8(ascii: "-")
        guard start + 3 < bytes.count, bytes[start + 2] == dash, bytes[start + 3] == dash else {
            isIrregular = true
            return skipBogusComment(from: start + 2)
        }
        // The dashes that begin a comment may be the ones that end it: "<!-->" is one.
        position = start + 2
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: ">") else {
                position += 1
                continue
            }
            let isBang = bytes[position - 1] == UInt8(ascii: "!")
            let dashes = isBang ? position - 1 : position
            let isEnd = bytes[dashes - 1] == dash && bytes[dashes - 2] == dash && dashes - 2 >= start + (isBang ? 4 : 2)
            position += 1
            if isEnd {
                if isBang || dashes - 2 < start + 4 { isIrregular = true }
                return
            }
        }
        isIrregular = true
    }
}

extension TagScanner {
    private mutating func tag(from start: Int, isEnd: Bool) -> Token {
        position = start
        while position < bytes.count, !bytes[position].endsName {
            if !bytes[position].isAlphanumeric, bytes[position] != UInt8(ascii: "-") { isIrregular = true }
            position += 1
        }
        let name = start..<position
        guard readAttributes() else { return .finished }
        return isEnd ? .end(name: name) : .start(name: name)
    }

    /// Reads the attributes and the end of the tag; false if the document ends first.
    @discardableResult
    private mutating func readAttributes() -> Bool {
        attributes.removeAll(keepingCapacity: true)
        attributeCount = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: ">") {
                position += 1
                return true
            }
            if byte.isSpace || byte == UInt8(ascii: "/") { position += 1 } else { readAttribute() }
        }
        isIrregular = true
        return false
    }

    private mutating func readAttribute() {
        let start = position
        // An equals sign in the first place belongs to the name.
        repeat {
            if bytes[position].isOddInName { isIrregular = true }
            position += 1
        } while position < bytes.count && !bytes[position].endsName && bytes[position] != UInt8(ascii: "=")
        let name = start..<position
        skipSpace()
        var value = position..<position
        if position < bytes.count, bytes[position] == UInt8(ascii: "=") {
            position += 1
            skipSpace()
            value = readValue()
        }
        attributeCount += 1
        if keepsAttributes, attributes.count < Self.mostAttributes {
            attributes.append(Attribute(name: name, value: value))
        }
    }

    private mutating func readValue() -> Range<Int> {
        guard position < bytes.count else { return position..<position }
        let quote = bytes[position]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return readUnquotedValue() }
        position += 1
        let start = position
        while position < bytes.count, bytes[position] != quote { position += 1 }
        let value = start..<position
        position = min(position + 1, bytes.count)
        if position < bytes.count, !bytes[position].endsName { isIrregular = true }
        return value
    }

    private mutating func readUnquotedValue() -> Range<Int> {
        let start = position
        while position < bytes.count, !bytes[position].isSpace, bytes[position] != UInt8(ascii: ">") {
            if bytes[position].isOddInName { isIrregular = true }
            position += 1
        }
        if position == start { isIrregular = true }
        return start..<position
    }

    private mutating func skipSpace() {
        while position < bytes.count, bytes[position].isSpace { position += 1 }
    }
}

extension UInt8 {
    fileprivate var endsName: Bool { isSpace || self == UInt8(ascii: "/") || self == UInt8(ascii: ">") }

    /// Allowed in a name by the letter of the standard, and always a mistake.
    fileprivate var isOddInName: Bool {
        self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") || self == UInt8(ascii: "<")
            || self == UInt8(ascii: "=") || self == UInt8(ascii: "`")
    }
}
