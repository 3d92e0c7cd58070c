internal import GRDB

/// What a connection remembers of the rows of the index: which article each is, and how long its texts are.
///
/// FTS5 keeps the lengths in a table of its own and looks a row of it up for each match that is ranked, which took a quarter of
/// a search. So many rows are kept that all of some ten thousand articles find room; beyond that those of late.
///
/// Never older than the state that is read: whatever changes a row changes the index with it.
final class SearchRowCache: @unchecked Sendable {  // Whoever has taken the connection is the only one to use it.
    /// How many words the title, the names, the lead and the body have.
    typealias Lengths = SIMD4<UInt16>

    /// A row has two places where it may be, side by side.
    private static let places = 32_768
    private static let free = Row(number: .min)

    private struct Row {
        let number: Int64
        /// 0 where it was not noted.
        var article: Int64 = 0
        var lengths = Lengths.zero
    }

    /// None until the first search.
    private var rows: [Row] = []
    private var tables: SearchTables?
    private var structure: [UInt8] = []
    /// SQLite's number of what the connection sees of others' commits, when the index was last looked at.
    private var dataVersion: UInt32?

    /// Forgets all rows where the index is not as it was. Comes behind the first statement of a read, which is when SQLite
    /// settles on the state that is read.
    func follow(_ tables: SearchTables, _ db: Database) throws {
        let version = db.dataVersion
        guard version == nil || version != dataVersion || tables != self.tables else { return }
        let structure = try db.lookUp(tables.structureSQL) { ($0.next() as [UInt8]) + ($0.next() as [UInt8]) } ?? []
        if rows.isEmpty || tables != self.tables || structure != self.structure {
            rows = Array(repeating: Self.free, count: Self.places)
        }
        (dataVersion, self.tables, self.structure) = (version, tables, structure)
    }

    /// The article of a row; nil where it was not noted.
    func article(of number: Int64) -> Int64? {
        guard let place = place(of: number), rows[place].article != 0 else { return nil }
        return rows[place].article
    }

    func note(article: Int64, of number: Int64) {
        if let place = place(of: number, orNew: true) { rows[place].article = article }
    }

    /// How long the texts of a row are; all zero where it was not noted.
    func lengths(of number: Int64) -> Lengths {
        place(of: number).map { rows[$0].lengths } ?? .zero
    }

    func note(_ lengths: Lengths, of number: Int64) {
        if let place = place(of: number, orNew: true) { rows[place].lengths = lengths }
    }

    /// Where a row is, or else is to be: where another one was.
    private func place(of number: Int64, orNew isWanted: Bool = false) -> Int? {
        guard !rows.isEmpty else { return nil }
        // Numbers are multiples of 256, most of them: this spreads them over 32,768 places (Knuth, "The Art of Computer
        // Programming", volume 3, section 6.4).
        let first = Int(truncatingIfNeeded: (UInt64(bitPattern: number) &* 0x9E37_79B9_7F4A_7C15) >> 49)
        let second = first ^ 1
        if rows[first].number == number { return first }
        if rows[second].number == number { return second }
        guard isWanted else { return nil }
        let place = rows[first].number == Self.free.number ? first : second
        rows[place] = Row(number: number)
        return place
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
