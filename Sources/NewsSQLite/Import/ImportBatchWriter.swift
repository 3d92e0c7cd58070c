internal import GRDB
internal import NewsDomain

/// Writes one batch of imported records within its transaction, by the same editing as editors' changes: a record is a change
/// with a source's id in place of ours.
final class ImportBatchWriter {
    let db: Database
    let now: Timestamp
    let imported: ImportedRecords
    let rows: BulkInsert
    let articleWriter: ArticleWriter
    /// What articles have referred to so far, by kind and key: none of it is written while they are.
    private var resolved: [String: [String: Int64?]] = [:]

    init(_ db: Database, source: String, at now: Timestamp) throws {
        self.db = db
        self.now = now
        imported = try ImportedRecords(db, source: source, firstImportedAt: now)
        let actor = "import:\(source)"
        rows = BulkInsert(db, by: actor)
        articleWriter = ArticleWriter(db, now: now, actor: actor, rows: rows, indexing: .later)
    }

    func write(_ batch: PreparedBatch) throws -> [ImportOutcome] {
        let known = try batch.records.map { try imported.find($0) }
        let changed = batch.records.indices.filter { known[$0]?.digest != batch.digests[$0] }
        var outcomes = [ImportOutcome](repeating: .unchanged, count: batch.records.count)
        // Topics come before the articles whose texts they are looked for in.
        let (later, others) = changed.partitioned { batch.records[$0].isArticleOrLater }
        for index in others {
            outcomes[index] = try write(batch.records[index], known[index]?.resource, digest: batch.digests[index])
        }
        // Articles find what they refer to among what was imported.
        try rows.flush()
        let articles = batch.articles(later, topicNames: try db.topicNames())
        let (fresh, old) = later.filter { articles[$0] != nil }.partitioned { known[$0] == nil }
        let statistics = try TermStatistics(
            db,
            adding: batch.tally(of: fresh, articles),
            known: old.compactMap { articles[$0]?.text.terms }
        )
        for index in later {
            let digest = batch.digests[index]
            if case .article(let article) = batch.records[index], let prepared = articles[index] {
                outcomes[index] = try write(article, prepared, known[index]?.resource, statistics, digest: digest)
            } else {
                outcomes[index] = try write(batch.records[index], known[index]?.resource, digest: digest)
            }
        }
        try rows.flush()
        return outcomes
    }

    private func write(_ record: ImportRecord, _ known: Int64?, digest: Int64) throws -> ImportOutcome {
        // What it refers to may be among the rows.
        try rows.flush()
        let memory = try known == nil ? nil : imported.memory(record.kind, record.key)
        do {
            guard let written = try write(record, known.map { ($0, memory) }) else {
                return .skipped(reason: "what it refers to is missing")
            }
            remember(record.kind, record.key, resource: written.id, digest: digest, written.memory)
            return written.outcome
        } catch let error as NewsError {
            return error.contradictsWhatIsHere ? .skipped(reason: error.detail) : .failed(reason: error.detail)
        }
    }

    /// Writes anything but an article; nil where what it is of is missing.
    private func write(_ record: ImportRecord, _ known: (Int64, FieldMemory?)?) throws -> WrittenRecord? {
        let wanted: ImportedChange
        switch record {
        case .section(let section): wanted = ImportedChange(section)
        case .tag(let tag): wanted = ImportedChange(tag)
        case .author(let author): wanted = try ImportedChange(author, image: image)
        case .media(let media): wanted = ImportedChange(media)
        case .topic(let topic): wanted = try ImportedChange(topic, image: image)
        case .gallery(let gallery):
            wanted = try ImportedChange(gallery, media: { try resolve("media", $0) }, image: image)
        case .collection(let collection):
            return try CollectionImport(db, by: articleWriter.actor, at: now).write(
                collection,
                known?.1,
                resolve: resolve
            )
        case .relatedLinks(let links): return try write(links, known?.1)
        case .article: return nil
        }
        return try CatalogueImport(db, imported, by: articleWriter.actor, at: now).write(wanted, known: known)
    }

    // MARK: What records refer to

    func resolve(_ kind: String, _ key: String) throws -> Int64? {
        try imported.find(kind, key)?.resource
    }

    private func image(_ key: String) throws -> Int64? {
        guard let id = try resolve("media", key) else { return nil }
        return try db.lookUp("SELECT id FROM media WHERE id = ? AND kind = 'image'", id, row: { $0.next() })
    }

    /// The row of what an article refers to. Asks once a batch: many articles refer to the same.
    func resolveOnce(_ kind: String, _ key: String) throws -> Int64? {
        if let known = resolved[kind]?[key] { return known }
        let id = try resolve(kind, key)
        resolved[kind, default: [:]][key] = .some(id)
        return id
    }

    func remember(
        _ kind: String,
        _ key: String,
        resource: Int64,
        digest: Int64,
        _ memory: FieldMemory = FieldMemory()
    ) {
        rows.imported.append(imported.source, kind, key, resource, digest, memory.stored)
    }
}

extension [Int] {
    /// Those that meet the condition, and the others, each in their order.
    fileprivate func partitioned(by condition: (Int) -> Bool) -> (met: [Int], others: [Int]) {
        (filter(condition), filter { !condition($0) })
    }
}

extension NewsError {
    /// Whether what was asked for breaks a rule, or clashes with what there is, such as a name that something else has.
    fileprivate var contradictsWhatIsHere: Bool {
        code == .conflict || code == .unprocessable
    }
}
