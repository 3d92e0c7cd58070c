internal import GRDB
internal import NewsDomain

/// Finds what editors name by slug, and makes what is missing where they wish it.
struct ReferenceResolver {
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

    /// The id of an article of any status but in the trash.
    mutating func id(of article: ResourceReference, in member: String) throws -> Int64? {
        let id = try db.articleID(article)
        if id == nil {
            faults.add(member, "unknown", "There is no article “\(article)”.", FaultParams(unknown: "\(article)"))
        }
        return id
    }
}

extension Database {
    /// The id of the thing of that id or slug, be it a former one; in place of a slug its name will do, whatever the case of
    /// its letters.
    func id(of item: CatalogueItem) throws -> Int64? {
        // No media item has a slug.
        if item.kind == .media, case .slug = item.reference { return nil }
        if let id = try id(named: item.reference, item.kind) { return id }
        guard case .slug(let name) = item.reference else { return nil }
        return try ids(ofName: name, item.kind).first ?? idsOfNames(like: name, item.kind).first
            ?? id(ofTypedSlug: name, item.kind)
    }

    /// The ids of the things of that very name, the oldest first; of a topic any of its names, in whatever letters: they
    /// are told apart by their keys.
    func ids(ofName name: String, _ kind: CatalogueKind) throws -> [Int64] {
        try named(name, kind).filter { $0.name == name || kind == .topic }.map(\.id)
    }

    private func idsOfNames(like name: String, _ kind: CatalogueKind) throws -> [Int64] {
        let folded = CaseFolding.fold(name)
        return try named(name, kind).filter { CaseFolding.fold($0.name) == folded }.map(\.id)
    }

    /// The id of the thing whose slug somebody typed in another case or normal form. What loses a character when a slug is
    /// made of it is a name, and not that of this thing: C# is not C++.
    private func id(ofTypedSlug text: String, _ kind: CatalogueKind) throws -> Int64? {
        guard !text.contains(where: \.isWhitespace) else { return nil }
        for slug in Slug.spellings(of: text) where slug.text.count == text.count {
            if let id = try id(named: .slug(slug.text), kind) { return id }
        }
        return nil
    }

    /// What is called something of the same key. Galleries and collections are not known by their titles.
    private func named(_ name: String, _ kind: CatalogueKind) throws -> [(id: Int64, name: String)] {
        let sql: String
        switch kind {
        // There are few sections.
        case .section: sql = "SELECT id, name FROM section WHERE ? <> '' ORDER BY id"
        case .tag, .author: sql = "SELECT id, name FROM \(kind.rawValue) WHERE sortKey = ? ORDER BY id"
        case .topic: sql = "SELECT topicId, name FROM topic_name WHERE sortKey = ?"
        case .gallery, .collection, .media: return []
        }
        return try lookUpAll(sql, SortKey.of(name)) { ($0.next(), $0.next()) }
    }

    /// The id of the thing that has the slug or id, or had it.
    private func id(named name: ResourceReference, _ kind: CatalogueKind) throws -> Int64? {
        let sql = """
            SELECT id FROM \(kind.rawValue) WHERE \(name.column) = ?1
            UNION ALL SELECT resourceId FROM \(name.formers) WHERE kind = '\(kind.rawValue)' AND \(name.column) = ?1
            """
        return try firstRow(sql, name.argument) { $0.next() }
    }

    /// The id of an article of that id, slug or former slug, whatever its status; of one in the trash only where that is
    /// said.
    func articleID(_ reference: ResourceReference, orInTrash: Bool = false) throws -> Int64? {
        let isKept = orInTrash ? "1" : "a.deletedAt IS NULL"
        switch reference {
        case .id(let id): return try firstRow("SELECT id FROM article a WHERE id = ? AND \(isKept)", [id]) { $0.next() }
        case .slug(let slug):
            let sql = """
                SELECT id FROM article a WHERE slug = ?1 AND \(isKept)
                UNION ALL SELECT f.articleId FROM article_former_slug f JOIN article a ON a.id = f.articleId
                    WHERE f.slug = ?1 AND \(isKept)
                """
            return try firstRow(sql, [slug]) { $0.next() }
        }
    }
}
