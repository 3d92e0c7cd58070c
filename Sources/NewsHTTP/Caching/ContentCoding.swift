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
            guard let name = parts.first.map(\.trimmed), let weight = QualityValue.thousandths(parts.dropFirst().first)
            else {
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

    /// Whether the bytes are those of a word in lower case, whatever their own.
    private static func matches(_ bytes: Substring.UTF8View, _ word: StaticString) -> Bool {
        word.withUTF8Buffer { word in
            bytes.elementsEqual(word) { byte, letter in
                byte == letter || ((0x41...0x5A).contains(byte) && byte | 0x20 == letter)
            }
        }
    }
}
