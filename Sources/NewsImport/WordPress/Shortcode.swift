/// A shortcode as WordPress writes it: `[name key="value" key=value value /]`, or its end, `[/name]`.
struct Shortcode {
    var name: String
    /// In their order; the key is nil where there is only a value.
    var attributes: [(key: String?, value: String)] = []
    var isClosing = false
    var isSelfClosing = false
    /// Whether a value stands in quotes behind a key: what hardly anything else in brackets has.
    var hasQuotedAttribute = false
    var range: Range<Int>

    /// The value of the first of the keys that is there and not empty.
    func value(_ keys: String...) -> String? {
        for key in keys {
            if let value = attributes.first(where: { $0.key == key })?.value, !value.isEmpty { return value }
        }
        return nil
    }

    /// The first value without a key.
    var bareValue: String? {
        attributes.first { $0.key == nil }?.value
    }

    /// Reads what is between `[` at `start` and the next `]`. Nil where it is not of a shortcode's form.
    init?(in bytes: [UInt8], at start: Int) {
        var position = start + 1
        if position < bytes.count, bytes[position] == UInt8(ascii: "/") {
            isClosing = true
            position += 1
        }
        let nameStart = position
        while position < bytes.count, Self.belongsToName(bytes[position]) { position += 1 }
        guard position > nameStart, position < bytes.count, (0x61...0x7A).contains(bytes[nameStart]),
            Self.mayFollowName(bytes[position]),
            let end = Self.end(in: bytes, from: position)
        else { return nil }
        name = String(decoding: bytes[nameStart..<position], as: UTF8.self)
        range = start..<end + 1
        var inside = bytes[position..<end]
        if isClosing {
            guard inside.allSatisfy(\.isHTMLSpace) else { return nil }
            return
        }
        if inside.last == UInt8(ascii: "/") {
            isSelfClosing = true
            inside = inside.dropLast()
        }
        // `[youtube=http://…]`, the form of WordPress.com.
        if inside.first == UInt8(ascii: "=") { inside = inside.dropFirst() }
        readAttributes(inside)
    }

    /// Where the `]` is that ends a shortcode which goes on at a place. Nil where another bracket opens before it, other than in a
    /// quoted value: so a text of nothing but opening brackets is gone through once, and not once for each.
    private static func end(in bytes: [UInt8], from position: Int) -> Int? {
        var quote: UInt8?
        for index in position..<bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "]"): return index
            case let byte where byte == quote: quote = nil
            case let byte where quote == nil && (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")): quote = byte
            case UInt8(ascii: "[") where quote == nil: return nil
            default: break
            }
        }
        return nil
    }

    private static func belongsToName(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || byte.isASCIIDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }

    private static func mayFollowName(_ byte: UInt8) -> Bool {
        byte.isHTMLSpace || [UInt8(ascii: "]"), UInt8(ascii: "/"), UInt8(ascii: "=")].contains(byte)
    }

    private mutating func readAttributes(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes.trimmingWhitespace
        while let first = rest.first {
            let keyEnd = rest.firstIndex { !Self.belongsToName($0.lowercased) } ?? rest.endIndex
            var key: String?
            if keyEnd > rest.startIndex, let equals = rest[keyEnd...].firstIndex(where: { !$0.isHTMLSpace }),
                rest[equals] == UInt8(ascii: "=")
            {
                key = String(decoding: rest[..<keyEnd].map(\.lowercased), as: UTF8.self)
                rest = rest[(equals + 1)...].drop(while: \.isHTMLSpace)
            } else if first == UInt8(ascii: "=") {
                rest = rest.dropFirst()
                continue
            }
            let (value, quoted) = Self.takeValue(&rest)
            if key != nil && quoted { hasQuotedAttribute = true }
            attributes.append((key, value))
            rest = rest.drop(while: \.isHTMLSpace)
        }
    }

    private static func takeValue(_ rest: inout ArraySlice<UInt8>) -> (String, quoted: Bool) {
        if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
            let end = rest.dropFirst().firstIndex(of: quote)
        {
            defer { rest = rest[(end + 1)...] }
            return (String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self), true)
        }
        let end = rest.firstIndex(where: \.isHTMLSpace) ?? rest.endIndex
        defer { rest = rest[end...] }
        return (withoutTypographicQuotes(String(decoding: rest[..<end], as: UTF8.self)), false)
    }

    /// Word processors and texturizing leave `[gallery ids=”1,2”]`.
    private static func withoutTypographicQuotes(_ text: String) -> String {
        var text = Substring(text)
        let marks = ["\u{201C}", "\u{201D}", "\u{2033}", "\u{2019}", "&#8220;", "&#8221;", "&#8243;", "&quot;", "\""]
        for mark in marks where text.hasPrefix(mark) { text = text.dropFirst(mark.count) }
        for mark in marks where text.hasSuffix(mark) { text = text.dropLast(mark.count) }
        return String(text)
    }
}
