/// The words of one kind, the frequent ones first, in one block of UTF-8.
struct SyntheticWords {
    private let bytes: [UInt8]
    private let ends: [Int]
    private let table: ZipfTable

    /// The words in the order of their frequency.
    init(_ words: [String], offset: Double = 2) {
        var bytes: [UInt8] = []
        ends = words.map { word in
            bytes.append(contentsOf: word.utf8)
            return bytes.count
        }
        self.bytes = bytes
        table = ZipfTable(count: words.count, offset: offset)
    }

    /// The words of a text, parted by white space; `_` stands for a space within one.
    init(of text: String, offset: Double = 2) {
        self.init(Self.list(text), offset: offset)
    }

    /// The words of a text as `init(of:)` reads it.
    static func list(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map { word in
            String(word.map { $0 == "_" ? " " : $0 })
        }
    }

    var count: Int { ends.count }

    /// Writes a word. It is not handed out as a slice, which would be retained and released for each word.
    @inline(__always)
    func write(_ index: Int, to buffer: inout HTMLTextBuffer) {
        let range = self.range(index)
        bytes.withUnsafeBufferPointer { buffer.write(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// The word as a string.
    func string(_ index: Int) -> String {
        String(decoding: bytes[range(index)], as: UTF8.self)
    }

    /// Whether English would say `an` before the word.
    func startsWithVowel(_ index: Int) -> Bool {
        switch bytes[range(index).lowerBound] {
        case 0x61, 0x65, 0x69, 0x6F: true
        // "an unusual", but "a union": of the adjectives here, only those in `un` and `ur`.
        case 0x75: [0x6E, 0x72].contains(bytes[range(index).lowerBound + 1])
        default: false
        }
    }

    /// A word drawn by frequency.
    func draw(_ random: inout SyntheticRandom) -> Int {
        table.draw(&random)
    }

    private func range(_ index: Int) -> Range<Int> {
        (index == 0 ? 0 : ends[index - 1])..<ends[index]
    }
}
