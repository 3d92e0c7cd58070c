internal import GRDB
internal import NewsDomain

// What becomes visible or ceases to be by the clock alone, beside articles: galleries, and picks of collections.

extension Database {
    /// Whether a gallery has come, or a pick has ended, that the log does not tell of.
    func hasDueChanges(at now: Timestamp) throws -> Bool {
        try lookUp(Self.hasDueSQL, now.seconds) { $0.next() as Bool } ?? false
    }

    static let hasDueSQL = """
        SELECT EXISTS (SELECT 1 FROM gallery INDEXED BY gallery_due
                WHERE isLive = 0 AND publishedAt IS NOT NULL AND publishedAt <= ?1)
            OR EXISTS (SELECT 1 FROM collection_item INDEXED BY collection_item_due
                WHERE hasEnded = 0 AND endsAt IS NOT NULL AND endsAt <= ?1)
        """

    /// Logs galleries that have come and collections whose picks have ended, each once.
    func logDueChanges(at now: Timestamp) throws {
        let galleries = try lookUpAll(
            """
            UPDATE gallery SET isLive = 1 WHERE isLive = 0 AND publishedAt IS NOT NULL AND publishedAt <= ? RETURNING id
            """,
            now.seconds
        ) { $0.next() as Int64 }
        for id in galleries.sorted() {
            try logChange(.create, "gallery", id, at: now)
            try ReferenceLog(self, by: nil, at: now).note(.gallery, id)
        }
        let collections = try lookUpAll(
            """
            UPDATE collection_item SET hasEnded = 1 WHERE hasEnded = 0 AND endsAt IS NOT NULL AND endsAt <= ?
            RETURNING collectionId
            """,
            now.seconds
        ) { $0.next() as Int64 }
        for id in Set(collections).sorted() { try logChange(.update, "collection", id, at: now) }
    }

    /// Notes whether readers see a gallery by now: the log tells of it with whatever has changed that.
    func noteLive(_ kind: CatalogueKind, _ id: Int64, at now: Timestamp) throws {
        guard kind.visibility == .fromPublication else { return }
        let sql =
            "UPDATE gallery SET isLive = ifnull(publishedAt <= ?1, 0) WHERE id = ?2 AND isLive <> ifnull(publishedAt <= ?1, 0)"
        try run(sql, now.seconds, id)
    }

    /// The same for all that there are, and for picks: the log of a restored newsroom tells of what readers see.
    func noteAllLive(at now: Timestamp) throws {
        try run("UPDATE gallery SET isLive = 1 WHERE publishedAt <= ?", now.seconds)
        try run("UPDATE collection_item SET hasEnded = 1 WHERE endsAt <= ?", now.seconds)
    }
}
