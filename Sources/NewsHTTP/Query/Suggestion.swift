internal import NewsDomain

/// What a caller may have meant by a name or word that is not known.
package struct Suggestion {
    /// One sentence for people.
    package let sentence: String
    /// The same for programs.
    let params: FaultParams

    /// What is said of a word where these are known; `names` tells what other APIs call them. `stem` stands in front of what
    /// is suggested.
    init(for word: String, among known: [String], names: OtherNames = .none, stem: String = "") {
        // However long it is, what is meant is short.
        let word = word.abbreviated
        let folded = word.folded
        let other = names.row(of: folded, among: known)
        let near: String?
        if let same = known.first(where: { $0.folded == folded }) {
            (near, sentence) = (same, Self.question(stem + same))
        } else if let other, known.contains(other.here) {
            (near, sentence) = (other.here, other.note ?? "Here that is “\(stem + other.here)”.")
        } else if let nearest = Self.nearest(to: word, among: known) {
            (near, sentence) = (nearest, Self.question(stem + nearest))
        } else {
            (near, sentence) = (nil, other?.absence ?? Self.list(known))
        }
        params = FaultParams(unknown: word, known: known, suggestion: near.map { stem + $0 })
    }

    /// A sentence that names the nearest of the known words, or all of them where none is near.
    package static func sentence(for word: String, among known: [String]) -> String {
        Suggestion(for: word, among: known).sentence
    }

    private static func question(_ word: String) -> String { "Did you mean “\(word)”?" }

    private static func list(_ known: [String]) -> String {
        known.isEmpty ? "There are none here." : "Known: \(known.joined(separator: ", "))."
    }

    /// The known word with the least edits, if those are few beside its length: one in words of up to seven letters, two in
    /// longer ones, three in those of twelve and more.
    private static func nearest(to word: String, among known: [String]) -> String? {
        let typed = Array(word.lowercased().utf8)
        var best: (word: String, distance: Int)?
        for candidate in known {
            let letters = Array(candidate.lowercased().utf8)
            let shorter = min(typed.count, letters.count)
            let most = min(max(1, shorter / 4), shorter / 2)
            guard abs(typed.count - letters.count) <= most else { continue }
            let distance = distance(typed, letters)
            if distance <= most, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.word
    }

    /// The edits from one word to the other, of which the exchange of two neighbours is one: optimal string alignment
    /// (Damerau 1964), three rows at a time.
    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var above: [Int] = []
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var next = [i + 1]
            for (j, y) in b.enumerated() {
                var least = min(row[j] + (x == y ? 0 : 1), row[j + 1] + 1, next[j] + 1)
                if i > 0, j > 0, x == b[j - 1], a[i - 1] == y { least = min(least, above[j - 1] + 1) }
                next.append(least)
            }
            (above, row) = (row, next)
        }
        return row[b.count]
    }
}

extension String {
    /// Its letters and digits alone, in lower case: what is left of a name in every way of writing names.
    var folded: String {
        lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
