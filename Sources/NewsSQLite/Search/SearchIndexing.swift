internal import GRDB
internal import NewsDomain

/// Has the index follow the articles, within a transaction.
struct SearchIndexing {
    private let db: Database
    private let indexes: [SearchIndex]
    private let tallies: [WordTally]

    /// `countingWords` where the words of what is new are counted once all is done, by ``countWords()``.
    init(_ db: Database, countingWords: Bool = false) throws {
        self.db = db
        let tables = try SearchState(db).maintained
        tallies = countingWords ? tables.map { _ in WordTally() } : []
        indexes = tables.enumerated()
            .map { [tallies] index, tables in SearchIndex(db, tables, tally: countingWords ? tallies[index] : nil) }
    }

    /// Puts an article into the index as it is now, or takes it out where it is to be found no more. `before` are its texts as
    /// they stood in the index, where they have changed since.
    func follow(_ article: Int64, from before: SearchedText? = nil) throws {
        let document = try SearchDocument(db, article: article)
        let text = document.map { FoldedText($0.text) }
        for index in indexes {
            guard let row = try index.row(of: article) else {
                if let document, let text { try index.insert(document, text) }
                continue
            }
            let isSame = document.map { row.agrees(with: $0, text) } ?? false
            guard !isSame else { continue }
            let old = before.map(FoldedText.init) ?? text
            guard let old = try old ?? presentText(of: article), old.digest == row.digest else {
                try index.giveUp()
                continue
            }
            try index.replace(row, old, with: document, text)
        }
        try db.run("DELETE FROM search_pending WHERE articleId = ?", article)
    }

    /// Counts the words of what was new.
    func countWords() throws {
        for (index, tally) in zip(indexes, tallies) { try SearchWords(db, index.tables).add(tally) }
    }

    /// The texts of an article that is to be found no more: they have not changed.
    private func presentText(of article: Int64) throws -> FoldedText? {
        try db.storedArticle(article).map { FoldedText(SearchedText($0.fields)) }
    }
}

extension Database {
    /// Has an article put into the index later, in the background or at the end of an import.
    func indexLater(article id: Int64) throws {
        try run("INSERT OR IGNORE INTO search_pending (articleId) VALUES (?)", id)
    }

    /// Has all articles looked at.
    func indexAllLater() throws {
        try run("INSERT OR IGNORE INTO search_pending SELECT id FROM article WHERE deletedAt IS NULL", [])
    }
}
