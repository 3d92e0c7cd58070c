internal import GRDB
internal import NewsDomain

// The former names of sections, tags, authors, topics, galleries and collections: slugs that they had, and the slugs and
// ids of what was merged into them. Articles have their own.

extension Database {
    /// ``Moved`` where the name is a former one of what readers see at a moment, without a moment of anything, or the present
    /// one in another case or normal form; else `notFound`.
    func missing(_ kind: CatalogueKind, _ name: ResourceReference, visibleAt now: Timestamp?) throws -> any Error {
        let visibility = Visibility(of: kind, at: now)
        let sql = """
            SELECT t.slug FROM \(name.formers) f JOIN \(kind.rawValue) t ON t.id = f.resourceId
            WHERE f.kind = '\(kind.rawValue)' AND f.\(name.column) = ? AND \(visibility.sql)
            """
        let present: String? = try firstRow(sql, name.argument + visibility.arguments) { $0.next() }
        if let present { return Moved(to: present) }
        let typed = "SELECT t.slug FROM \(kind.rawValue) t WHERE t.slug = ? AND \(visibility.sql)"
        for slug in name.otherSpellings {
            let found: String? = try firstRow(typed, [slug.text] + visibility.arguments) { $0.next() }
            if let found { return Moved(to: found) }
        }
        return NewsError(.notFound, "There is no such \(kind.rawValue).")
    }

    /// Gives a thing another slug. The one it had keeps answering with a redirect, but where nobody can know it.
    ///
    /// Throws `conflict` where another thing of its kind has the slug, or had it.
    func rename(_ kind: CatalogueKind, _ id: Int64, to slug: Slug, keepsFormer: Bool = true) throws -> Bool {
        let old: String = try firstRow("SELECT slug FROM \(kind.rawValue) WHERE id = ?", [id]) { $0.next() } ?? ""
        guard slug.text != old else { return false }
        try checkFree(slug, kind, besides: id)
        try run("DELETE FROM former_slug WHERE kind = ? AND slug = ?", kind.rawValue, slug.text)
        if keepsFormer { try addFormerSlug(old, kind, of: id) }
        try run("UPDATE \(kind.rawValue) SET slug = ? WHERE id = ?", slug.text, id)
        return true
    }

    /// Throws `conflict` where the slug is, or was, that of another thing of the kind.
    func checkFree(_ slug: Slug, _ kind: CatalogueKind, besides id: Int64?) throws {
        let sql = """
            SELECT id, 0 FROM \(kind.rawValue) WHERE slug = ?1
            UNION ALL SELECT resourceId, 1 FROM former_slug WHERE kind = '\(kind.rawValue)' AND slug = ?1
            """
        let holder = try firstRow(sql, [slug.text]) { ($0.next() as Int64, $0.next() as Bool) }
        guard let (holder, isFormer) = holder, holder != id else { return }
        let detail =
            isFormer
            ? "“\(slug)” is a former slug of another \(kind.rawValue), and redirects to it."
            : "Another \(kind.rawValue) has the slug “\(slug)”."
        throw NewsError.taken("slug", detail)
    }

    /// All that was known under the names of one thing leads to another from now on.
    func moveNames(_ kind: CatalogueKind, of id: Int64, to other: Int64) throws {
        for table in Self.tablesOfFormers {
            try run("UPDATE \(table) SET resourceId = ? WHERE kind = ? AND resourceId = ?", other, kind.rawValue, id)
        }
        // A media item has no slug.
        if kind != .media {
            let old: String = try firstRow("SELECT slug FROM \(kind.rawValue) WHERE id = ?", [id]) { $0.next() } ?? ""
            try addFormerSlug(old, kind, of: other)
        }
        try run("INSERT INTO former_id (kind, id, resourceId) VALUES (?, ?, ?)", kind.rawValue, id, other)
    }

    /// Forgets the former names of a thing that is deleted.
    func forgetNames(_ kind: CatalogueKind, of id: Int64) throws {
        for table in Self.tablesOfFormers {
            try run("DELETE FROM \(table) WHERE kind = ? AND resourceId = ?", kind.rawValue, id)
        }
    }

    private static let tablesOfFormers = ["former_slug", "former_id"]

    private func addFormerSlug(_ slug: String, _ kind: CatalogueKind, of id: Int64) throws {
        try run("INSERT INTO former_slug (kind, slug, resourceId) VALUES (?, ?, ?)", kind.rawValue, slug, id)
    }
}
