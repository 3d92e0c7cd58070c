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
                try ImportWriter(db, source: source, at: now).write(batch)
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
                try db.firstRow("SELECT firstImportedAt FROM import_source WHERE name = ?", [source]) {
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

/// Writes one batch of imported records within its transaction.
final class ImportWriter {
    private let db: Database
    private let now: Timestamp
    private let imported: ImportedRecords
    private let rows: PendingRows
    private let articleWriter: ArticleWriter
    private let commentWriter: CommentWriter
    /// What articles have referred to so far, by kind and key: none of it is written while they are.
    private var resolved: [String: [String: Int64?]] = [:]

    init(_ db: Database, source: String, at now: Timestamp) throws {
        self.db = db
        self.now = now
        imported = try ImportedRecords(db, source: source, firstImportedAt: now)
        rows = PendingRows(db)
        articleWriter = ArticleWriter(db, now: now, actor: "import:\(source)", rows: rows)
        commentWriter = CommentWriter(db, now: now, rows: rows)
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

    // MARK: Articles

    private func write(
        _ article: ImportedArticle,
        _ prepared: PreparedArticle,
        _ known: Int64?,
        _ statistics: TermStatistics,
        digest: Int64
    ) throws -> ImportOutcome {
        guard let section = try resolveOnce("section", article.section) else {
            return .skipped(reason: "its section is missing")
        }
        let content = ArticleContent(
            try fields(of: article, section: section),
            updatedAt: article.updatedAt,
            prepared.text,
            keyTerms: statistics.keyTerms(of: prepared.text.terms)
        )
        let id = try known.map { try articleWriter.update($0, content) } ?? articleWriter.insert(content)
        try write(article.comments, prepared.commentDigests, article: id, isNew: known == nil)
        for address in article.formerAddresses { rows.formerAddresses.append(address.path, address.host ?? "", id) }
        if known == nil {
            for hour in article.views { try db.countViews(hour.views, of: id, inHour: hour.hour) }
        }
        remember("article", article.sourceID, resource: id, digest: digest)
        return known == nil ? .created : .updated
    }

    private func fields(of article: ImportedArticle, section: Int64) throws -> ArticleFields {
        ArticleFields(
            slug: article.slug,
            language: article.language,
            title: article.title,
            kicker: article.kicker,
            summary: article.summary,
            body: article.body,
            section: section,
            authors: try article.authors.compactMap { try resolveOnce("author", $0) }.withoutRepeats,
            tags: try article.tags.compactMap { try resolveOnce("tag", $0) }.withoutRepeats,
            topics: try article.topics.compactMap { try resolveOnce("topic", $0) }.withoutRepeats,
            galleries: try article.galleries.compactMap { try resolveOnce("gallery", $0) },
            image: try article.heroImage.flatMap { try resolveOnce("media", $0) },
            status: article.status,
            publishedAt: article.publishedAt,
            commentsOpen: article.commentsOpen,
            corrections: article.corrections,
            canonicalURL: article.canonicalURL,
            source: article.source,
            optsOutOfRelated: article.optsOutOfRelated
        )
    }

    private func write(_ comments: [ImportedComment], _ digests: [Int64], article: Int64, isNew: Bool) throws {
        var positions: [String: CommentPosition] = [:]
        if isNew { try commentWriter.reserve(comments.count) }
        for (comment, digest) in zip(comments, digests) {
            if !isNew { try rows.flush() }
            let known = isNew ? nil : try imported.find("comment", comment.sourceID)
            if let known {
                positions[comment.sourceID] = try db.position(ofComment: known.resource, article: article)
                guard known.digest != digest else { continue }
                try commentWriter.update(known.resource, comment)
                remember("comment", comment.sourceID, resource: known.resource, digest: digest)
            } else {
                let parent = comment.parent.flatMap { positions[$0] }
                let position = try commentWriter.insert(comment, article: article, below: parent)
                positions[comment.sourceID] = position
                remember("comment", comment.sourceID, resource: position.id, digest: digest)
            }
        }
    }

    /// The row of what an article refers to. Asks once a batch: many articles refer to the same.
    private func resolveOnce(_ kind: String, _ key: String) throws -> Int64? {
        if let known = resolved[kind]?[key] { return known }
        let id = try imported.find(kind, key)?.resource
        resolved[kind, default: [:]][key] = .some(id)
        return id
    }

    // MARK: Everything else

    private func write(_ record: ImportRecord, _ known: Int64?, digest: Int64) throws -> ImportOutcome {
        // What it refers to may be among the rows.
        try rows.flush()
        let writer = ResourceWriter(db, now: now)
        let id: Int64?
        switch record {
        case .section(let section): id = try writer.write(section, known)
        case .tag(let tag): id = try writer.write(tag, known)
        case .author(let author):
            id = try writer.write(author, known, picture: author.picture.flatMap { try resolve("media", $0) })
        case .media(let media): id = try writer.write(media, known)
        case .topic(let topic):
            id = try writer.write(topic, known, image: topic.image.flatMap { try resolve("media", $0) })
        case .gallery(let gallery):
            id = try writer.write(gallery, known) { try self.resolve("media", $0) }
        case .collection(let collection):
            id = try writer.write(collection) { try self.resolve($0, $1) }
        case .relatedLinks(let links):
            id = try writer.write(links) { try self.resolve("article", $0) }
        case .article: id = nil
        }
        guard let id else { return .skipped(reason: "what it refers to is missing") }
        remember(record.kind, record.key, resource: id, digest: digest)
        return known == nil ? .created : .updated
    }

    private func resolve(_ kind: String, _ key: String) throws -> Int64? {
        try imported.find(kind, key)?.resource
    }

    private func remember(_ kind: String, _ key: String, resource: Int64, digest: Int64) {
        rows.imported.append(imported.source, kind, key, resource, digest)
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

extension [Int] {
    /// Those that meet the condition, and the others, each in their order.
    fileprivate func partitioned(by condition: (Int) -> Bool) -> (met: [Int], others: [Int]) {
        (filter(condition), filter { !condition($0) })
    }
}
