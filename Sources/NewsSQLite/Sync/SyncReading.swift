internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func syncPage(
        _ selection: SyncSelection,
        parts: ArticleParts,
        after place: SyncPlace?,
        at now: Timestamp
    ) throws -> SyncPage {
        let budget = ReadBudget.current
        return try ReadBudget.$current.withValue(budget?.isBrief == false ? .sync : budget) {
            try readWithNames { db, names in
                let things = SyncThings(db, names, selection.filter, parts, at: now)
                let marks = try SyncMarks(db, addresses: currentAddresses.present)
                return try SyncReading(db: db, selection: selection, things: things, marks: marks).page(after: place)
            }
        }
    }
}

/// One page of what a copy has to do, within a read.
struct SyncReading {
    let db: Database
    let selection: SyncSelection
    let things: SyncThings
    let marks: SyncMarks

    /// How many changes are read where others wait for the thread.
    private static let changesOfShared = 10

    func page(after place: SyncPlace?) throws -> SyncPage {
        if let place {
            try marks.check(place.mark)
            try db.check(selection.filter)
        }
        guard let place else { return try firstPage(from: marks.latest(), after: SyncKey(selection.kinds[0], 0)) }
        guard let key = place.initial else { return try changes(after: place.mark) }
        return try firstPage(from: place.mark, after: key)
    }

    // MARK: How a copy begins

    /// What there is behind a thing, by kind and id.
    private func firstPage(from mark: SyncMark, after key: SyncKey) throws -> SyncPage {
        try ReadBudget.leaveBriefRead()
        var page = SyncPage(items: [], end: SyncPlace(mark: mark, initial: key), isLast: false)
        var rows = SyncPage.maximumRows
        for kind in selection.kinds.drop(while: { $0 != key.kind }) {
            let ids = try db.ids(of: kind, after: kind == key.kind ? key.id : 0, limit: rows)
            guard try add(kind, ids, to: &page), ids.count < rows else { return page }
            rows -= ids.count
        }
        page.end.initial = nil
        page.isLast = try marks.latest() == mark
        return page
    }

    /// Adds what readers see of these things; false where there was no room for all.
    private func add(_ kind: SyncKind, _ ids: [Int64], to page: inout SyncPage) throws -> Bool {
        let states = try things.states(of: kind, ids)
        for id in ids {
            let key = SyncKey(kind, id)
            if case .unread? = states[id] { return false }
            page.end.initial = key
            guard case .present(let value)? = states[id] else { continue }
            page.items.append(SyncItem(key, slug: value.slug, .upsert(value), place: page.end))
        }
        return true
    }

    // MARK: How it goes on

    /// What was changed behind a place in the log.
    private func changes(after mark: SyncMark) throws -> SyncPage {
        let found = try db.lookUpAll(Self.changesSQL, mark.sequence, SyncPage.maximumRows + 1, row: Change.read)
        let log = SyncLog(found.prefix(SyncPage.maximumRows), of: selection.kinds)
        if log.entries.count > Self.changesOfShared { try ReadBudget.leaveBriefRead() }
        let states = try things.states(of: log.entries.map(\.key))
        let replacements = try db.replacements(of: log.entries.map(\.key).filter { states[$0] == nil })
        var page = SyncPage(items: [], end: SyncPlace(mark: mark), isLast: false)
        for entry in log.entries {
            if case .unread? = states[entry.key] { return page }
            page.end.mark = marks.mark(at: entry.last)
            if case .outside? = states[entry.key], !entry.mayHaveLeft(selection.filter) { continue }
            let (slug, operation) = Self.operation(states[entry.key], entry, replacements[entry.key])
            page.items.append(SyncItem(entry.key, slug: slug, operation, place: page.end))
        }
        if let last = found.prefix(SyncPage.maximumRows).last { page.end.mark = marks.mark(at: last) }
        page.isLast = found.count <= SyncPage.maximumRows
        return page
    }

    static let changesSQL = Change.sql("l.number", "l.number IS NOT NULL AND l.number > ?1 ORDER BY l.number LIMIT ?2")

    private static func operation(
        _ state: SyncState?,
        _ entry: SyncLog.Entry,
        _ replacement: Int64?
    ) -> (slug: String?, SyncItem.Operation) {
        switch state {
        case .present(let value): (value.slug, .upsert(value))
        case .outside(let slug): (slug, .delete(.filtered))
        case .hidden, .unread: (entry.slug, .delete(.withdrawn))
        case nil: (entry.slug, .delete(replacement.map(SyncDeletion.merged) ?? .deleted))
        }
    }
}

extension Database {
    /// The next things of a kind by id, whoever sees them.
    fileprivate func ids(of kind: SyncKind, after id: Int64, limit: Int) throws -> [Int64] {
        try lookUpAll("SELECT id FROM \(kind.rawValue) WHERE id > ? ORDER BY id LIMIT ?", id, limit) { $0.next() }
    }

    /// What has taken the place of things that are no more, where something has.
    fileprivate func replacements(of keys: [SyncKey]) throws -> [SyncKey: Int64] {
        let list = "[" + keys.map { "[\"\($0.kind.rawValue)\",\($0.id)]" }.joined(separator: ",") + "]"
        let sql = """
            SELECT f.kind, f.id, f.resourceId
            FROM json_each(?) j CROSS JOIN former_id f ON f.kind = j.value ->> 0 AND f.id = j.value ->> 1
            """
        var found: [SyncKey: Int64] = [:]
        try forEachRow(sql, list) { columns in
            guard let kind = SyncKind(rawValue: columns.next()) else { return }
            found[SyncKey(kind, columns.next())] = columns.next()
        }
        return found
    }
}
