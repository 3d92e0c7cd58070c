internal import GRDB
internal import NewsDomain

/// What editors do to sections, tags, authors, topics, galleries, collections and media, within a transaction.
struct CatalogueEditing {
    let db: Database
    let actor: String?
    let now: Timestamp

    /// Without an actor the newsroom itself does it.
    init(_ db: Database, by actor: String?, at now: Timestamp) {
        self.db = db
        self.actor = actor
        self.now = now
    }

    func perform(_ operation: CatalogueOperation) throws -> EditorialOutcome {
        switch operation {
        case .create(let change):
            return try db.outcome(change.kind, create(change).id, at: now)
        case .change(let item, let change, let condition):
            let id = try find(item, condition)
            _ = try update(id, db.besidesFile(change, of: id))
            return try db.outcome(item.kind, id, at: now)
        case .delete(let item, let replacement, let condition):
            let id = try findPresent(item, condition)
            guard let replacement else {
                try delete(item.kind, id)
                return .removed
            }
            return try replace(item.kind, id, with: replacement, named: .parameter("replaceWith"))
        case .merge(let item, let other, let condition):
            return try replace(item.kind, findPresent(item, condition), with: other, named: .pointer("/into"))
        case .setPicks(let collection, let picks, let condition):
            let id = try find(CatalogueItem(.collection, collection), condition)
            if try set(picks, of: id) {
                try db.moveVersion(of: .collection, id)
                try log(.update, .collection, id)
            }
            return try db.outcome(.collection, id, at: now)
        }
    }

    private func find(_ item: CatalogueItem, _ condition: VersionCondition) throws -> Int64 {
        guard let id = try db.id(of: item) else { throw item.kind.notFound }
        try condition.require(db.version(of: item.kind, id), of: item.kind.noun)
        return id
    }

    /// The thing of that present name. A former one may be of something that was merged: who deletes that a second time
    /// does not mean what it has become a part of.
    private func findPresent(_ item: CatalogueItem, _ condition: VersionCondition) throws -> Int64 {
        let sql = "SELECT id FROM \(item.kind.rawValue) WHERE \(item.reference.column) = ?"
        // No media item has a slug.
        if item.kind == .media, case .slug = item.reference { throw item.kind.notFound }
        guard let id = try db.lookUp(sql, item.reference, row: { $0.next() as Int64 }) else { throw item.kind.notFound }
        try condition.require(db.version(of: item.kind, id), of: item.kind.noun)
        return id
    }

    /// Puts what is of that name in the place of a thing. A name that will not do is a fault at `place`.
    private func replace(
        _ kind: CatalogueKind,
        _ id: Int64,
        with name: ResourceReference,
        named place: Fault.Place
    ) throws -> EditorialOutcome {
        let other = try db.id(of: CatalogueItem(kind, name))
        guard let other, other != id else {
            let detail = other == nil ? "There is no \(kind.rawValue) “\(name)”." : "That is the same \(kind.rawValue)."
            let code = other == nil ? "unknown" : "self"
            let params = other == nil ? FaultParams(unknown: "\(name)") : FaultParams()
            throw NewsError(.unprocessable, detail, faults: [Fault(place, code: code, detail: detail, params)])
        }
        try Replacement(db, kind: kind, by: actor, at: now).replace(id, with: other)
        return try db.outcome(kind, other, at: now)
    }

    // MARK: Writing

