/// Counts what looks like a link: many of them are what spam has in common.
package enum LinkCount {
    /// How many links a comment holds: `http://`, `https://`, `www.`, `[url` and `<a `, in any case.
    ///
    /// Forms that make up one link count once: `https://www.example.org`, `[url=https://example.org]`,
    /// `[url]https://example.org[/url]` and `<a href="https://example.org">https://example.org</a>` are one each.
    package static func links(in text: String) -> Int {
        var text = text
        return text.withUTF8 { bytes in
            var scan = LinkScan(bytes: bytes)
            return scan.count()
        }
    }
}

private struct LinkScan {
    let bytes: UnsafeBufferPointer<UInt8>
    private var links = 0
    /// What closes the tag that the scan is in.
    private var closing: UInt8?
    /// Whether that tag has its address yet.
    private var hasAddress = false

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    mutating func count() -> Int {
        var place = 0
        while place < bytes.count { place = step(place) }
        return links
    }

    /// Looks at one place, and returns where to go on: behind what was found there, or at the next byte.
    private mutating func step(_ place: Int) -> Int {
        switch bytes[place] {
        case UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "w"), UInt8(ascii: "W"):
            guard let end = endOfAddress(place) else { return place + 1 }
            // The first address in a tag is the tag's.
            if closing == nil || hasAddress { links += 1 }
            hasAddress = true
            return end
        case UInt8(ascii: "<"), UInt8(ascii: "["):
            guard let bracket = closingBracket(place) else { return place + 1 }
            links += 1
            closing = bracket
            hasAddress = false
            return place + 2
        default:
            guard bytes[place] == closing else { return place + 1 }
            closing = nil
            // An address right behind the tag is what the tag shows, or `[url]` names.
            return endOfAddress(place + 1) ?? place + 1
        }
    }

    /// The end of the schemes and `www.` that stand here in a row; nil where there are none.
    private func endOfAddress(_ place: Int) -> Int? {
        var end = place
        while true {
            if let scheme = [Self.https, Self.http].first(where: { has($0, at: end) }) {
                end += scheme.count
            } else if has(Self.www, at: end), isWordStart(end) {
                end += Self.www.count
            } else {
                return end > place ? end : nil
            }
        }
    }

    /// What would close the tag that opens here; nil where none does.
    private func closingBracket(_ place: Int) -> UInt8? {
        if has(Self.url, at: place) { return UInt8(ascii: "]") }
        guard place + 2 < bytes.count, bytes[place] == UInt8(ascii: "<"), bytes[place + 1] | 0x20 == UInt8(ascii: "a")
        else { return nil }
        return [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place + 2]) ? UInt8(ascii: ">") : nil
    }

    private static let http = Array("http://".utf8)
    private static let https = Array("https://".utf8)
    private static let www = Array("www.".utf8)
    private static let url = Array("[url".utf8)

    /// Whether the lower-case word stands here in any case.
    private func has(_ word: [UInt8], at place: Int) -> Bool {
        guard place + word.count <= bytes.count else { return false }
        return word.indices.allSatisfy { lowered(bytes[place + $0]) == word[$0] }
    }

    /// Not within a word: “Awww.” is no link.
    private func isWordStart(_ place: Int) -> Bool {
        guard place > 0 else { return true }
        let before = lowered(bytes[place - 1])
        return !(before &- UInt8(ascii: "a") < 26 || before &- UInt8(ascii: "0") < 10)
    }

    private func lowered(_ byte: UInt8) -> UInt8 {
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }
}
