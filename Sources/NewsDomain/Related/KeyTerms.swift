internal import Foundation

/// A word that marks a text.
package struct KeyTerm: Hashable, Sendable {
    /// ``Word/hash`` of the word, as a signed number.
    package var id: Int64
    /// The word as it first stands in the text, in lower case.
    package var word: String
}

/// The words of a text, counted: what key terms are chosen from.
package struct TermCounts: Sendable {
    /// A word's weight in the text, and where it first stands.
    struct Entry: Sendable {
        var weight: Int
        var utf8: Range<Int>
        var inTitle: Bool
    }

    let text: String
    private(set) var entries: [UInt64: Entry] = [:]

    /// How much more a word of the title weighs than one of the text.
    private static let titleWeight = 3

    /// Counts the words of a title and a text. Numbers and words under three letters are passed over.
    package init(title: String, text: String, words: [Word]) {
        self.text = title + "\n" + text
        let offset = title.utf8.count + 1
        entries.reserveCapacity(words.count / 2)
        WordTokenizer.forEachWord(in: title) { add($0, offset: 0, weight: TermCounts.titleWeight, inTitle: true) }
        for word in words { add(word, offset: offset, weight: 1, inTitle: false) }
    }

    private mutating func add(_ word: Word, offset: Int, weight: Int, inTitle: Bool) {
        guard !word.isDense, word.range.length >= 3, word.range.length <= 40 else { return }
        let utf8 = word.utf8.lowerBound + offset..<word.utf8.upperBound + offset
        entries[word.hash, default: Entry(weight: 0, utf8: utf8, inTitle: inTitle)].weight += weight
    }

    /// The ids of all words counted.
    package var ids: some Sequence<Int64> {
        entries.keys.lazy.map { Int64(bitPattern: $0) }
    }

    /// The words that mark the text most, best first: often in it, seldom in others.
    ///
    /// `documentCount` says in how many of the `documents` texts a word stands. A word in more than a fifth of them
    /// marks nothing, nor does one that stands here once and not in the title.
    package func keyTerms(limit: Int, documents: Int, documentCount: (Int64) -> Int) -> [KeyTerm] {
        var scored: [(score: Double, hash: UInt64, utf8: Range<Int>)] = []
        for (hash, entry) in entries where entry.weight > 1 {
            let count = documentCount(Int64(bitPattern: hash))
            guard count <= max(2, documents / 5) else { continue }
            let score = Rarity.weight(count: count, of: documents) * (1 + log(Double(entry.weight)))
            scored.append((score, hash, entry.utf8))
        }
        scored.sort { $0.score != $1.score ? $0.score > $1.score : $0.hash < $1.hash }
        let bytes = Array(text.utf8)
        var terms: [KeyTerm] = []
        for (_, hash, utf8) in scored {
            guard terms.count < limit else { break }
            let word = String(decoding: bytes[utf8], as: UTF8.self)
            guard word.unicodeScalars.contains(where: \.properties.isAlphabetic) else { continue }
            terms.append(KeyTerm(id: Int64(bitPattern: hash), word: word.lowercased()))
        }
        return terms
    }

    /// How many key terms an article keeps.
    package static let termsPerArticle = 8
}
