internal import GRDB
internal import NewsDomain

// Ids come from a table of the last ones given, not from the rows that there are: one that was deleted never gives its id
// to another.

extension Database {
    /// An id for a new row of a table, which none of its rows has or ever had.
    func newID(in table: String) throws -> Int64 {
        try newIDs(1, in: table).lowerBound
    }

    /// Ids for so many new rows of a table, one after the other.
    func newIDs(_ count: Int, in table: String) throws -> Range<Int64> {
        let last = try lookUpAll(Self.newIDsSQL, count, table) { $0.next() as Int64 }.first
        guard let last else { throw NewsError(.internal, "No ids are given for “\(table)”.") }
        return last - Int64(count) + 1..<last + 1
    }

    private static let newIDsSQL = "UPDATE last_id SET id = id + ? WHERE kind = ? RETURNING id"

    /// Moves the last ids behind those of the rows that there are: for rows that came with ids of their own.
    func moveLastIDs() throws {
        let kinds: [String] = try rows("SELECT kind FROM last_id") { $0.next() }
        for kind in kinds {
            try run("UPDATE last_id SET id = max(id, (SELECT ifnull(max(id), 0) FROM \(kind))) WHERE kind = ?", kind)
        }
    }
}
