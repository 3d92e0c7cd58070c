internal import GRDB
internal import NewsDomain

/// What editors choose to stand beside an article, and never to, within a transaction.
struct RelatedEditing {
    private let db: Database
    private let actor: String
    private let now: Timestamp

    init(_ db: Database, by actor: String, at now: Timestamp) {
        self.db = db
        self.actor = actor
        self.now = now
    }

    /// Sets the lists; whether they are others than before. The article is at its next version then, but where the lists
    /// are part of its making.
    func set(_ selection: RelatedSelection, of id: Int64, isNew: Bool = false) throws -> Bool {
        var references = ReferenceResolver(db, at: now)
        let present = try db.relatedIDs(of: id)
        let related = try ids(of: selection.articles, in: "articles", of: id, but: present.related, &references)
        let excluded = try selection.excluded.map {
            try ids(of: $0, in: "excluded", of: id, but: present.excluded, &references)
        }
        for (index, other) in (excluded ?? []).enumerated() where related.contains(other) {
            references.faults.add("excluded/\(index)", "contradiction", "This article is among the related ones.")
        }
        try references.faults.finish()
        let excludes = excluded.map { Set($0) != Set(present.excluded) } ?? false
        guard related != present.related || excludes else { return false }
        if related != present.related { try set(related: related, of: id) }
        if excludes, let excluded { try set(excluded: excluded, of: id) }
        if !isNew { try db.run("UPDATE article SET version = version + 1 WHERE id = ?", [id]) }
        if try db.isLive(article: id) { try db.logChange(.update, "article", id, at: now, by: actor) }
        return true
    }

    private func set(related: [Int64], of id: Int64) throws {
        try db.run("DELETE FROM article_related WHERE articleId = ?", [id])
        for (position, other) in related.enumerated() {
            try db.run(
                "INSERT INTO article_related (articleId, position, relatedId) VALUES (?, ?, ?)",
                [id, position, other]
            )
        }
    }

    private func set(excluded: [Int64], of id: Int64) throws {
        try db.run("DELETE FROM article_excluded WHERE articleId = ?1 OR otherId = ?1", [id])
        for other in excluded {
            try db.run(
                "INSERT INTO article_excluded (articleId, otherId) VALUES (?, ?)",
                [min(id, other), max(id, other)]
            )
        }
    }

    /// The ids of articles; those that stand there already may have been put into the trash since.
    private func ids(
        of articles: [ResourceReference],
        in member: String,
        of own: Int64,
        but present: [Int64],
        _ references: inout ReferenceResolver
    ) throws -> [Int64] {
        var ids: [Int64] = []
        for (index, article) in articles.enumerated() {
            let isPresent = present.contains { article == .id($0) }
            let found = isPresent ? article.id : try references.id(of: article, in: "\(member)/\(index)")
            guard let id = found else { continue }
            if id == own {
                references.faults.add("\(member)/\(index)", "self", "An article does not stand beside itself.")
            } else if ids.contains(id) {
                references.faults.add("\(member)/\(index)", "repeated", "The article stands in the list twice.")
            } else {
                ids.append(id)
            }
        }
        return ids
    }
}

extension Database {
    fileprivate func isLive(article id: Int64) throws -> Bool {
        try firstRow("SELECT isLive FROM article WHERE id = ?", [id]) { $0.next() } ?? false
    }

    /// What stands in an article's curated lists.
    func relatedIDs(of id: Int64) throws -> (related: [Int64], excluded: [Int64]) {
        let sql = "SELECT relatedId FROM article_related WHERE articleId = ? ORDER BY position"
        let excludedSQL = """
            SELECT otherId FROM article_excluded WHERE articleId = ?1
            UNION ALL SELECT articleId FROM article_excluded WHERE otherId = ?1
            """
        return (try rows(sql, [id]) { $0.next() }, try rows(excludedSQL, [id]) { $0.next() })
    }

    /// An article's curated lists, whatever the status of what stands in them; but for what lies in the trash.
    func relatedLists(of id: Int64, at now: Timestamp) throws -> RelatedLists {
        let ids = try relatedIDs(of: id)
        return RelatedLists(
            articles: try editorialSummaries(ids.related, .all, at: now),
            excluded: try editorialSummaries(ids.excluded, .all, at: now)
        )
    }
}

extension ResourceReference {
    fileprivate var id: Int64? {
        if case .id(let id) = self { id } else { nil }
    }
}
