/// Gathers the text of inline content and its marks, counted in UTF-16 units.
///
/// White space is owed until there is text to put behind it, so that none stands at either end, and marks begin with the
/// first character in them.
struct MarkupTextBuilder {
    /// Whether white space stands as it was written.
    private let isPreformatted: Bool
    private var bytes: [UInt8] = []
    private var length = 0
    private var position: Int?
    private var owed: [UInt8] = []
    private var open: [MarkupMark?] = []
    /// How many of the open marks have begun.
    private var begun = 0
    private var marks: [MarkupMark] = []

    init(isPreformatted: Bool = false) {
        self.isPreformatted = isPreformatted
    }

    /// Begins a mark; nil for an element that marks nothing, whose end is told all the same.
    mutating func open(_ mark: MarkupMark?) { open.append(mark) }

    /// Ends the mark that began last. One without text is none.
    mutating func close() {
        guard let last = open.popLast(), begun > open.count else { return }
        begun = open.count
        guard var mark = last, length > mark.start else { return }
        mark.length = length - mark.start
        marks.append(mark)
    }

    /// Takes a line's end.
    mutating func lineBreak() {
        if !isPreformatted, owed == [0x20] { owed = [] }
        owed.append(0x0A)
    }

    /// Takes decoded text. `position` is how many UTF-16 units but white space stand before it in the document.
    mutating func write(_ text: Bytes, at position: Int) {
        var index = 0
        while index < text.count {
            let isSpace = text[index].isSpace
            var end = index + 1
            while end < text.count, text[end].isSpace == isSpace { end += 1 }
            let run = text.slice(index..<end)
            if isSpace { owe(run) } else { append(run, at: position) }
            index = end
        }
    }

    private mutating func owe(_ space: Bytes) {
        if isPreformatted {
            owed.append(contentsOf: space)
        } else if owed.isEmpty {
            owed.append(0x20)
        }
    }

    private mutating func append(_ word: Bytes, at position: Int) {
        if self.position == nil {
            self.position = position
            owed = isPreformatted ? Array(owed.drop { $0 == 0x0A }) : []
        }
        length += owed.count
        bytes += owed
        owed.removeAll(keepingCapacity: true)
        while begun < open.count {
            open[begun]?.start = length
            begun += 1
        }
        bytes.append(contentsOf: word)
        for byte in word where byte & 0xC0 != 0x80 { length += byte < 0xF0 ? 1 : 2 }
    }

    /// The text; nil where there is none.
    func finish() -> MarkupText? {
        guard let position else { return nil }
        let ordered = marks.enumerated()
            .sorted { one, other in
                let (first, second) = (one.element, other.element)
                if first.start != second.start { return first.start < second.start }
                // Those that end later hold the others; of two that end together the outer one was closed last.
                return first.length != second.length ? first.length > second.length : one.offset > other.offset
            }
            .map(\.element)
        return MarkupText(text: String(decoding: bytes, as: UTF8.self), marks: ordered, position: position)
    }
}
