/// Finds in texts the phrases that are looked for, by the hashes of their words.
struct PhraseMatcher: Sendable {
    /// A place where a phrase stands.
    struct Hit {
        /// Which phrase, by its place among the matcher's.
        var phrase: Int
        /// Where, in the text's UTF-8.
        var utf8: Range<Int>
    }

    /// Of a text, so many bytes are looked at, and so many hits are taken.
    static let maximumBytes = 200_000
    static let maximumHits = 400

    /// The hashes of each phrase's words before the last.
    private var beginnings: [[UInt64]] = []
    /// By the hash of a last word, the phrases that end with it.
    private var phrases: [UInt64: [Int]] = [:]
    /// A bit for each hash in `phrases`, by its lowest ten: most words of a text are known by it not to be looked for.
    private var filter = [UInt64](repeating: 0, count: 16)
    private var hasPhrases = false

    /// What a phrase's place among the results counts: one for a word, and more for words that stand one behind the
    /// other than for as many that do not.
    private(set) var weights: [Int] = []

    /// A matcher of the phrases. The last word of one that may continue is met by the folded `continuations` that begin
    /// with it.
    init(_ searched: [SearchPhrase], continuations: [String]) {
        for phrase in searched {
            guard let last = phrase.words.last else { continue }
            let index = beginnings.count
            beginnings.append(phrase.words.dropLast().map(SearchFolding.hash))
            weights.append(2 * phrase.words.count - 1)
            hasPhrases = hasPhrases || phrase.words.count > 1
            let longer = phrase.mayContinue ? continuations.filter { $0.utf8.starts(with: last.utf8) } : []
            for hash in Set((longer + [last]).map(SearchFolding.hash)) {
                phrases[hash, default: []].append(index)
                filter[Int(hash >> 6 & 15)] |= 1 << (hash & 63)
            }
        }
    }

    /// Where the phrases stand, in the order of the text.
    func hits(in source: UnsafeBufferPointer<UInt8>) -> [Hit] {
        guard !beginnings.isEmpty else { return [] }
        let read = UnsafeBufferPointer(rebasing: source[..<UTF8Place.rounded(PhraseMatcher.maximumBytes, in: source)])
        var hits: [Hit] = []
        var recent = RecentWords()
        // The words of a phrase are not by themselves what is looked for.
        let isUnwanted = { (hash: UInt64) in !hasPhrases && !mayEndPhrase(hash) }
        SearchFolding.forEachWord(in: read, passingOver: isUnwanted) { word in
            if mayEndPhrase(word.hash) { add(word, behind: recent, to: &hits) }
            if hasPhrases { recent.append(word) }
            return hits.count < PhraseMatcher.maximumHits
        }
        // Of a word that is cut nobody knows how it goes on.
        if read.count < source.count { hits.removeAll { $0.utf8.upperBound == read.count } }
        return hits.sorted { $0.utf8.lowerBound < $1.utf8.lowerBound }
    }

    @inline(__always)
    private func mayEndPhrase(_ hash: UInt64) -> Bool {
        filter[Int(hash >> 6 & 15)] & 1 << (hash & 63) != 0
    }

    private func add(_ word: FoldedWord, behind recent: RecentWords, to hits: inout [Hit]) {
        for phrase in phrases[word.hash] ?? [] {
            guard let start = recent.start(of: beginnings[phrase], before: word) else { continue }
            hits.append(Hit(phrase: phrase, utf8: start..<word.utf8.upperBound))
        }
    }
}

/// The last words of a text that is being read, as many as a phrase may have.
private struct RecentWords {
    private static let capacity = SearchPhrase.maximumWords
    private var hashes = [UInt64](repeating: 0, count: capacity)
    private var starts = [Int](repeating: 0, count: capacity)
    private var count = 0

    mutating func append(_ word: FoldedWord) {
        hashes[count % RecentWords.capacity] = word.hash
        starts[count % RecentWords.capacity] = word.utf8.lowerBound
        count += 1
    }

    /// Where the words begin, if they stand right before a word; at most one less than a phrase may have.
    func start(of words: [UInt64], before word: FoldedWord) -> Int? {
        guard !words.isEmpty else { return word.utf8.lowerBound }
        guard words.count <= count, words.count < RecentWords.capacity else { return nil }
        let first = count - words.count
        let stands = words.indices.allSatisfy { hashes[(first + $0) % RecentWords.capacity] == words[$0] }
        return stands ? starts[first % RecentWords.capacity] : nil
    }
}
