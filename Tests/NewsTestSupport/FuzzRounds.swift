import Foundation

/// The rounds of a test with made-up input, each with the seed of its own numbers: the same few in every run of the tests, and
/// others for as long as scripts/fuzz asks for. `BROADSHEET_FUZZ_SEED` has one again that failed.
package struct FuzzRounds: Sequence, IteratorProtocol {
    private var seed: UInt64
    private var left: UInt64
    private let end: ContinuousClock.Instant?
    private var count = 0

    package init(_ count: UInt64) {
        let environment = ProcessInfo.processInfo.environment
        let seconds = environment["BROADSHEET_FUZZ_SECONDS"].flatMap(Int64.init)
        let wanted = environment["BROADSHEET_FUZZ_SEED"].flatMap(UInt64.init)
        end = seconds.map { .now + .seconds($0) }
        seed = wanted ?? (seconds == nil ? 1 : UInt64.random(in: 1 << 32...1 << 62))
        left = wanted != nil ? 1 : seconds == nil ? count : .max
    }

    package mutating func next() -> UInt64? {
        guard left > 0, end.map({ ContinuousClock.now < $0 }) ?? true else {
            if end != nil { print("fuzz rounds: \(count)") }
            return nil
        }
        left -= 1
        count += 1
        seed += 1
        return seed - 1
    }
}

extension SplitMix {
    /// Some of the pieces, one behind the other.
    package mutating func text(of pieces: [String], upTo count: Int) -> String {
        (0..<Int.random(in: 0...count, using: &self)).map { _ in self.piece(of: pieces) }.joined()
    }

    /// One of the pieces.
    package mutating func piece(of pieces: [String]) -> String {
        pieces.randomElement(using: &self) ?? ""
    }

    /// True once in so many times.
    package mutating func isOne(in count: Int) -> Bool {
        Int.random(in: 0..<count, using: &self) == 0
    }

    /// Bytes with a few changes: some left out, doubled, put in or made others.
    package mutating func changed(_ bytes: [UInt8], putting pieces: [String]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...3, using: &self) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &self)
            let end = Swift.min(bytes.count, place + Int.random(in: 1...8, using: &self))
            switch Int.random(in: 0..<5, using: &self) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &self)
            case 1: bytes.removeSubrange(place..<end)
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 3: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
            default: bytes.insert(contentsOf: self.piece(of: pieces).utf8, at: place)
            }
        }
        return bytes
    }
}

/// Texts that are written with care or not at all: of markup, of several scripts, with what no document may hold.
package enum HostileTexts {
    package static let pieces = [
        "a", "Harbour ", "1", " ", "\n", "\t", "\r\n", "\u{0}", "\u{1}", "\u{B}", "\u{C}", "\u{1F}", "\u{7F}", "\u{85}",
        "\u{A0}", "\u{AD}", "<", ">", "&", "\"", "'", "]]>", "<![CDATA[", "<!--", "-->", "<?xml ?>", "&amp;", "&lt;",
        "&#0;", "&#xD800;", "&nope;", "<script>", "</title>", "<\u{338}", "&\u{301}", "é", "e\u{301}", "ß", "İ", "ﬃ",
        "日本", "قلم", "ש", "ไทย", "한", "\u{1112}\u{1161}", "\u{200B}", "\u{200D}", "\u{202E}", "\u{2028}", "\u{FEFF}",
        "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "👩🏽‍🚀", "🇩🇪", "\u{1FFFE}", "\u{10FFFF}", "\u{E0001}", "\\", "/",
        "%", "%00", "+", ";", ",", "{", "}", "https://a.example/?a=1&b=2", "javascript:x", "..", "\u{FDFA}",
    ]
}
