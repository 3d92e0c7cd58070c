/// Sentences with gaps: `The {noun} of {place} has {verb} the {nouns}.`
struct SyntheticTemplates {
    /// What a gap is filled with.
    enum Slot: String {
        case noun, nouns, adjective, verb, infinitive, adverb, place, surname, name, organisation, topic, number
        /// Nothing: the end of a template that ends in fixed text.
        case none
    }

    /// Fixed text and the gap behind it.
    struct Piece {
        fileprivate(set) var start: Int
        fileprivate(set) var end: Int
        fileprivate(set) var slot: Slot
    }

    /// The pieces of all templates, and the fixed text they point into.
    private(set) var pieces: [Piece] = []
    private var text: [UInt8] = []
    private var ends: [Int] = []

    /// The templates of a text, one a line. An unknown gap is a mistake in the source and is written as it stands.
    init(_ lines: String) {
        for line in lines.split(separator: "\n") {
            var rest = line[...]
            while !rest.isEmpty {
                let start = text.count
                guard let open = rest.firstIndex(of: "{"), let close = rest.firstIndex(of: "}"),
                    let slot = Slot(rawValue: String(rest[rest.index(after: open)..<close]))
                else {
                    text.append(contentsOf: rest.utf8)
                    pieces.append(Piece(start: start, end: text.count, slot: .none))
                    break
                }
                text.append(contentsOf: rest[..<open].utf8)
                pieces.append(Piece(start: start, end: text.count, slot: slot))
                rest = rest[rest.index(after: close)...]
            }
            ends.append(pieces.count)
        }
    }

    /// How many templates there are.
    var count: Int { ends.count }

    /// Writes the fixed text of a piece.
    @inline(__always)
    func write(_ piece: Piece, to buffer: inout HTMLTextBuffer) {
        text.withUnsafeBufferPointer { buffer.write(UnsafeBufferPointer(rebasing: $0[piece.start..<piece.end])) }
    }

    /// Where the pieces of a template lie.
    func pieces(of template: Int) -> Range<Int> {
        (template == 0 ? 0 : ends[template - 1])..<ends[template]
    }
}
