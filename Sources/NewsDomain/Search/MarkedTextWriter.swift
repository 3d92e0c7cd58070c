/// Writes parts of a text as HTML that holds nothing but the text and marks.
struct MarkedTextWriter {
    private let source: UnsafeBufferPointer<UInt8>
    /// In their order, without overlap.
    private let marks: [Range<Int>]
    private let isOnOneLine: Bool
    private var html: [UInt8] = []

    init(source: UnsafeBufferPointer<UInt8>, marks: [Range<Int>], isOnOneLine: Bool = false) {
        self.source = source
        self.marks = marks
        self.isOnOneLine = isOnOneLine
    }

    /// What was written.
    var text: String { String(decoding: html, as: UTF8.self) }

    /// Writes a part of the text, with what of the marks lies in it.
    mutating func write(_ range: Range<Int>) {
        html.reserveCapacity(html.count + range.count + range.count / 8 + 32)
        var place = range.lowerBound
        for mark in marks where mark.overlaps(range) {
            let mark = mark.clamped(to: range)
            escape(place..<mark.lowerBound)
            html += "<mark>".utf8
            escape(mark)
            html += "</mark>".utf8
            place = mark.upperBound
        }
        escape(place..<range.upperBound)
    }

    /// Writes a part of the text, with `…` where something stands before or behind it.
    mutating func writeSnippet(_ range: Range<Int>) {
        if source[..<range.lowerBound].contains(where: { $0 > 0x20 }) { html += "…".utf8 }
        write(range)
        if source[range.upperBound...].contains(where: { $0 > 0x20 }) { html += "…".utf8 }
    }

    private mutating func escape(_ range: Range<Int>) {
        for byte in source[range] {
            switch byte {
            case UInt8(ascii: "&"): html += "&amp;".utf8
            case UInt8(ascii: "<"): html += "&lt;".utf8
            case UInt8(ascii: ">"): html += "&gt;".utf8
            case UInt8(ascii: "\""): html += "&quot;".utf8
            case UInt8(ascii: "'"): html += "&#39;".utf8
            case 0...0x20 where isOnOneLine: if html.last != 0x20 { html.append(0x20) }
            default: html.append(byte)
            }
        }
    }
}
