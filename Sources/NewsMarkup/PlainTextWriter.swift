/// Gathers the plain text of a document. White space is owed until there is text to put behind it, so none stands at
/// either end.
struct PlainTextWriter {
    /// How a container sets off what is in it.
    enum Spacing: Int, Comparable {
        /// In a table's cell everything is on one line.
        case space
        /// In an item of a list blocks are on lines.
        case line
        /// Elsewhere an empty line parts them.
        case paragraph

        static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
    }

    /// A state to go back to when what followed turns out to be empty.
    struct Mark {
        fileprivate var count = 0
        fileprivate var owed = Owed()
    }

    fileprivate struct Owed {
        var lines = 0
        var tabs = 0
        var space = false
    }

    private(set) var bytes: [UInt8] = []
    private var owed = Owed()
    private var preformattedStart = -1
    /// In how many quotations the text stands, which each line begins with a `> ` for.
    var quotations = 0

    var mark: Mark { Mark(count: bytes.count, owed: owed) }

    mutating func restore(_ mark: Mark) {
        bytes.truncate(to: mark.count)
        owed = mark.owed
    }

    mutating func oweSpace() { owed.space = true }

    mutating func oweTab() { owed.tabs += 1 }

    mutating func oweBreak(_ spacing: Spacing) {
        switch spacing {
        case .space: owed.space = true
        case .line: oweLines(1)
        case .paragraph: oweLines(2)
        }
    }

    /// A `<br>`: two of them make an empty line, more make no more.
    mutating func lineBreak(in spacing: Spacing) {
        if spacing == .space {
            owed.space = true
        } else {
            oweLines(min(owed.lines + 1, 2))
        }
    }

    private mutating func oweLines(_ count: Int) {
        owed.lines = max(owed.lines, count)
        owed.tabs = 0
    }

    /// Writes text, every run of white space as one space.
    mutating func write(_ text: Bytes) {
        var index = 0
        while index < text.count {
            if text[index].isSpace {
                owed.space = true
                index += 1
                continue
            }
            pay()
            let start = index
            index = endOfPlainRun(text, from: index)
            bytes.append(contentsOf: text.slice(start..<index))
        }
    }

    /// The end of what can be copied: single spaces between words are part of it.
    private func endOfPlainRun(_ text: Bytes, from start: Int) -> Int {
        var index = start
        while index < text.count {
            if text[index].isSpace {
                guard text[index] == 0x20, index + 1 < text.count, !text[index + 1].isSpace else { break }
            }
            index += 1
        }
        return index
    }

    private mutating func pay() {
        if bytes.isEmpty {
            beginLine()
        } else {
            for _ in 0..<owed.lines { bytes.append(0x0A) }
            if owed.lines > 0 { beginLine() }
            for _ in 0..<owed.tabs { bytes.append(0x09) }
            if owed.lines == 0, owed.tabs == 0, owed.space { bytes.append(0x20) }
        }
        owed = Owed()
    }

    private mutating func beginLine() {
        for _ in 0..<quotations { bytes.append("> ") }
    }
}

extension PlainTextWriter {
    /// From here on text is taken as it stands, but for empty lines at the start.
    mutating func beginPreformatted() { preformattedStart = -1 }

    mutating func writePreformatted(_ text: Bytes) {
        var text = text
        if preformattedStart < 0 {
            while text.first == 0x0A { text = text.slice(1..<text.count) }
            guard !text.isEmpty else { return }
            pay()
            preformattedStart = bytes.count
        } else if !text.isEmpty {
            payWithin()
        }
        bytes.append(contentsOf: text)
    }

    /// Takes the white space off the end.
    mutating func endPreformatted() {
        guard preformattedStart >= 0 else { return }
        while bytes.count > preformattedStart, bytes[bytes.count - 1].isSpace { bytes.removeLast() }
        preformattedStart = -1
    }

    private mutating func payWithin() {
        for _ in 0..<owed.lines { bytes.append(0x0A) }
        owed = Owed()
    }
}
