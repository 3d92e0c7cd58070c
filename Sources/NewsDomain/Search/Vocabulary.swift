/// The words that there are, for finding the one that was meant by a word that is not there.
///
/// Packed, since it holds those of a whole archive, and looked through from one end to the other: what each word has of
/// letters tells most of them apart.
package struct Vocabulary: Sendable {
    /// The most words that are kept: the first of those given.
    package static let maximumWords = 100_000

    private struct Entry {
        /// A bit for each letter in it.
        var letters: UInt64
        var count: Int32
        /// Where it begins in the bytes.
        var start: UInt32
        /// Its length in bytes.
        var bytes: UInt8
    }

    private var bytes: [UInt8] = []
    /// By the number of letters.
    private var entries: [Entry] = []
    /// Where the entries of each number of letters begin.
    private var starts: [Int] = []

    /// The folded words, each with the number of texts that it stands in. Words of other things than letters, and of
    /// scripts without spaces, are passed over: see ``EditableWord``.
    package init(_ words: [(word: String, count: Int)]) {
        var byLength = [[Entry]](repeating: [], count: EditableWord.maximumLength + 1)
        for (word, count) in words.prefix(Vocabulary.maximumWords) {
            guard let editable = EditableWord(word) else { continue }
            let utf8 = Array(word.utf8)
            let entry = Entry(
                letters: editable.letters,
                count: Int32(clamping: count),
                start: UInt32(bytes.count),
                bytes: UInt8(utf8.count)
            )
            byLength[editable.scalars.count].append(entry)
            bytes += utf8
        }
        for entries in byLength {
            starts.append(self.entries.count)
            self.entries += entries
        }
        starts.append(entries.count)
    }

    /// The word that was probably meant by a folded `word` that stands in `count` texts: one that is at least ten times
    /// as frequent, in two texts or more (in one, where `count` is 0), and differs by a single typo from five letters
    /// on, by one or two from nine on (``EditDistance``). The nearest, and of those as near the most frequent, then the
    /// first by its letters. Nil if there is none.
    package func neighbour(of word: String, count: Int) -> String? {
        guard let word = EditableWord(word), let limit = word.tolerance else { return nil }
        var search = Search(
            distance: EditDistance(word.scalars, limit: limit),
            letters: word.letters,
            minimum: count == 0 ? 1 : Int32(clamping: max(2, count.multipliedReportingOverflow(by: 10).partialValue))
        )
        for length in (word.scalars.count - limit)...min(word.scalars.count + limit, EditableWord.maximumLength) {
            look(through: starts[length]..<starts[length + 1], &search)
        }
        return search.best.map(text)
    }

    private struct Search {
        var distance: EditDistance
        let letters: UInt64
        let minimum: Int32
        var best: Entry?
        var bestDistance = Int.max
    }

    private func look(through range: Range<Int>, _ search: inout Search) {
        entries.withUnsafeBufferPointer { entries in
            for index in range {
                let entry = entries[index]
                // An edit changes two letters at most.
                guard entry.count >= search.minimum,
                    (entry.letters ^ search.letters).hasAtMost(2 * search.distance.limit)
                else { continue }
                consider(entry, &search)
            }
        }
    }

    private func consider(_ entry: Entry, _ search: inout Search) {
        let place = Int(entry.start)..<Int(entry.start) + Int(entry.bytes)
        guard let distance = search.distance(to: bytes[place]), distance > 0 else { return }
        if let best = search.best {
            let known = (search.bestDistance, -best.count)
            let this = (distance, -entry.count)
            guard this < known || this == known && text(entry) < text(best) else { return }
        }
        search.best = entry
        search.bestDistance = distance
    }

    private func text(_ entry: Entry) -> String {
        String(decoding: bytes[Int(entry.start)..<Int(entry.start) + Int(entry.bytes)], as: UTF8.self)
    }
}

extension UInt64 {
    /// Whether so many bits are set at most.
    fileprivate func hasAtMost(_ count: Int) -> Bool {
        var rest = self
        for _ in 0..<count { rest &= rest &- 1 }
        return rest == 0
    }
}
