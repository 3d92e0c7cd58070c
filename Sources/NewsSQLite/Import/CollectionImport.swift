internal import GRDB
internal import NewsDomain

/// Brings a source's picks into the newsroom's collections.
struct CollectionImport {
    private let editing: CatalogueEditing

    init(_ db: Database, by actor: String, at now: Timestamp) {
        editing = CatalogueEditing(db, by: actor, at: now)
    }

    /// Adds picks behind those that are there, as far as there is room. What an editor took out since it was imported stays
    /// out.
    func write(
        _ collection: ImportedCollection,
        _ memory: FieldMemory?,
        resolve: (String, String) throws -> Int64?
    ) throws -> WrittenRecord {
        let (id, isNew) = try editing.collection(collection.slug, titled: collection.title)
        let given = FieldMemory.digest("given")
        var (next, picks) = (memory ?? FieldMemory(), [Pick]())
        for item in collection.items {
            guard let target = try Pick.Target(item.target, resolve: resolve) else { continue }
            let key = String(FieldMemory.digest(target.key), radix: 36)
            let isKnown = next[key].given == given
            next.note(key, given: given, kept: given)
            if !isKnown { picks.append(Pick(target, label: item.label, endsAt: item.endsAt)) }
        }
        let isChanged = try editing.add(picks, to: id)
        return WrittenRecord(id: id, outcome: isNew ? .created : isChanged ? .updated : .unchanged, memory: next)
    }
}

extension Pick.Target {
    /// Nil where what is picked is missing.
    fileprivate init?(_ target: ImportedCollection.Target, resolve: (String, String) throws -> Int64?) throws {
        switch target {
        case .article(let key):
            guard let id = try resolve("article", key) else { return nil }
            self = .article(.id(id))
        case .topic(let key):
            guard let id = try resolve("topic", key) else { return nil }
            self = .topic(.id(id))
        case .gallery(let key):
            guard let id = try resolve("gallery", key) else { return nil }
            self = .gallery(.id(id))
        case .link(let url, let title, let image): self = .link(OutsideLink(url: url, title: title, imageURL: image))
        }
    }
}

extension ImportBatchWriter {
    /// Sets the curated list of an article, and adds to its excluded pairs; nil where the article is missing.
    func write(_ links: ImportedRelatedLinks, _ memory: FieldMemory?) throws -> WrittenRecord? {
        guard let id = try resolve("article", links.article) else { return nil }
        let present = try db.relatedIDs(of: id)
        let related = try links.related.compactMap { try resolve("article", $0) }.filter { $0 != id }.withoutRepeats
        let excluded = try links.excluded.compactMap { try resolve("article", $0) }
            .filter { $0 != id && !related.contains($0) }
        var merge = FieldMerge(memory)
        let takesRelated = merge.takes("related", idList(related), over: idList(present.related))
        let added = excluded.filter { !present.excluded.contains($0) }
        let takesExcluded = merge.takes("excluded", idList(excluded), over: idList(present.excluded)) && !added.isEmpty
        if takesRelated || takesExcluded {
            let selection = RelatedSelection(
                articles: (takesRelated ? related : present.related).map { .id($0) },
                excluded: takesExcluded ? (present.excluded + added).withoutRepeats.map { .id($0) } : nil
            )
            _ = try RelatedEditing(db, by: articleWriter.actor, at: now).set(selection, of: id, isNew: memory == nil)
        }
        let outcome = memory == nil ? ImportOutcome.created : merge.outcome(isChanged: takesRelated || takesExcluded)
        return WrittenRecord(id: id, outcome: outcome, memory: merge.next)
    }
}
