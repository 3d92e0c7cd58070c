/// The codings in which a body can be sent.
enum ContentCoding: Sendable {
    case identity
    case gzip

    /// The one that a client likes best (RFC 9110, section 12.5.3). What cannot be read counts for nothing; a client
    /// that accepts none of ours gets the body as it is.
    init(accepted header: String?) {
        guard let header else {
            self = .identity
            return
        }
        var weights: (gzip: Int?, identity: Int?, any: Int?) = (nil, nil, nil)
        for element in header.utf8.split(separator: UInt8(ascii: ",")) {
            let parts = element.split(separator: UInt8(ascii: ";"), maxSplits: 1)
            guard let name = parts.first.map(Self.trimmed), let weight = Self.weight(parts.dropFirst().first) else {
                continue
            }
            if Self.matches(name, "gzip") || Self.matches(name, "x-gzip") { weights.gzip = weight }
            if Self.matches(name, "identity") { weights.identity = weight }
            if Self.matches(name, "*") { weights.any = weight }
        }
        let gzip = weights.gzip ?? weights.any ?? 0
        // Where it is not named, the body as it is is acceptable, and anything that is named is liked better.
        let identity = weights.identity ?? 0
        self = gzip > 0 && gzip >= identity ? .gzip : .identity
    }

    private typealias Bytes = Substring.UTF8View

    /// A weight in thousandths: 1,000 where none is given, nil where it is none.
    private static func weight(_ parameter: Bytes?) -> Int? {
        guard let parameter = parameter.map(trimmed) else { return 1000 }
        guard matches(parameter.prefix(2), "q=") else { return nil }
        let value = parameter.dropFirst(2)
        guard let first = value.first, first == UInt8(ascii: "0") || first == UInt8(ascii: "1") else { return nil }
        let fraction = value.dropFirst().dropFirst()
        guard value.count <= 5, value.count == 1 || value.dropFirst().first == UInt8(ascii: ".") else { return nil }
        var thousandths = 0
        for place in 0..<3 {
            let digit = fraction.dropFirst(place).first ?? UInt8(ascii: "0")
            guard (0x30...0x39).contains(digit) else { return nil }
            thousandths = thousandths * 10 + Int(digit - 0x30)
        }
        if first == UInt8(ascii: "1") { return thousandths == 0 ? 1000 : nil }
        return thousandths
    }

    private static func trimmed(_ bytes: Bytes) -> Bytes {
        var bytes = bytes
        while let byte = bytes.first, byte == 0x20 || byte == 0x09 { bytes.removeFirst() }
        while let byte = bytes.last, byte == 0x20 || byte == 0x09 { bytes.removeLast() }
        return bytes
    }

    /// Whether the bytes are those of a word in lower case, whatever their own.
    private static func matches(_ bytes: Bytes, _ word: StaticString) -> Bool {
        word.withUTF8Buffer { word in
            bytes.elementsEqual(word) { byte, letter in
                byte == letter || ((0x41...0x5A).contains(byte) && byte | 0x20 == letter)
            }
        }
    }
}
