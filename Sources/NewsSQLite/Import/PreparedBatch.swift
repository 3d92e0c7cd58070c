internal import NewsDomain

/// What is worked out of a batch of records before its transaction, while another batch may still be written.
///
/// It rests on what the newsroom held when it was made, and the batch before may change that: whoever writes it asks for
/// what holds within the transaction, and what was prepared for another state is prepared anew.
struct PreparedBatch: Sendable {
    let records: [ImportRecord]
    let digests: [Int64]
    /// By record; nil for what is no article, and for what was not to be prepared.
    private let articles: [PreparedArticle?]
    /// The names that were looked for in the articles' texts.
    private let topicNames: [TopicMatcher.Name]
    /// Articles that had never been imported, and the words of those.
    private let fresh: [Int]
    private let tally: DocumentFrequencies

    /// Prepares a batch: of its articles those that are not what they were when they were last imported, which `known`
    /// tells by their digests. With `digestsOnly` none.
    init(_ records: [ImportRecord], known: [Int64?], topicNames: [TopicMatcher.Name], digestsOnly: Bool) {
        let digests = records.map(\.digest)
        let matcher = TopicMatcher(topicNames)
        let articles = records.indices.map { index -> PreparedArticle? in
            guard !digestsOnly, known[index] != digests[index], case .article(let article) = records[index] else {
                return nil
            }
            return PreparedArticle(article, matcher: matcher)
        }
        (self.records, self.digests, self.articles, self.topicNames) = (records, digests, articles, topicNames)
        fresh = records.indices.filter { articles[$0] != nil && known[$0] == nil }
        tally = DocumentFrequencies(fresh.compactMap { articles[$0]?.text.terms })
    }

    /// The articles among some of the records, by record, prepared with these topics.
    func articles(_ indices: [Int], topicNames: [TopicMatcher.Name]) -> [Int: PreparedArticle] {
        let isCurrent = topicNames == self.topicNames
        lazy var matcher = TopicMatcher(topicNames)
        var prepared: [Int: PreparedArticle] = [:]
        prepared.reserveCapacity(indices.count)
        for index in indices {
            guard case .article(let article) = records[index] else { continue }
            let ready = articles[index].map { isCurrent ? $0 : $0.tied(by: matcher, article) }
            prepared[index] = ready ?? PreparedArticle(article, matcher: matcher)
        }
        return prepared
    }

    /// The words of new articles. `indices` are those of the articles, which are `prepared`.
    func tally(of indices: [Int], _ prepared: [Int: PreparedArticle]) -> DocumentFrequencies {
        indices == fresh ? tally : DocumentFrequencies(indices.compactMap { prepared[$0]?.text.terms })
    }
}