    /// Makes a thing and returns its id, and what the change gives of the fields of its row, as texts. Where the change names no slug, it is the one wished for, or made of the name, with
    /// a number where that is taken.
    func create(
        _ change: CatalogueChange,
        wishing wished: Slug? = nil
    ) throws -> (id: Int64, given: [(field: String, text: String?)]) {
        var row = try row(of: change, id: nil)
        let given = row.texts
        try setDefaults(of: change, in: &row)
        if let name = change.name {
            if let slug = change.slug {
                try db.checkFree(slug, change.kind, besides: nil)
                row.set("slug", slug.text)
            } else {
                let slug = wished ?? Slug(from: name, language: change.language) ?? Slug(trusted: change.kind.rawValue)
                row.set("slug", try db.freeSlug(slug, in: change.kind.rawValue).text)
            }
        }
        row.set("id", try db.newID(in: change.kind.rawValue))
        let id = try row.insert(into: change.kind.rawValue, db)
        _ = try setParts(of: change, id)
        try db.noteLive(change.kind, id, at: now)
        // No article has it yet.
        let isHidden = change.kind.visibility == .withArticles
        try log(.create, change.kind, id, isPublic: !isHidden && isPublic(change.kind, id))
        return (id, given)
    }

    private func update(_ id: Int64, _ change: CatalogueChange) throws -> Bool {
        try update(id, change, row(of: change, id: id))
    }

    /// Takes over what a source has changed.
    func update(_ id: Int64, _ change: CatalogueChange, merging merge: inout FieldMerge) throws -> Bool {
        var (change, row) = (change, try row(of: change, id: id))
        for field in try fields(of: change, id) where !merge.takes(field.name, field.wanted, over: field.present) {
            row.drop(field.name)
            change.drop(field.name)
        }
        try forgetFile(of: change, id, in: &row)
        return try update(id, change, row)
    }

    /// Where a source has given a media item another address, the file that was got from the one before is not its own any more.
    private func forgetFile(of change: CatalogueChange, _ id: Int64, in row: inout RowChange) throws {
        guard case .media(let media) = change, media.file == nil,
            let address = row.texts.first(where: { $0.field == "url" })?.text,
            try db.lookUp("SELECT url FROM media WHERE id = ?", id, row: { $0.next() as String }) != address
        else { return }
        for name in ["hash", "frames", "placeholder"] { row.set(name, .some(String?.none)) }
    }

    /// What a change gives of each field, as texts, and what stands there.
    func fields(of change: CatalogueChange, _ id: Int64) throws -> [(name: String, wanted: String?, present: String?)] {
        let row = try row(of: change, id: id)
        return try zip(row.texts, row.present(change.kind.rawValue, id, db)).map { ($0.field, $0.text, $1) }
            + parts(of: change, id)
    }

    private func update(_ id: Int64, _ change: CatalogueChange, _ row: RowChange) throws -> Bool {
        let wasVisible = try isVisible(change.kind, id)
        // What may go from readers with this change goes under the slug by which they know it.
        let formerSlug = change.kind.visibility == .fromPublication ? try db.slug(of: change.kind, id) : nil
        var isRenamed = false
        var isChanged = try row.update(change.kind.rawValue, id, db)
        if let slug = change.slug {
            try checkName(of: change.kind, id, staysOr: slug)
            isRenamed = try db.rename(change.kind, id, to: slug, keepsFormer: isPublic(change.kind, id))
        }
        if try setParts(of: change, id) {
            try db.moveVersion(of: change.kind, id)
            isChanged = true
        }
        guard isChanged || isRenamed else { return false }
        try db.noteLive(change.kind, id, at: now)
        try logUpdate(change.kind, id, wasVisible: wasVisible, formerSlug, isRenamed: isRenamed)
        return true
    }

    /// Throws `conflict` where a collection that is part of every newsroom would get another name: clients ask for it by
    /// that, and what is in focus is said by it.
    private func checkName(of kind: CatalogueKind, _ id: Int64, staysOr slug: Slug) throws {
        guard kind == .collection, try db.isBuiltIn(collection: id),
            try db.lookUp("SELECT slug FROM collection WHERE id = ?", id, row: { $0.next() as String }) != slug.text
        else { return }
        throw NewsError.taken("slug", "This collection is part of every newsroom and keeps its slug.")
    }

