/// How many typos lie between one word and others: letters added, left out, exchanged for another, or for the next.
///
/// The Damerau-Levenshtein distance in its restricted form, optimal string alignment, in which no letter is changed
/// twice (Damerau 1964, “A technique for computer detection and correction of spelling errors”; Boytsov 2011, “Indexing
/// methods for approximate dictionary searching”, section 2.2). Only the band around the diagonal that can stay within
/// the limit is computed (Ukkonen 1985).
struct EditDistance {
    let limit: Int
    private let word: [UInt32]
    private var other: [UInt32] = []
    /// The last three rows of the matrix.
    private var rows: [[Int]]

    /// Distances from a word, up to a limit.
    init(_ word: [UInt32], limit: Int) {
        self.word = word
        self.limit = limit
        rows = [[Int]](repeating: [Int](repeating: 0, count: word.count + 1), count: 3)
    }

    /// The distance to another word, in UTF-8; nil beyond the limit.
    mutating func callAsFunction(to utf8: ArraySlice<UInt8>) -> Int? {
        other.removeAll(keepingCapacity: true)
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars { other.append(scalar.value) }
        guard !word.isEmpty, !other.isEmpty, abs(other.count - word.count) <= limit else { return nil }
        for column in 0...word.count { rows[0][column] = column }
        for row in 1...other.count {
            if fill(row) > limit { return nil }
        }
        let distance = rows[other.count % 3][word.count]
        return distance <= limit ? distance : nil
    }

    /// Fills a row from the two before it, and says its least value.
    private mutating func fill(_ row: Int) -> Int {
        let (this, above, higher) = (row % 3, (row + 2) % 3, (row + 1) % 3)
        let columns = max(1, row - limit)...max(1, min(word.count, row + limit))
        var least = limit + 1
        rows[this][columns.lowerBound - 1] = columns.lowerBound == 1 ? row : limit + 1
        for column in columns {
            let isEqual = other[row - 1] == word[column - 1]
            var value = min(rows[this][column - 1] + 1, rows[above][column - 1] + (isEqual ? 0 : 1))
            if column < row + limit { value = min(value, rows[above][column] + 1) }
            if row > 1, column > 1, other[row - 1] == word[column - 2], other[row - 2] == word[column - 1] {
                value = min(value, rows[higher][column - 2] + 1)
            }
            rows[this][column] = value
            least = min(least, value)
        }
        return least
    }
}
