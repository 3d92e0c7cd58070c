/// Writes XML 1.0 (W3C, fifth edition) as UTF-8, straight into bytes.
///
/// Texts are escaped, never put into CDATA sections, so that a `]]>` in one ends nothing. What no document may hold
/// (section 2.2: control characters, U+FFFE and U+FFFF) is left out.
struct XMLWriter: ~Copyable {
    /// Attributes by name; one without a value is left out.
    typealias Attributes = KeyValuePairs<StaticString, String?>

    private var bytes: [UInt8] = []

    /// A document with room for so many bytes before it has to grow.
    init(capacity: Int = 16_384) {
        bytes.reserveCapacity(capacity)
        append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    }

    /// Takes what has been written.
    consuming func finish() -> [UInt8] {
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    // MARK: Elements

    /// Writes an element; `content` writes what is in it.
    mutating func element(
        _ name: StaticString,
        _ attributes: Attributes = [:],
        _ content: (inout XMLWriter) -> Void
    ) {
        open(name, attributes)
        append(">")
        content(&self)
        close(name)
    }

    /// Writes an element that holds a text.
    mutating func element(_ name: StaticString, _ attributes: Attributes = [:], text: String) {
        element(name, attributes) { $0.text(text) }
    }

    /// Writes an element that holds a text; nothing where there is none.
    mutating func element(_ name: StaticString, _ attributes: Attributes = [:], text: String?) {
        if let text { element(name, attributes, text: text) }
    }

    /// Writes an element that holds a text which some take for HTML: `&` and `<` as numbers, which the most of them read as
    /// text all the same (RSS Advisory Board, best practices profile: item titles).
    mutating func element(_ name: StaticString, plain text: String) {
        element(name) { $0.escape(text, as: .plain) }
    }

    /// Writes an element that holds nothing.
    mutating func empty(_ name: StaticString, _ attributes: Attributes) {
        open(name, attributes)
        append("/>")
    }

    /// Writes a text.
    mutating func text(_ text: String) {
        escape(text, as: .content)
    }

    private mutating func open(_ name: StaticString, _ attributes: Attributes) {
        append("<")
        append(name)
        for case (let name, let value?) in attributes {
            append(" ")
            append(name)
            append("=\"")
            escape(value, as: .attribute)
            append("\"")
        }
    }

    private mutating func close(_ name: StaticString) {
        append("</")
        append(name)
        append(">")
    }

    // MARK: Bytes

    private mutating func append(_ literal: StaticString) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Where a text stands.
    private enum Place {
        case content, plain, attribute
    }

    private mutating func escape(_ text: String, as place: Place) {
        var text = text
        text.withUTF8 { utf8 in
            var clean = 0
            for index in utf8.indices where Self.isSpecial(utf8[index]) {
                guard let (length, escaped) = Self.escape(utf8, at: index, as: place) else { continue }
                bytes.append(contentsOf: utf8[clean..<index])
                append(escaped)
                clean = index + length
            }
            bytes.append(contentsOf: utf8[clean...])
        }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x22 || byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0xEF
    }

    /// What stands in place of the bytes at an index, and how many these are; nil where they stand for themselves.
    private static func escape(
        _ utf8: UnsafeBufferPointer<UInt8>,
        at index: Int,
        as place: Place
    ) -> (length: Int, escaped: StaticString)? {
        switch utf8[index] {
        case UInt8(ascii: "&"): (1, place == .plain ? "&#x26;" : "&amp;")
        case UInt8(ascii: "<"): (1, place == .plain ? "&#x3C;" : "&lt;")
        case UInt8(ascii: ">"): (1, "&gt;")
        case UInt8(ascii: "\""): place == .attribute ? (1, "&quot;") : nil
        // Parsers make spaces of them in attributes (section 3.3.3), and a line feed of the last anywhere (section 2.11).
        case 0x09: place == .attribute ? (1, "&#9;") : nil
        case 0x0A: place == .attribute ? (1, "&#10;") : nil
        case 0x0D: (1, "&#13;")
        // EF BF BE and EF BF BF are U+FFFE and U+FFFF.
        case 0xEF: utf8[index + 1] == 0xBF && utf8[index + 2] >= 0xBE ? (3, "") : nil
        default: (1, "")
        }
    }
}