    private func delete(_ kind: CatalogueKind, _ id: Int64) throws {
        if let uses = try ResourceUsage(db, of: kind, id).sentence {
            let hint = kind.isReplaceable ? " Name another with replaceWith=…" : ""
            throw NewsError(.conflict, "The \(kind.rawValue) is in use: \(uses).\(hint)")
        }
        if kind == .collection, try db.isBuiltIn(collection: id) {
            throw NewsError(.conflict, "This collection is part of every newsroom and cannot be deleted.")
        }
        let entry = ChangeEntry(
            operation: .delete,
            kind: kind.rawValue,
            id: id,
            actor: actor,
            isPublic: try isVisible(kind, id),
            reason: .deleted,
            slug: try db.slug(of: kind, id),
            name: try db.name(of: kind, id)
        )
        try db.log(entry, at: now)
        try db.run("DELETE FROM \(kind.rawValue) WHERE id = ?", id)
        try db.forgetNames(kind, of: id)
        try db.forgetImport(of: kind.rawValue, id)
        try db.forgetRankings(of: kind, id)
    }
}

extension Database {
    /// How often a thing has been changed, from 1. Throws `notFound` where it is no more.
    func version(of kind: CatalogueKind, _ id: Int64) throws -> Int {
        let sql = "SELECT version FROM \(kind.rawValue) WHERE id = ?"
        guard let version = try lookUp(sql, id, row: { $0.next() as Int }) else { throw kind.notFound }
        return version
    }

    /// Says of a thing that it was changed, where that is kept in other rows than its own.
    func moveVersion(of kind: CatalogueKind, _ id: Int64) throws {
        try run("UPDATE \(kind.rawValue) SET version = version + 1 WHERE id = ?", id)
    }

    /// The slug of a thing; nil for what has none.
    func slug(of kind: CatalogueKind, _ id: Int64) throws -> String? {
        guard kind != .media else { return nil }
        return try lookUp("SELECT slug FROM \(kind.rawValue) WHERE id = ?", id) { $0.next() }
    }

    /// What a thing is called by people.
    func name(of kind: CatalogueKind, _ id: Int64) throws -> String? {
        try lookUp("SELECT \(kind.nameColumn) FROM \(kind.rawValue) WHERE id = ?", id) { $0.next() }
    }
}

extension CatalogueKind {
    fileprivate var nameColumn: String {
        switch self {
        case .section, .tag, .author: "name"
        case .topic, .gallery, .collection: "title"
        case .media: "url"
        }
    }
}

extension CatalogueChange {
    /// The slug that it sets.
    fileprivate var slug: Slug? {
        switch self {
        case .section(let change): change.slug
        case .tag(let change): change.slug
        case .author(let change): change.slug
        case .topic(let change): change.slug
        case .gallery(let change): change.slug
        case .collection(let change): change.slug
        case .media: nil
        }
    }

    /// The name that it sets: what a slug is made of where none is given. Nil for what has none.
    var name: String? {
        switch self {
        case .section(let change): change.name ?? ""
        case .tag(let change): change.name ?? ""
        case .author(let change): change.name ?? ""
        case .topic(let change): change.title ?? ""
        case .gallery(let change): change.title ?? ""
        case .collection(let change): change.title ?? ""
        case .media: nil
        }
    }

    /// The language that it sets.
    fileprivate var language: LanguageTag? {
        switch self {
        case .topic(let change): change.language
        case .gallery(let change): change.language
        case .section, .tag, .author, .collection, .media: nil
        }
    }

    /// Leaves a field as it is, whose rows it would set.
    fileprivate mutating func drop(_ field: String) {
        switch self {
        case .topic(var change):
            switch field {
            case "title": change.title = nil
            case "aliases": change.aliases = nil
            case "sameAs": change.sameAs = nil
            default: return
            }
            self = .topic(change)
        case .gallery(var change) where field == "items":
            change.items = nil
            self = .gallery(change)
        default: return
        }
    }
}

extension Database {
    fileprivate func isBuiltIn(collection id: Int64) throws -> Bool {
        let slug: String? = try lookUp("SELECT slug FROM collection WHERE id = ?", id) { $0.next() }
        return slug.map(PickCollection.builtIn.contains) ?? false
    }
}
