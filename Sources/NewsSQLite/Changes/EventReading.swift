internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func events(of changes: [Change]) throws -> [ChangeEvent] {
        let told = changes.filter { $0.isPublic && !$0.isOfReference }
        guard !told.isEmpty else { return [] }
        return try read { db in
            let things = try EventThings(db, of: told, addresses: currentAddresses.present)
            return told.compactMap(things.event)
        }
    }
}

/// What stands there now of all that some changes speak of.
private struct EventThings {
    /// What readers see of a thing.
    private struct Thing {
        var slug: String?
        var url: String?
        var version: Int?
        var scope = ChangeScope()
        var collections: [ChangeEvent.NamedThing] = []
    }

    private var things: [ChangeKind: [Int64: Thing]] = [:]
    private var names: [ChangeKind: [Int64: String]] = [:]
    private let addresses: SiteAddresses
    private let db: Database

    init(_ db: Database, of changes: [Change], addresses: SiteAddresses) throws {
        self.db = db
        self.addresses = addresses
        let ids = Dictionary(grouping: changes, by: \.kind).mapValues { Set($0.map(\.id)) }
        try readArticles((ids[.article] ?? []).union(changes.compactMap(\.article)))
        for kind in CatalogueKind.allCases {
            guard let kindOfChange = ChangeKind(rawValue: kind.rawValue), let ids = ids[kindOfChange] else { continue }
            try readCatalogue(kind, kindOfChange, ids)
        }
        if ids[.site] != nil {
            let version: Int = try db.lookUp("SELECT version FROM site WHERE id = ?", 1) { $0.next() } ?? 1
            things[.site] = [1: Thing(url: addresses.base.isEmpty ? nil : addresses.base, version: version)]
        }
        try readNames(of: changes)
    }

    // MARK: Reading

    private mutating func readArticles(_ ids: Set<Int64>) throws {
        guard !ids.isEmpty else { return }
        let list = idList(ids.sorted())
        var articles: [Int64: Thing] = [:]
        let sql = """
            SELECT a.id, a.slug, a.version, a.language, a.publishedAt, s.id, s.slug
            FROM json_each(?) i CROSS JOIN article a ON a.id = i.value CROSS JOIN section s ON s.id = a.sectionId
            WHERE a.isLive
            """
        try db.forEachRow(sql, list) { columns in
            let (id, slug, version): (Int64, String, Int) = (columns.next(), columns.next(), columns.next())
            let language = LanguageTag(trusted: columns.next())
            let date = Timestamp(seconds: columns.next())
            let (section, name): (Int64, String) = (columns.next(), columns.next())
            let thing = AddressedThing(.article, id: id, slug: slug, section: name, language: language, date: date)
            articles[id] = Thing(slug: slug, url: addresses.url(of: thing), version: version)
            articles[id]?.scope.sections = [section]
            articles[id]?.scope.languages = [language]
            names[.section, default: [:]][section] = name
        }
        for (kind, scope) in Self.relations {
            let sql = """
                SELECT r.articleId, t.id, t.slug FROM json_each(?) i
                    CROSS JOIN article_\(kind.rawValue) r ON r.articleId = i.value
                    CROSS JOIN \(kind.rawValue) t ON t.id = r.\(kind.rawValue)Id
                ORDER BY r.articleId, r.position
                """
            try db.forEachRow(sql, list) { columns in
                let (article, id): (Int64, Int64) = (columns.next(), columns.next())
                articles[article]?.scope[keyPath: scope].append(id)
                names[kind, default: [:]][id] = columns.next()
            }
        }
        things[.article] = articles
        try readPicks(.article, list)
    }

    private static let relations: [(ChangeKind, any WritableKeyPath<ChangeScope, [Int64]> & Sendable)] = [
        (.tag, \.tags), (.topic, \.topics), (.author, \.authors),
    ]

    /// The collections that things of a kind are picked for.
    private mutating func readPicks(_ kind: ChangeKind, _ list: String) throws {
        let sql = """
            SELECT DISTINCT p.\(kind.rawValue)Id, c.id, c.slug FROM json_each(?) i
                CROSS JOIN collection_item p ON p.\(kind.rawValue)Id = i.value
                CROSS JOIN collection c ON c.id = p.collectionId
            ORDER BY c.position, c.id
            """
        try db.forEachRow(sql, list) { columns in
            let id: Int64 = columns.next()
            let collection = ChangeEvent.NamedThing(id: columns.next(), slug: columns.next())
            things[kind]?[id]?.collections.append(collection)
        }
    }

