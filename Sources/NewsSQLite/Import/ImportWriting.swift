internal import GRDB
package import NewsDomain

extension SQLiteNewsroom: ImportRepository {
    package func importBatch(
        _ records: [ImportRecord],
        from source: String,
        dryRun: Bool
    ) throws -> [ImportOutcome] {
        try prepareBatch(records, from: source, dryRun: dryRun)()
    }

    package func prepareBatch(
        _ records: [ImportRecord],
        from source: String,
        dryRun: Bool
    ) throws -> ImportStep {
        let (known, topicNames) = try reportingFailures {
            try readers.read { db in
                let imported = try ImportedRecords(db, source: source)
                return (try records.map { try imported.find($0)?.digest }, try db.topicNames())
            }
        }
        let batch = PreparedBatch(records, known: known, topicNames: topicNames, digestsOnly: dryRun)
        return { try self.write(batch, from: source, dryRun: dryRun) }
    }

    private func write(_ batch: PreparedBatch, from source: String, dryRun: Bool) throws -> [ImportOutcome] {
        try reportingFailures {
            let now = clock.now()
            guard !dryRun else {
                return try readers.read { db in try batch.outcomes(ImportedRecords(db, source: source)) }
            }
            return try write(changing: [.views, .schedule]) { db in
                try ImportBatchWriter(db, source: source, at: now).write(batch)
            }
        }
    }

    package func forEachMedia(from source: String, _ body: (String) -> Void) throws {
        try reportingFailures {
            try readers.read { db in
                guard let source = try ImportedRecords(db, source: source).source else { return }
                let sql = "SELECT key FROM import_record WHERE sourceId = ? AND kind = 'media'"
                let rows = try Row.fetchCursor(db, sql: sql, arguments: [source])
                while let row = try rows.next() { body(row[0]) }
            }
        }
    }

    package func finishImport(from source: String) throws {
        try reportingFailures {
            // Passive, so that a server's writes do not wait for it; where somebody else is at it, that will do.
            try writer.writeWithoutTransaction { db in _ = try? db.checkpoint(.passive) }
        }
    }

    package func firstImported(from source: String) throws -> Timestamp? {
        try reportingFailures {
            try readers.read { db in
                let id = try ImportedRecords(db, source: source).source
                return try db.lookUp("SELECT firstImportedAt FROM import_source WHERE id = ?", id) {
                    Timestamp(seconds: $0.next())
                }
            }
        }
    }

    /// Turns SQLite's errors into sentences for the operator.
    func reportingFailures<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as DatabaseError {
            throw NewsError(.unavailable, Self.sentence(for: error, path: path))
        }
    }
}

extension PreparedBatch {
    /// What writing would make of the records.
    fileprivate func outcomes(_ imported: ImportedRecords) throws -> [ImportOutcome] {
        try records.indices.map { index in
            guard let known = try imported.find(records[index]) else { return .created }
            return known.digest == digests[index] ? .unchanged : .updated
        }
    }
}

extension Database {
    /// What the glossary's topics are called.
    func topicNames() throws -> [TopicMatcher.Name] {
        try rows("SELECT topicId, name FROM topic_name") { columns in
            TopicMatcher.Name(topicID: columns.next(), name: columns.next())
        }
    }
}

extension ImportRecord {
    /// The kind as it is stored.
    var kind: String {
        switch self {
        case .section: "section"
        case .tag: "tag"
        case .author: "author"
        case .media: "media"
        case .topic: "topic"
        case .gallery: "gallery"
        case .article: "article"
        case .collection: "collection"
        case .relatedLinks: "relatedLinks"
        }
    }

    /// The id in the source.
    var key: String {
        switch self {
        case .section(let record): record.sourceID
        case .tag(let record): record.sourceID
        case .author(let record): record.sourceID
        case .media(let record): record.sourceID
        case .topic(let record): record.sourceID
        case .gallery(let record): record.sourceID
        case .article(let record): record.sourceID
        case .collection(let record): record.sourceID
        case .relatedLinks(let record): record.article
        }
    }

    var digest: Int64 {
        switch self {
        case .section(let record): record.digest
        case .tag(let record): record.digest
        case .author(let record): record.digest
        case .media(let record): record.digest
        case .topic(let record): record.digest
        case .gallery(let record): record.digest
        case .article(let record): record.digest
        case .collection(let record): record.digest
        case .relatedLinks(let record): record.digest
        }
    }

    /// Whether it is an article or may refer to one.
    var isArticleOrLater: Bool {
        switch self {
        case .article, .collection, .relatedLinks: true
        default: false
        }
    }
}
