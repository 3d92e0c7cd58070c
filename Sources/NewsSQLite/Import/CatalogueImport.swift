internal import GRDB
internal import NewsDomain

/// Brings what a source tells of sections, tags, authors, topics, galleries and media to the editing.
///
/// A thing is known by its id in the source; one that the source tells of for the first time is what has its very name
/// here, unless the source has told of that, too. A slug alone says nothing: two names can have one.
struct CatalogueImport {
    private let db: Database
    private let imported: ImportedRecords
    private let editing: CatalogueEditing

    init(_ db: Database, _ imported: ImportedRecords, by actor: String, at now: Timestamp) {
        self.db = db
        self.imported = imported
        editing = CatalogueEditing(db, by: actor, at: now)
    }

    /// Writes a record. `known` is what it became when it was imported before.
    ///
    /// Throws a ``NewsError`` where what is asked contradicts what is there; then nothing is written.
    func write(_ wanted: ImportedChange, known: (resource: Int64, memory: FieldMemory?)?) throws -> WrittenRecord {
        var wanted = wanted
        let id = try known?.resource ?? match(wanted.change)
        wanted.change = try free(ofNamesOfOthers: wanted.change, besides: id)
        guard let id else { return try create(wanted) }
        guard let known else { return try matched(id, wanted) }
        var merge = FieldMerge(known.memory)
        let isChanged = try editing.update(id, wanted.change, merging: &merge)
        return WrittenRecord(
            id: id,
            outcome: merge.outcome(isChanged: isChanged),
            memory: merge.next
        )
    }

    private func create(_ wanted: ImportedChange) throws -> WrittenRecord {
        let (id, given) = try editing.create(wanted.change, wishing: wanted.slug)
        let parts = try editing.parts(of: wanted.change, id).map { ($0.name, $0.wanted) }
        return WrittenRecord(id: id, outcome: .created, memory: FieldMemory(given + parts))
    }

    /// What was there before the source told of it stays as it is.
    private func matched(_ id: Int64, _ wanted: ImportedChange) throws -> WrittenRecord {
        let given = try editing.fields(of: wanted.change, id).map { ($0.name, $0.wanted) }
        return WrittenRecord(id: id, outcome: .matched, memory: FieldMemory(given))
    }

    /// What has the very name here.
    private func match(_ change: CatalogueChange) throws -> Int64? {
        guard change.kind != .media, change.kind != .gallery, let name = change.name else { return nil }
        return try db.ids(ofName: name, change.kind).first { try !imported.tellsOf(change.kind, $0) }
    }

    /// A name that another topic has already stays that one's.
    private func free(ofNamesOfOthers change: CatalogueChange, besides id: Int64?) throws -> CatalogueChange {
        guard case .topic(var topic) = change, let aliases = topic.aliases else { return change }
        var seen: Set = [SortKey.of(topic.title ?? "")]
        topic.aliases = try aliases.filter { alias in
            let key = SortKey.of(alias)
            return try seen.insert(key).inserted && db.ids(ofName: alias, .topic).allSatisfy { $0 == id }
        }
        return .topic(topic)
    }
}

/// What became of a record.
struct WrittenRecord {
    var id: Int64
    var outcome: ImportOutcome
    var memory: FieldMemory
}

extension FieldMerge {
    /// What became of a record that was known.
    func outcome(isChanged: Bool) -> ImportOutcome {
        contradicted.isEmpty ? (isChanged ? .updated : .unchanged) : .kept(fields: contradicted)
    }
}
