internal import GRDB
package import NewsDomain

extension SQLiteNewsroom: SiteRepository {
    package var addresses: SiteAddresses { currentAddresses.present }

    package func site() throws -> Site {
        try read { db in try db.site() }
    }

    package func addressed(
        _ kind: AddressedKind,
        _ name: ResourceReference,
        isEditorial: Bool,
        at now: Timestamp
    ) throws -> LookupResult<AddressedThing> {
        try read { db in
            guard let catalogue = kind.catalogue else {
                return try db.addressedArticle(name, at: isEditorial ? nil : now)
            }
            return try db.addressed(catalogue, kind, name, at: isEditorial ? nil : now)
        }
    }

    package func formerArticle(at address: FormerAddress) throws -> Int64? {
        try read { db in
            guard let host = address.host else { return try db.lookUp(Database.formerSQL, address.path) { $0.next() } }
            return try db.lookUp(Database.formerOfHostSQL, address.path, host) { $0.next() }
        }
    }
}

extension Database {
    static let formerSQL = "SELECT articleId FROM former_address WHERE path = ? ORDER BY host LIMIT 1"
    static let formerOfHostSQL = "SELECT articleId FROM former_address WHERE path = ? AND host = ?"

    /// The site as it is; what is standard where nobody has said anything yet.
    func site() throws -> Site {
        let sql = """
            SELECT t.version, t.updatedAt, t.url, t.name, t.tagline, t.language, t.timeZone, \(MediaRow.columns("m"))
            FROM site t LEFT JOIN media m ON m.id = t.logoId WHERE t.id = 1
            """
        let found = try firstRow(sql) { columns in
            let (version, updatedAt): (Int, Int64) = (columns.next(), columns.next())
            return Site(
                url: columns.optional(),
                name: columns.next(),
                tagline: columns.optional(),
                language: LanguageTag(trusted: columns.next()),
                timeZone: SiteTimeZone(columns.next()) ?? .utc,
                logo: MediaRow.read(&columns),
                links: [],
                patterns: AddressPatterns(),
                version: version,
                updatedAt: Timestamp(seconds: updatedAt)
            )
        }
        guard var site = found else { return .standard }
        site.links = try rows("SELECT name, url FROM site_link WHERE siteId = 1 ORDER BY position") {
            SiteLink(name: $0.next(), url: $0.next())
        }
        try forEach("SELECT kind, pattern FROM site_pattern WHERE siteId = 1", []) { columns in
            let (kind, text): (String, String) = (columns.next(), columns.next())
            guard let kind = AddressedKind(rawValue: kind) else { return }
            site.patterns[kind] = (try? AddressPattern(text, for: kind)) ?? .standard(for: kind)
        }
        return site
    }

    /// The article of a name, or where it has moved to; without a moment whatever its status.
    fileprivate func addressedArticle(
        _ name: ResourceReference,
        at now: Timestamp?
    ) throws -> LookupResult<AddressedThing> {
        let sql = """
            SELECT \(Publication.columns), a.id, a.slug, s.slug, a.language, ifnull(a.publishedAt, a.updatedAt)
            FROM article a JOIN section s ON s.id = a.sectionId WHERE a.\(name.column) = ? AND a.deletedAt IS NULL
            """
        let found = try lookUp(sql, name) { columns in
            let publication = Publication(&columns)
            if let now { try publication.requireLive(at: now) }
            return AddressedThing(
                .article,
                id: columns.next(),
                slug: columns.next(),
                section: columns.next(),
                language: LanguageTag(trusted: columns.next()),
                date: Timestamp(seconds: columns.next())
            )
        }
        return try found.map(LookupResult.here) ?? .moved(to: formerSlugTarget(of: name, at: now))
    }

    /// The thing of a catalogue of a name, or where it has moved to; without a moment whatever there is.
    fileprivate func addressed(
        _ catalogue: CatalogueKind,
        _ kind: AddressedKind,
        _ name: ResourceReference,
        at now: Timestamp?
    ) throws -> LookupResult<AddressedThing> {
        let visibility = Visibility(of: catalogue, at: now)
        let hasLanguage = catalogue == .topic || catalogue == .gallery
        let sql = """
            SELECT t.id, t.slug, \(hasLanguage ? "t.language" : "NULL")
            FROM \(catalogue.rawValue) t WHERE t.\(name.column) = ? AND \(visibility.sql)
            """
        let found = try firstRow(sql, name.argument + visibility.arguments) { columns in
            AddressedThing(
                kind,
                id: columns.next(),
                slug: columns.next(),
                language: (columns.optional() as String?).map(LanguageTag.init(trusted:))
            )
        }
        if let found { return .here(found) }
        switch try missing(catalogue, name, visibleAt: now) {
        case let moved as Moved: return .moved(to: moved.slug)
        case let error: throw error
        }
    }
}

extension AddressedKind {
    /// The catalogue that it is in; nil for articles, which are in none.
    fileprivate var catalogue: CatalogueKind? {
        CatalogueKind(rawValue: rawValue)
    }
}
