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
    /// A word that may mark the text.
    private struct Candidate: Sendable {
        var hash: UInt64
        /// What its frequency in the text adds to its score.
        var loudness: Double
        /// Where it first stands in the title with the text behind it.
        var utf8: Range<Int>
    }

    /// The ids of all words counted.
    package let ids: [Int64]
    private let candidates: [Candidate]
    private let title: String
    private let text: String

    /// How much more a word of the title weighs than one of the text.
    private static let titleWeight = 3

    /// Counts the words of a title and a text. Numbers and words under three letters are passed over.
    package init(title: String, text: String, words: [Word]) {
        (self.title, self.text) = (title, text)
        var entries: [UInt64: (weight: Int, utf8: Range<Int>)] = [:]
        entries.reserveCapacity(words.count / 2)
        func add(_ word: Word, offset: Int, weight: Int) {
            guard !word.isDense, word.range.length >= 3, word.range.length <= 40 else { return }
            let utf8 = word.utf8.lowerBound + offset..<word.utf8.upperBound + offset
            entries[word.hash, default: (0, utf8)].weight += weight
        }
        WordTokenizer.forEachWord(in: title) { add($0, offset: 0, weight: TermCounts.titleWeight) }
        let offset = title.utf8.count
        for word in words { add(word, offset: offset, weight: 1) }
        ids = entries.keys.map { Int64(bitPattern: $0) }
        // One that stands here once and not in the title marks nothing.
        candidates = entries.compactMap { hash, entry in
            guard entry.weight > 1 else { return nil }
            return Candidate(hash: hash, loudness: 1 + log(Double(entry.weight)), utf8: entry.utf8)
        }
    }

    /// The words that mark the text most, best first: often in it, seldom in others.
    ///
    /// `documentCount` says in how many of the `documents` texts a word stands. A word in more than a fifth of them
    /// marks nothing, nor does one that stands here once and not in the title.
    package func keyTerms(limit: Int, documents: Int, documentCount: (Int64) -> Int) -> [KeyTerm] {
        var scored: [(score: Double, candidate: Candidate)] = []
        scored.reserveCapacity(candidates.count)
        for candidate in candidates {
            let count = documentCount(Int64(bitPattern: candidate.hash))
            guard count <= max(2, documents / 5) else { continue }
            scored.append((Rarity.weight(count: count, of: documents) * candidate.loudness, candidate))
        }
        scored.sort { $0.score != $1.score ? $0.score > $1.score : $0.candidate.hash < $1.candidate.hash }
        var terms: [KeyTerm] = []
        for (_, candidate) in scored {
            guard terms.count < limit else { break }
            let word = word(at: candidate.utf8)
            guard word.unicodeScalars.contains(where: \.properties.isAlphabetic) else { continue }
            terms.append(KeyTerm(id: Int64(bitPattern: candidate.hash), word: word.lowercased()))
        }
        return terms
    }

    private func word(at utf8: Range<Int>) -> String {
        let length = title.utf8.count
        let (part, start) = utf8.lowerBound < length ? (title, utf8.lowerBound) : (text, utf8.lowerBound - length)
        let first = part.utf8.index(part.utf8.startIndex, offsetBy: start)
        return String(part[first..<part.utf8.index(first, offsetBy: utf8.count)])
    }

    /// How many key terms an article keeps.
    package static let termsPerArticle = 8
}
