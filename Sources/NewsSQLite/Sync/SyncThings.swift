internal import GRDB
internal import NewsDomain

/// What a thing is to a copy. What is no more has none.
enum SyncState {
    case present(SyncValue)
    /// Readers do not see it.
    case hidden
    /// Readers see it, under this slug, and it does not meet the filter.
    case outside(slug: String)
    /// It was not looked at: there is no room for it on the page.
    case unread
}

/// Reads what things are now, as copies hold them: of each kind as many as there is room for, and at least the first.
struct SyncThings {
    let db: Database
    let names: NameCache
    let filter: SyncFilter
    let parts: ArticleParts
    let now: Timestamp

    init(_ db: Database, _ names: NameCache, _ filter: SyncFilter, _ parts: ArticleParts, at now: Timestamp) {
        self.db = db
        self.names = names
        self.filter = filter
        self.parts = parts
        self.now = now
    }

    /// The states of things of several kinds; of each kind in the order given.
    func states(of keys: [SyncKey]) throws -> [SyncKey: SyncState] {
        var states: [SyncKey: SyncState] = [:]
        for (kind, keys) in Dictionary(grouping: keys, by: \.kind) {
            for (id, state) in try self.states(of: kind, keys.map(\.id)) { states[SyncKey(kind, id)] = state }
        }
        return states
    }

    /// The states of things of a kind by their ids.
    func states(of kind: SyncKind, _ ids: [Int64]) throws -> [Int64: SyncState] {
        guard !ids.isEmpty else { return [:] }
        switch kind {
        case .section: return try sections(ids)
        case .tag: return try tags(ids)
        case .author: return try authors(ids)
        case .topic: return try topics(ids)
        case .gallery: return try galleries(ids)
        case .article: return try articles(ids)
        case .collection: return try collections(ids)
        }
    }

    private func sections(_ ids: [Int64]) throws -> [Int64: SyncState] {
        let sql = "SELECT \(NamedRow.sectionColumns()) \(Self.chosen("section"))"
        var rows = SyncRows(ids)
        try db.forEachNeededRow(sql, idList(ids)) { columns in
            let section = NamedRow.section(&columns)
            return rows.add(section.id, .present(.section(section)), bytes: section.description?.utf8.count)
        }
        return rows.states
    }

    private func tags(_ ids: [Int64]) throws -> [Int64: SyncState] {
        var rows = SyncRows(ids)
        try db.forEachNeededRow("SELECT \(NamedRow.tagColumns()) \(Self.chosen("tag"))", idList(ids)) { columns in
            let tag = NamedRow.tag(&columns)
            return rows.add(tag.id, tag.articleCount > 0 ? .present(.tag(tag)) : .hidden)
        }
        return rows.states
    }

    private func authors(_ ids: [Int64]) throws -> [Int64: SyncState] {
        let sql = "SELECT \(NamedRow.authorColumns()) \(Self.chosen("author")) \(NamedRow.authorJoins)"
        var rows = SyncRows(ids)
        try db.forEachNeededRow(sql, idList(ids)) { columns in
            let author = NamedRow.author(&columns)
            let state = author.articleCount > 0 ? SyncState.present(.author(author)) : .hidden
            return rows.add(author.id, state, bytes: author.biography?.utf8.count)
        }
        return rows.states
    }

    private func topics(_ ids: [Int64]) throws -> [Int64: SyncState] {
        let sql = "SELECT \(TopicRow.columns) \(Self.chosen("topic")) \(TopicRow.joins)"
        var rows = SyncRows(ids)
        var topics: [TopicSummary] = []
        try db.forEachNeededRow(sql, now.seconds, idList(ids)) { columns in
            let topic = TopicRow.read(&columns)
            guard filter.includes(topic.language) else { return rows.add(topic.id, .outside(slug: topic.slug)) }
            topics.append(topic)
            return rows.add(topic.id, .hidden, bytes: topic.definition.utf8.count)
        }
        try db.loadNames(into: &topics)
        for topic in topics { rows.states[topic.id] = .present(.topic(topic)) }
        return rows.states
    }

    private func galleries(_ ids: [Int64]) throws -> [Int64: SyncState] {
        let sql = "SELECT \(GalleryRow.columns) \(Self.chosen("gallery", as: "g")) \(GalleryRow.joins)"
        var rows = SyncRows(ids)
        var galleries: [Gallery] = []
        try db.forEachNeededRow(sql, idList(ids)) { columns in
            let gallery = GalleryRow.read(&columns)
            guard let publishedAt = gallery.publishedAt, publishedAt <= now else {
                return rows.add(gallery.id, .hidden)
            }
            guard filter.includes(gallery.language) else { return rows.add(gallery.id, .outside(slug: gallery.slug)) }
            galleries.append(gallery)
            return rows.add(gallery.id, .hidden, bytes: gallery.itemCount * Self.bytesOfItem)
        }
        let items = try db.galleryItems(galleries.map(\.id))
        for var gallery in galleries {
            gallery.items = items[gallery.id] ?? []
            rows.states[gallery.id] = .present(.gallery(gallery))
        }
        return rows.states
    }

    /// What an item of a gallery or a collection takes, roughly.
    static let bytesOfItem = 400

    /// The things of some ids, in their order, as `t`.
    static func chosen(_ table: String, as alias: String = "t") -> String {
        "FROM json_each(?) j CROSS JOIN \(table) \(alias) ON \(alias).id = j.value"
    }
}

/// The states of things that are read in the order of their ids, up to the bytes of a page.
struct SyncRows {
    var states: [Int64: SyncState]
    private let ids: [Int64]
    /// How many of the ids were looked at.
    private var place = 0
    private var bytes = 0

    /// Nothing is known of these yet.
    init(_ ids: [Int64]) {
        self.ids = ids
        states = [:]
    }

    /// Takes the next thing that there is, whose texts have so many bytes; whether there is room for more. Where there is none,
    /// what comes behind it stays unread.
    mutating func add(_ id: Int64, _ state: SyncState, bytes more: Int? = nil) -> Bool {
        states[id] = state
        bytes += Self.bytesOfRow + (more ?? 0)
        guard bytes >= SyncPage.maximumBytes else { return true }
        let place = ids.firstIndex(of: id) ?? ids.endIndex
        for id in ids[place...].dropFirst() { states[id] = .unread }
        return false
    }

    /// What a thing takes beside its long texts, roughly.
    private static let bytesOfRow = 300
}
