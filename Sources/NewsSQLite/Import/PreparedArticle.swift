internal import Dispatch
internal import NewsDomain

/// What is worked out of an article's text alone, on all cores, before its rows are written.
struct PreparedArticle: Sendable {
    var wordCount: Int
    var summary: String
    var topics: [TopicMatcher.Match]
    var terms: TermCounts

    init(_ article: ImportedArticle, matcher: TopicMatcher) {
        let words = WordTokenizer.words(in: article.body.text)
        wordCount = ReadingTime.words(words)
        summary = article.summary ?? SummaryMaker.summary(of: article.body.text)
        topics = matcher.matches(in: words)
        terms = TermCounts(title: article.title, text: article.body.text, words: words)
    }

    /// Prepares the articles of a batch on all cores, in the batch's order; nil for records that are no articles.
    static func prepare(_ records: [ImportRecord], matcher: TopicMatcher) -> [PreparedArticle?] {
        let lanes = min(records.count, 4)
        guard lanes > 0 else { return [] }
        let slices = ParallelSlices<PreparedArticle?>(count: records.count, lanes: lanes)
        return slices.map { index in
            guard case .article(let article) = records[index] else { return nil }
            return PreparedArticle(article, matcher: matcher)
        }
    }
}

/// Maps a range of indices on several threads.
struct ParallelSlices<Value: Sendable> {
    let count: Int
    let lanes: Int

    func map(_ make: @Sendable (Int) -> Value) -> [Value] {
        let results = LockedSlices<Value>(lanes: lanes)
        let (count, lanes) = (count, lanes)
        DispatchQueue.concurrentPerform(iterations: lanes) { lane in
            results.set((count * lane / lanes..<count * (lane + 1) / lanes).map(make), lane: lane)
        }
        return results.joined()
    }
}
