internal import GRDB
internal import GRDBSQLite
internal import NewsDomain

/// How much what is looked for says, as the function `search_score` is told it.
struct SearchWeights {
    /// For each thing that must be met, how telling it is.
    var rarity: [Double] = []
    /// For each phrase of the query, in its order: what it is an alternative of, and how much it counts for that.
    var phrases: [(clause: Int, factor: Double)] = []

    /// Numbers of eight bytes: how many of the former there are, they, then pairs of the latter.
    var bytes: [UInt8] {
        let numbers = [Double(rarity.count)] + rarity + phrases.flatMap { [Double($0.clause), $0.factor] }
        return numbers.withUnsafeBytes(Array.init)
    }
}

/// The SQL function `search_score(table, weights)`: how well a row fits, above 0.
///
/// BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, section 3.6) over the phrases that the
/// weights name, which come first in the query: those behind them, filters and what must not stand there, cost nothing.
/// SQLite's `bm25()` would count every phrase over the whole index.
enum SearchScore {
    /// Of title, names, lead and body: how much a word there counts, how many words there commonly are, and how much it
    /// counts less where there are more.
    private static let columns: [(weight: Double, length: Double, slope: Double)] = [
        (10, 8, 0.4), (6, 8, 0.3), (4, 40, 0.3), (1, 500, 0.6),
    ]
    private static let saturation = 1.5

    /// Adds the function to a connection, with what that remembers.
    static func register(_ db: Database, _ rows: SearchRowCache) throws {
        let api = try api(db)
        _ = api.pointee.xCreateFunction(
            api,
            "search_score",
            Unmanaged.passRetained(rows).toOpaque(),
            { api, row, context, count, arguments in
                guard let api, let row, count == 1, let weights = arguments?[0] else { return }
                sqlite3_result_double(context, SearchScore.score(api.pointee, row, weights))
            },
            { rows in
                if let rows { Unmanaged<SearchRowCache>.fromOpaque(rows).release() }
            }
        )
    }

    /// SQLite, "FTS5", section 7: its interface is asked for by SQL.
    private static func api(_ db: Database) throws -> UnsafeMutablePointer<fts5_api> {
        var statement: OpaquePointer?
        var api: UnsafeMutablePointer<fts5_api>?
        defer { sqlite3_finalize(statement) }
        let isPrepared = sqlite3_prepare_v2(db.sqliteConnection, "SELECT fts5(?)", -1, &statement, nil)
        if isPrepared == SQLITE_OK {
            // SQLite keeps the name as long as the pointer.
            let name: StaticString = "fts5_api_ptr"
            withUnsafeMutablePointer(to: &api) { place in
                name.utf8Start.withMemoryRebound(to: CChar.self, capacity: name.utf8CodeUnitCount + 1) { name in
                    _ = sqlite3_bind_pointer(statement, 1, UnsafeMutableRawPointer(place), name, nil)
                }
                sqlite3_step(statement)
            }
        }
        guard let api else { throw NewsError(.unavailable, "SQLite has no FTS5.") }
        return api
    }

    private static func score(
        _ api: Fts5ExtensionApi,
        _ row: OpaquePointer,
        _ weights: OpaquePointer
    ) -> Double {
        guard let bytes = sqlite3_value_blob(weights) else { return 0 }
        let numbers = UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_value_bytes(weights)))
        func number(_ index: Int) -> Double {
            numbers.loadUnaligned(fromByteOffset: index * 8, as: Double.self)
        }
        let clauses = Int(number(0))
        let phrases = (numbers.count / 8 - 1 - clauses) / 2
        let lengths = lengths(api, row)
        return withUnsafeTemporaryAllocation(of: Double.self, capacity: clauses * 2 + columns.count) { memory in
            memory.initialize(repeating: 0)
            // What each clause has been met by, whether in the title, and by how much a hit in each column counts.
            let (met, inTitle, worth) = (0, clauses, clauses * 2)
            for phrase in 0..<phrases {
                let clause = Int(number(1 + clauses + phrase * 2))
                let factor = number(2 + clauses + phrase * 2)
                forEachHit(of: phrase, api, row) { column in
                    if memory[worth + column] == 0 { memory[worth + column] = worthOfHit(in: column, lengths) }
                    memory[met + clause] += factor * memory[worth + column]
                    if column == 0 { memory[inTitle + clause] = max(memory[inTitle + clause], factor) }
                }
            }
            var score = 0.0
            var coverage = 0.0
            for clause in 0..<clauses {
                let hits = memory[met + clause]
                score += number(1 + clause) * hits * (saturation + 1) / (hits + saturation)
                coverage += memory[inTitle + clause]
            }
            guard coverage > 0 else { return score }
            // A title of just these words is what was meant.
            return score * (1 + min(1, coverage / Double(max(lengths[0], 1))))
        }
    }

    private static func forEachHit(
        of phrase: Int,
        _ api: Fts5ExtensionApi,
        _ row: OpaquePointer,
        _ body: (Int) -> Void
    ) {
        var place = Fts5PhraseIter()
        var (column, offset): (Int32, Int32) = (-1, -1)
        guard api.xPhraseFirst(row, Int32(phrase), &place, &column, &offset) == SQLITE_OK else { return }
        while column >= 0 {
            if column < columns.count { body(Int(column)) }
            api.xPhraseNext(row, &place, &column, &offset)
        }
    }

    private static func worthOfHit(in column: Int, _ lengths: SIMD4<Int32>) -> Double {
        let of = columns[column]
        return of.weight / (1 - of.slope + of.slope * Double(lengths[column]) / of.length)
    }

    /// How many words the row has in each column, from what the connection remembers where it can.
    private static func lengths(_ api: Fts5ExtensionApi, _ row: OpaquePointer) -> SIMD4<Int32> {
        let number = api.xRowid(row)
        let rows = api.xUserData(row).map { Unmanaged<SearchRowCache>.fromOpaque($0).takeUnretainedValue() }
        if let known = rows?.lengths(of: number) { return SIMD4(truncatingIfNeeded: known) }
        var lengths = SIMD4<Int32>()
        for column in columns.indices { _ = api.xColumnSize(row, Int32(column), &lengths[column]) }
        let kept = SearchLengths.Row(clamping: lengths)
        // Longer ones are as rare as they are long.
        if SIMD4(truncatingIfNeeded: kept) == lengths { rows?.note(kept, of: number) }
        return lengths
    }
}
