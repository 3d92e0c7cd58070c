/// Finds what a caller may have meant.
package enum Suggestion {
    /// A sentence that names the nearest of the known words, or all of them where none is near.
    package static func sentence(for word: String, among known: [String]) -> String {
        if let nearest = nearest(to: word, among: known) { return "Did you mean “\(nearest)”?" }
        if known.isEmpty { return "There are none here." }
        return "Known: \(known.joined(separator: ", "))."
    }

    /// The known word with the least edits, if that is at most a third of its length and one more.
    private static func nearest(to word: String, among known: [String]) -> String? {
        let word = Array(word.lowercased().prefix(60))
        let scored = known.map { (word: $0, distance: distance(word, Array($0.lowercased()))) }
        guard let best = scored.min(by: { $0.distance < $1.distance }), best.distance <= best.word.count / 3 + 1 else {
            return nil
        }
        return best.word
    }

    /// The edits from one word to the other: Levenshtein 1966, two rows at a time.
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let cost = x == y ? diagonal : min(diagonal, row[j], row[j + 1]) + 1
                diagonal = row[j + 1]
                row[j + 1] = cost
            }
        }
        return row[b.count]
    }
}
