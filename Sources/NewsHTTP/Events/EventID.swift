internal import NewsDomain

/// What `id` says of an event, and `Last-Event-ID` says back: a place in the log of one history of the newsroom's file, such as
/// `3f2a90c4d1e7-1842`.
struct EventID: Hashable, CustomStringConvertible {
    let history: String
    /// The place in the log.
    let sequence: Int64

    init(history: String, sequence: Int64) {
        self.history = history
        self.sequence = sequence
    }

    /// Nil where the text is not one that events have: another spelling of the same place is none.
    init?(_ text: String) {
        guard let hyphen = text.utf8.firstIndex(of: UInt8(ascii: "-")) else { return nil }
        history = String(text[..<hyphen])
        guard history.utf8.count == Self.historyLength, history.utf8.allSatisfy(Self.isHexDigit),
            let number = Int64(text[text.index(after: hyphen)...]), number >= 0
        else { return nil }
        sequence = number
        guard description == text else { return nil }
    }

    var description: String { "\(history)-\(sequence)" }

    private static let historyLength = 12

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }
}
