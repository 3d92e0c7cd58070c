internal import GRDB
internal import NewsDomain

/// How many texts each word of a batch stands in, the batch's own texts included.
struct TermStatistics {
    private var counts: [Int64: Int] = [:]
    private let documents: Int

    /// Adds texts to the newsroom's statistics, however often a word stands in them one row for each.
    ///
    /// The words of `known` texts are looked up, not added: they were counted when they were new.
    init(_ db: Database, adding tally: DocumentFrequencies, known: [TermCounts]) throws {
        var counts: [Int64: Int] = [:]
        counts.reserveCapacity(tally.words.count)
        var rows = BulkInsertBuffer(
            "term",
            "id",
            "documentCount",
            suffix: """
                ON CONFLICT DO UPDATE SET documentCount = documentCount + excluded.documentCount
                RETURNING id, documentCount
                """
        )
        for (id, added) in tally.words { rows.append(id, added) }
        try rows.flush(into: db) { columns in
            let id: Int64 = columns.next()
            counts[id] = columns.next()
        }
        for text in known {
            for id in text.ids where counts[id] == nil {
                counts[id] = try db.lookUp("SELECT documentCount FROM term WHERE id = ?", id, row: { $0.next() }) ?? 1
            }
        }
        self.counts = counts
        // The highest id stands for the number of articles: exact enough for a statistic, and read in one step.
        documents = tally.texts + (try db.firstRow("SELECT ifnull(max(id), 0) FROM article") { $0.next() } ?? 0)
    }

    /// The words that mark a text of the batch.
    func keyTerms(of text: TermCounts) -> [KeyTerm] {
        text.keyTerms(limit: TermCounts.termsPerArticle, documents: documents) { counts[$0] ?? 1 }
    }
}

/// In how many of some texts each of their words stands.
struct DocumentFrequencies: Sendable {
    /// How many texts there are.
    let texts: Int
    /// In the order of the ids, so that neighbours in the file are written together.
    let words: [(id: Int64, texts: Int)]

    init(_ texts: [TermCounts]) {
        self.texts = texts.count
        var counts: [Int64: Int] = [:]
        for text in texts {
            for id in text.ids { counts[id, default: 0] += 1 }
        }
        words = counts.map { ($0.key, $0.value) }.sorted { $0.id < $1.id }
    }
}
