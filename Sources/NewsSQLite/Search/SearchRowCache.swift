internal import GRDB

/// What a connection remembers of the rows of the index: which article each is, and how long its texts are.
///
/// FTS5 keeps the lengths in a table of its own and looks a row of it up for each match that is ranked, which took a quarter of
/// a search. Never older than the state that is read: whatever changes a row changes the index with it.
final class SearchRowCache: @unchecked Sendable {  // Whoever has taken the connection is the only one to use it.
    /// How many articles are remembered before all are forgotten.
    private static let capacity = 16_384

    private var lengths = SearchLengths()
    private var articles: [Int64: Int64] = [:]
    private var tables: SearchTables?
    private var structure: [UInt8] = []
    /// SQLite's number of what the connection sees of others' commits, when the index was last looked at.
    private var dataVersion: UInt32?

    /// Forgets all where the index is not as it was. Comes behind the first statement of a read, which is when SQLite settles
    /// on the state that is read.
    func follow(_ tables: SearchTables, _ db: Database) throws {
        lengths.settle()
        let version = db.dataVersion
        guard version == nil || version != dataVersion || tables != self.tables else { return }
        let structure = try db.lookUp(tables.structureSQL) { ($0.next() as [UInt8]) + ($0.next() as [UInt8]) } ?? []
        if tables != self.tables || structure != self.structure {
            lengths = SearchLengths()
            articles = [:]
        }
        (dataVersion, self.tables, self.structure) = (version, tables, structure)
    }

    /// The article of a row; nil where it was not noted.
    func article(of number: Int64) -> Int64? {
        articles[number]
    }

    func note(article: Int64, of number: Int64) {
        if articles.count == Self.capacity { articles = [:] }
        articles[number] = article
    }

    /// How long the texts of a row are, quickest where the row before was a newer one; nil where it was not noted.
    func lengths(of number: Int64) -> SearchLengths.Row? {
        lengths[number]
    }

    func note(_ row: SearchLengths.Row, of number: Int64) {
        lengths.note(row, of: number)
    }
}

extension SearchTables {
    /// Of both tables of words, the list of the parts they consist of: FTS5 writes another one whenever it has written a part
    /// (SQLite, fts5_index.c, "Structure Record"), and so does every change of a row of the index.
    fileprivate var structureSQL: String {
        """
        SELECT p.block, h.block FROM \(text(isPublic: true))_data p, \(text(isPublic: false))_data h
        WHERE p.id = 10 AND h.id = 10
        """
    }
}
