internal import GRDB
internal import NewsDomain

/// Finds what editors name by slug, and makes what is missing where they wish it.
struct References {
    let db: Database
    let now: Timestamp
    var faults = MemberFaults()

    init(_ db: Database, at now: Timestamp) {
        self.db = db
        self.now = now
    }

    /// The ids of things of a kind, in the order of their names, each once. `make` makes one that there is not.
    mutating func ids(
        of names: [ResourceReference],
        _ kind: CatalogueKind,
        in member: String,
        make: ((String) throws -> Int64)? = nil
    ) throws -> [Int64] {
        try names.enumerated()
            .compactMap { index, name in
                if let id = try db.id(of: CatalogueItem(kind, name)) { return id }
                if let make, case .slug(let name) = name { return try make(name) }
                let detail = "There is no \(kind.rawValue) “\(name)”."
                faults.add("\(member)/\(index)", "unknown", detail, FaultParams(unknown: "\(name)"))
                return nil
            }
            .withoutRepeats
    }

    /// The id of one thing, nil where there is none of that name.
    mutating func id(of name: ResourceReference, _ kind: CatalogueKind, in member: String) throws -> Int64? {
        let id = try db.id(of: CatalogueItem(kind, name))
        if id == nil {
            faults.add(member, "unknown", "There is no \(kind.rawValue) “\(name)”.", FaultParams(unknown: "\(name)"))
        }
        return id
    }

    /// Notes where there is no media item of that id, or none of that kind.
    mutating func check(media id: Int64, _ kind: MediaKind? = nil, in member: String) throws {
        let found: String? = try db.firstRow("SELECT kind FROM media WHERE id = ?", [id]) { $0.next() }
        if found == nil {
            faults.add(member, "unknown", "There is no media item \(id).", FaultParams(unknown: String(id)))
        } else if let kind, found != kind.rawValue {
            let params = FaultParams(expected: kind.rawValue)
            faults.add(member, "wrongKind", "The media item \(id) is no \(kind.rawValue).", params)
        }
    }

    /// The id of an article, whatever its status.
    mutating func id(of article: ArticleReference, in member: String) throws -> Int64? {
        let id = try db.anyArticle(article)
        if id == nil {
            faults.add(member, "unknown", "There is no article “\(article)”.", FaultParams(unknown: "\(article)"))
        }
        return id
    }
}

extension Database {
    /// The id of the thing of that name, be it a former one; for names that are typed also the slug made of it, and of a
    /// topic any of its names.
    func id(of item: CatalogueItem) throws -> Int64? {
        guard case .slug(let name) = item.reference else { return try id(named: item.reference, item.kind) }
        // No media item has a slug.
        guard item.kind != .media else { return nil }
        if let id = try id(named: item.reference, item.kind) { return id }
        for slug in Slug.spellings(of: name) {
            if let id = try id(named: .slug(slug.text), item.kind) { return id }
        }
        guard item.kind == .topic else { return nil }
        return try lookUp("SELECT topicId FROM topic_name WHERE sortKey = ?", SortKey.of(name), row: { $0.next() })
    }

    /// The id of the thing that has the slug or id, or had it.
    private func id(named name: ResourceReference, _ kind: CatalogueKind) throws -> Int64? {
        let sql = """
            SELECT id FROM \(kind.rawValue) WHERE \(name.column) = ?1
            UNION ALL SELECT resourceId FROM \(name.formers) WHERE kind = '\(kind.rawValue)' AND \(name.column) = ?1
            """
        return try firstRow(sql, name.argument) { $0.next() }
    }

    /// The id of an article of that id, slug or former slug, whatever its status.
    func anyArticle(_ reference: ArticleReference) throws -> Int64? {
        switch reference {
        case .id(let id): return try firstRow("SELECT id FROM article WHERE id = ?", [id]) { $0.next() }
        case .slug(let slug):
            let sql = """
                SELECT id FROM article WHERE slug = ?1
                UNION ALL SELECT articleId FROM article_former_slug WHERE slug = ?1
                """
            return try firstRow(sql, [slug]) { $0.next() }
        }
    }
}
