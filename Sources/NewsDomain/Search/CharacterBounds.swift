/// Where the characters of a text that people see (grapheme clusters, UAX #29) begin and end.
struct CharacterBounds {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    /// The range of UTF-8, and what else belongs to the characters in it.
    func covering(_ utf8: Range<Int>) -> Range<Int> {
        down(utf8.lowerBound)..<up(utf8.upperBound)
    }

    /// Where the character begins that a place is in.
    func down(_ place: Int) -> Int {
        isSure(place) ? place : offset(text.index(before: text.index(after: index(place))))
    }

    /// Where the character ends that a place is within; the place, if it is between two.
    func up(_ place: Int) -> Int {
        down(place) == place ? place : offset(text.index(after: index(place)))
    }

    /// Whether a place is between two characters at first sight: at an end, between plain ones, or between flags, of
    /// which there may be a row that takes long to count from its start.
    private func isSure(_ place: Int) -> Bool {
        guard place > 0, place < text.utf8.count else { return true }
        let behind = text.unicodeScalars[index(place)].value
        let before = text.unicodeScalars[text.unicodeScalars.index(before: index(place))].value
        return CharacterBounds.isPlain(behind) && CharacterBounds.isPlain(before)
            || CharacterBounds.isFlag(behind) && CharacterBounds.isFlag(before)
    }

    /// Whether nothing belongs to the character but marks: letters, punctuation and syllables of the scripts that most
    /// write.
    private static func isPlain(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x20...0x7E, 0xB0...0x2FF, 0x386...0x481, 0x48A...0x52F, 0x5D0...0x5EA, 0x620...0x64A: true
        case 0x1E00...0x1FFF, 0x2010...0x2027, 0x3001...0x3029, 0x3041...0x3096, 0x30A1...0x30FE: true
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFF01...0xFF9D: true
        default: false
        }
    }

    private static func isFlag(_ scalar: UInt32) -> Bool {
        0x1_F1E6...0x1_F1FF ~= scalar
    }

    private func index(_ place: Int) -> String.Index {
        text.utf8.index(text.startIndex, offsetBy: place)
    }

    private func offset(_ index: String.Index) -> Int {
        text.utf8.distance(from: text.startIndex, to: index)
    }
}
