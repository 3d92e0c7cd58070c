internal import GRDB
internal import NewsDomain

extension Database {
    /// Picks topics for what is in focus, behind what is there, by title: older archives marked them one by one.
    func pickInFocus(_ topics: [Int64], at now: Timestamp) throws {
        guard !topics.isEmpty else { return }
        let sql = "SELECT t.id FROM json_each(?) j JOIN topic t ON t.id = j.value ORDER BY t.sortKey, t.id"
        let sorted: [Int64] = try rows(sql, [idList(topics)]) { $0.next() }
        let editing = CatalogueEditing(self, by: nil, at: now)
        let focus = try editing.collection(Slug(trusted: "in-focus"), titled: "In focus").id
        _ = try editing.add(sorted.map { Pick(.topic(.id($0))) }, to: focus)
    }
}
