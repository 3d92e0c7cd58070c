internal import GRDB
internal import NewsDomain

extension Database {
    /// The slug wished for, or the first of its numbered forms that no other row of the table has, nor had.
    func freeSlug(_ wanted: Slug, in table: String) throws -> Slug {
        if !wanted.looksLikeID, try !isTaken(wanted, in: table) { return wanted }
        for number in 2...20 {
            let candidate = wanted.numbered(number)
            if try !isTaken(candidate, in: table) { return candidate }
        }
        // Many of one name, such as a daily column: go on from a number that is new, instead of trying them all.
        var number: Int = try firstRow("SELECT ifnull(max(id), 0) + 1 FROM \(table)") { $0.next() } ?? 1
        while try isTaken(wanted.numbered(number), in: table) { number += 1 }
        return wanted.numbered(number)
    }

    private func isTaken(_ slug: Slug, in table: String) throws -> Bool {
        let sql =
            table == "article"
            ? """
            SELECT EXISTS (SELECT 1 FROM article WHERE slug = ?1 AND deletedAt IS NULL)
                OR EXISTS (SELECT 1 FROM article_former_slug WHERE slug = ?1)
            """
            : """
            SELECT EXISTS (SELECT 1 FROM \(table) WHERE slug = ?1)
                OR EXISTS (SELECT 1 FROM former_slug WHERE kind = '\(table)' AND slug = ?1)
            """
        return try lookUp(sql, slug.text, row: { $0.next() }) ?? false
    }

    /// The id of the row of that slug.
    func id(ofSlug slug: Slug, in table: String) throws -> Int64? {
        try firstRow("SELECT id FROM \(table) WHERE slug = ?", [slug.text]) { $0.next() }
    }
}