    private mutating func readCatalogue(_ kind: CatalogueKind, _ place: ChangeKind, _ ids: Set<Int64>) throws {
        let list = idList(ids.sorted())
        let hasLanguage = kind == .topic || kind == .gallery
        let sql = """
            SELECT t.id, \(kind == .media ? "''" : "t.slug"), t.version, \(hasLanguage ? "t.language" : "''")
            FROM json_each(?) i CROSS JOIN \(kind.rawValue) t ON t.id = i.value \(kind.condition)
            """
        try db.forEachRow(sql, list) { columns in
            let (id, slug): (Int64, String) = (columns.next(), columns.next())
            var thing = Thing(version: columns.next())
            let language: String = columns.next()
            if let addressed = AddressedKind(rawValue: kind.rawValue) {
                let tag = language.isEmpty ? nil : LanguageTag(trusted: language)
                thing.slug = slug
                thing.url = addresses.url(of: AddressedThing(addressed, id: id, slug: slug, language: tag))
                if let tag { thing.scope.languages = [tag] }
            }
            things[place, default: [:]][id] = thing
        }
        if kind == .topic || kind == .gallery { try readPicks(place, list) }
    }

    /// The names of what articles were in before.
    private mutating func readNames(of changes: [Change]) throws {
        let left = changes.reduce(ChangeScope()) { $1.leaves.isEmpty ? $0 : $0.union($1.leaves) }
        for (kind, ids) in [
            (ChangeKind.section, left.sections), (.tag, left.tags), (.topic, left.topics), (.author, left.authors),
        ] where !ids.isEmpty {
            let sql = "SELECT id, slug FROM \(kind.rawValue) WHERE id IN (SELECT value FROM json_each(?))"
            try db.forEachRow(sql, idList(ids)) { columns in
                let id: Int64 = columns.next()
                names[kind, default: [:]][id] = columns.next()
            }
        }
    }

    // MARK: Telling

    /// The event of a change; nil where readers do not know of what has changed any more, and nothing says that it is gone.
    func event(_ change: Change) -> ChangeEvent? {
        switch (change.kind, change.operation) {
        case (.ranking, _): return ChangeEvent(change)
        case (.comment, _): return comment(change)
        case (_, .delete): return gone(change)
        default: return present(change)
        }
    }

    private func present(_ change: Change) -> ChangeEvent? {
        // A later change tells of what has become of it.
        guard let thing = things[change.kind]?[change.id] else { return nil }
        let scope = change.leaves.isEmpty ? thing.scope : thing.scope.union(change.leaves)
        var event = ChangeEvent(change, slug: thing.slug, url: thing.url, version: thing.version, scope: scope)
        event.collections = thing.collections
        return named(event)
    }

    /// By what readers knew, and nothing of what stands there since.
    private func gone(_ change: Change) -> ChangeEvent {
        var event = ChangeEvent(change, slug: change.slug, scope: change.leaves)
        if let slug = change.slug, let kind = AddressedKind(rawValue: change.kind.rawValue), kind != .article {
            event.url = addresses.url(of: AddressedThing(kind, id: change.id, slug: slug))
        }
        return named(event)
    }

    private func comment(_ change: Change) -> ChangeEvent? {
        var event = ChangeEvent(change)
        guard let id = change.article else { return change.operation == .delete ? event : nil }
        guard let article = things[.article]?[id], let slug = article.slug else { return nil }
        event.scope = article.scope
        event.url = article.url
        event.article = ChangeEvent.NamedThing(id: id, slug: slug)
        return named(event)
    }

    private func named(_ event: ChangeEvent) -> ChangeEvent {
        var event = event
        event.sections = named(.section, event.scope.sections)
        event.tags = named(.tag, event.scope.tags)
        event.topics = named(.topic, event.scope.topics)
        event.authors = named(.author, event.scope.authors)
        return event
    }

    private func named(_ kind: ChangeKind, _ ids: [Int64]) -> [ChangeEvent.NamedThing] {
        ids.compactMap { id in names[kind]?[id].map { ChangeEvent.NamedThing(id: id, slug: $0) } }
    }
}

extension CatalogueKind {
    /// What readers know of, of a table `t`.
    fileprivate var condition: String {
        switch visibility {
        case .always: ""
        case .withArticles: "AND t.articleCount > 0"
        case .fromPublication: "AND t.isLive"
        }
    }
}
