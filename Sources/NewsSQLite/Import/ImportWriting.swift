internal import GRDB
package import NewsDomain

extension SQLiteNewsroom: ImportRepository {
    package func importBatch(
        _ records: [ImportRecord],
        from source: String,
        dryRun: Bool
    ) throws -> [ImportOutcome] {
        try reportingFailures {
            let now = clock.now()
            guard !dryRun else {
                return try pool.read { db in try ImportWriter(db, source: source, at: now, writes: false).write(records)
                }
            }
            return try pool.write { db in try ImportWriter(db, source: source, at: now, writes: true).write(records) }
        }
    }

    package func finishImport(from source: String) throws {
        try reportingFailures {
            try pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        }
    }

    package func firstImported(from source: String) throws -> Timestamp? {
        try reportingFailures {
            try pool.read { db in
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
    let db: Database
    let now: Timestamp
    private let source: String
    private let writes: Bool
    /// Row of the source; nil where it has never been imported and nothing is written.
    private var sourceID: Int64?
    private let commentWriter: CommentWriter

    init(_ db: Database, source: String, at now: Timestamp, writes: Bool) throws {
        self.db = db
        self.now = now
        self.source = source
        self.writes = writes
        commentWriter = CommentWriter(db, now: now)
        sourceID = try db.firstRow("SELECT id FROM import_source WHERE name = ?", [source]) { $0.next() }
        if sourceID == nil, writes {
            try db.run("INSERT INTO import_source (name, firstImportedAt) VALUES (?, ?)", [source, now.seconds])
            sourceID = db.lastInsertedRowID
        }
    }

    func write(_ records: [ImportRecord]) throws -> [ImportOutcome] {
        let known = try records.map { try existing(kind: $0.kind, key: $0.key) }
        let digests = ParallelSlices<Int64>(count: records.count, lanes: 4).map { records[$0].digest }
        let changed = records.indices.filter { known[$0]?.digest != digests[$0] }
        var outcomes = [ImportOutcome](repeating: .unchanged, count: records.count)
        guard writes else {
            for index in changed { outcomes[index] = known[index] == nil ? .created : .updated }
            return outcomes
        }
        // Topics come before the articles whose texts they are looked for in.
        let (articles, others) = changed.partitioned { records[$0].isArticleOrLater }
        for index in others {
            outcomes[index] = try write(records[index], known[index]?.resource, digest: digests[index])
        }
        try writeArticles(articles, records, known.map { $0?.resource }, digests, &outcomes)
        return outcomes
    }

    // MARK: Articles

    private func writeArticles(
        _ indices: [Int],
        _ records: [ImportRecord],
        _ known: [Int64?],
        _ digests: [Int64],
        _ outcomes: inout [ImportOutcome]
    ) throws {
        let matcher = try topicMatcher()
        let chosen = indices.map { records[$0] }
        let prepared = PreparedArticle.prepare(chosen, matcher: matcher)
        let (fresh, changed) = Array(prepared.indices).partitioned { known[indices[$0]] == nil }
        let statistics = try TermStatistics(
            db,
            adding: fresh.compactMap { prepared[$0]?.terms },
            known: changed.compactMap { prepared[$0]?.terms }
        )
        for (position, index) in indices.enumerated() {
            if case .article(let article) = records[index], let prepared = prepared[position] {
                outcomes[index] = try write(article, prepared, known[index], statistics, digest: digests[index])
            } else {
                outcomes[index] = try write(records[index], known[index], digest: digests[index])
            }
        }
    }

    private func write(
        _ article: ImportedArticle,
        _ prepared: PreparedArticle,
        _ known: Int64?,
        _ statistics: TermStatistics,
        digest: Int64
    ) throws -> ImportOutcome {
        guard let section = try resolve("section", article.section) else {
            return .skipped(reason: "its section is missing")
        }
        let writer = ArticleWriter(db, now: now, actor: "import:\(source)")
        let content = ArticleContent(
            article,
            prepared,
            section: section,
            authors: try article.authors.compactMap { try resolve("author", $0) },
            tags: try article.tags.compactMap { try resolve("tag", $0) },
            topics: try article.topics.compactMap { try resolve("topic", $0) },
            galleries: try article.galleries.compactMap { try resolve("gallery", $0) },
            image: try article.heroImage.flatMap { try resolve("media", $0) },
            keyTerms: statistics.keyTerms(of: prepared.terms)
        )
        let id = try known.map { try writer.update($0, content) } ?? writer.insert(content)
        try write(article.comments, article: id, isNew: known == nil)
        if known == nil {
            for hour in article.views { try db.countViews(hour.views, of: id, inHour: hour.hour) }
        }
        try remember("article", article.sourceID, resource: id, digest: digest)
        return known == nil ? .created : .updated
    }

    private func write(_ comments: [ImportedComment], article: Int64, isNew: Bool) throws {
        var positions: [String: CommentPosition] = [:]
        for comment in comments {
            let known = isNew ? nil : try existing(kind: "comment", key: comment.sourceID)
            let digest = comment.digest
            if let known {
                positions[comment.sourceID] = try commentWriter.position(of: known.resource, article: article)
                guard known.digest != digest else { continue }
                try commentWriter.update(known.resource, comment)
                try remember("comment", comment.sourceID, resource: known.resource, digest: digest)
            } else {
                let parent = comment.parent.flatMap { positions[$0] }
                let position = try commentWriter.insert(comment, article: article, below: parent)
                positions[comment.sourceID] = position
                try remember("comment", comment.sourceID, resource: position.id, digest: digest)
            }
        }
    }

    private func topicMatcher() throws -> TopicMatcher {
        let names = try db.rows("SELECT topicId, name FROM topic_name") { columns in
            TopicMatcher.Name(topicID: columns.next(), name: columns.next())
        }
        return TopicMatcher(names)
    }

    // MARK: Everything else

    private func write(_ record: ImportRecord, _ known: Int64?, digest: Int64) throws -> ImportOutcome {
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
        try remember(record.kind, record.key, resource: id, digest: digest)
        return known == nil ? .created : .updated
    }

    // MARK: What was imported before

    private func existing(kind: String, key: String) throws -> (resource: Int64, digest: Int64)? {
        guard let sourceID else { return nil }
        let sql = "SELECT resourceId, digest FROM import_record WHERE sourceId = ? AND kind = ? AND key = ?"
        return try db.lookUp(sql, sourceID, kind, key, row: { ($0.next(), $0.next()) })
    }

    private func resolve(_ kind: String, _ key: String) throws -> Int64? {
        try existing(kind: kind, key: key)?.resource
    }

    private func remember(_ kind: String, _ key: String, resource: Int64, digest: Int64) throws {
        try db.run(
            """
            INSERT INTO import_record (sourceId, kind, key, resourceId, digest) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET resourceId = excluded.resourceId, digest = excluded.digest
            """,
            sourceID,
            kind,
            key,
            resource,
            digest
        )
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
