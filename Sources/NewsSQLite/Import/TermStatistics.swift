internal import GRDB
internal import NewsDomain

/// How many texts each word of a batch stands in, the batch's own texts included.
struct TermStatistics {
    private var counts: [Int64: Int] = [:]
    private let documents: Int

    /// Adds texts to the newsroom's statistics, one statement for each word of the batch, however often it stands.
    ///
    /// The words of `known` texts are looked up, not added: they were counted when they were new.
    init(_ db: Database, adding texts: [TermCounts], known: [TermCounts]) throws {
        for text in texts {
            for id in text.ids { counts[id, default: 0] += 1 }
        }
        let sql = """
            INSERT INTO term (id, documentCount) VALUES (?, ?)
            ON CONFLICT DO UPDATE SET documentCount = documentCount + excluded.documentCount
            RETURNING documentCount
            """
        // In the order of the key, so that neighbours in the file are written together.
        for (id, added) in counts.sorted(by: { $0.key < $1.key }) {
            counts[id] = try db.lookUp(sql, id, added, row: { $0.next() })
        }
        for id in known.lazy.flatMap(\.ids) where counts[id] == nil {
            counts[id] = try db.lookUp("SELECT documentCount FROM term WHERE id = ?", id, row: { $0.next() }) ?? 1
        }
        // The highest id stands for the number of articles: exact enough for a statistic, and read in one step.
        documents = texts.count + (try db.firstRow("SELECT ifnull(max(id), 0) FROM article") { $0.next() } ?? 0)
    }

    /// The words that mark a text of the batch.
    func keyTerms(of text: TermCounts) -> [KeyTerm] {
        text.keyTerms(limit: TermCounts.termsPerArticle, documents: documents) { counts[$0] ?? 1 }
    }
}
