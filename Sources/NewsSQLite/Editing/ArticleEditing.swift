internal import GRDB
internal import NewsDomain

/// What editors do to articles, within a transaction.
struct ArticleEditing {
    private let db: Database
    private let actor: String
    private let now: Timestamp
    private let rows: PendingRows

    init(_ db: Database, by actor: String, at now: Timestamp) {
        self.db = db
        self.actor = actor
        self.now = now
        rows = PendingRows(db)
    }

    func perform(_ operation: ArticleOperation) throws -> EditorialOutcome {
        switch operation {
        case .create(let change): return .article(try create(change))
        case .change(let article, let change, let condition):
            let (id, stored) = try find(article, condition)
            let news = try leavingWhatIs(of: id, stored, change)
            let fields = try stored.edited.applying(news, db, at: now)
            return .article(try update(id, stored, fields))
        case .withdraw(let article, let condition):
            let (id, stored) = try find(article, condition)
            try withdraw(id, stored)
            return .removed
        case .restore(let article, let number, let condition, let clean):
            let (id, stored) = try find(article, condition)
            let fields = try db.fields(ofRevision: number, article: id, now: stored, clean: clean)
            return .article(try update(id, stored, fields))
        case .setRelated(let article, let selection):
            let id = try find(article, .any).id
            try setRelated(selection, of: id)
            return .related(try db.relatedLists(of: id, at: now))
        }
    }

    // MARK: The article itself

    private func create(_ change: ArticleChange) throws -> Article {
        let fields = try ArticleFields().applying(change, db, at: now)
        let content = try content(fields, isNew: true)
        let id = try ArticleWriter(db, now: now, actor: actor, rows: rows).insert(content).id
        try rows.flush()
        return try db.editorialArticle(id, at: now)
    }

    private func update(_ id: Int64, _ stored: StoredArticle, _ fields: ArticleFields) throws -> Article {
        if fields != stored.edited {
            let content = try content(fields, isNew: false)
            try ArticleWriter(db, now: now, actor: actor, rows: rows).update(id, from: stored, content)
        }
        return try db.editorialArticle(id, at: now)
    }

    /// The change without the members that only say what the article answers already. Of what is worked out of the text,
    /// its summary and some of its topics, nothing becomes an editor's choice by being sent back as it was read.
    private func leavingWhatIs(of id: Int64, _ stored: StoredArticle, _ change: ArticleChange) throws -> ArticleChange {
        var change = change
        if let summary = change.summary, summary == stored.fields.summary { change.summary = nil }
        if let names = change.topics {
            let sql = "SELECT topicId FROM article_topic WHERE articleId = ? ORDER BY position, topicId"
            let present: [Int64] = try db.rows(sql, [id]) { $0.next() }
            if try names.map({ try db.id(of: CatalogueItem(.topic, $0)) }) == present { change.topics = nil }
        }
        return change
    }

    private func withdraw(_ id: Int64, _ stored: StoredArticle) throws {
        var fields = stored.edited
        guard fields.status != .withdrawn else { return }
        if try !fields.wasPublished(by: now) && !db.hasReaders(article: id) {
            try db.forgetImport(of: "article", id)
            return try db.run("DELETE FROM article WHERE id = ?", [id])
        }
        fields.status = .withdrawn
        fields.publishedAt = fields.publishedAt ?? now
        _ = try update(id, stored, fields)
    }

    /// What is stored of the fields: with what is worked out of the text.
    private func content(_ fields: ArticleFields, isNew: Bool) throws -> ArticleContent {
        // What was published at a moment ahead was not changed before that moment.
        let publishedAt = fields.status == .published ? fields.publishedAt : nil
        return try ArticleContent(fields, updatedAt: max(now, publishedAt ?? now), db, isNew: isNew)
    }

    /// The article and its present fields. Throws `notFound`, and `preconditionFailed` where its version is another.
    private func find(
        _ article: ArticleReference,
        _ condition: VersionCondition
    ) throws -> (id: Int64, stored: StoredArticle) {
        guard let id = try db.anyArticle(article), let stored = try db.storedArticle(id) else {
            throw ArticleState.notFound
        }
        guard condition.allows(stored.version) else {
            throw NewsError(
                .preconditionFailed,
                "The article is at version \(stored.version) now. Read it again and make your change to that."
            )
        }
        return (id, stored)
    }

    // MARK: What stands beside it

    func setRelated(_ selection: RelatedSelection, of id: Int64) throws {
        var references = References(db, at: now)
        let related = try ids(of: selection.articles, in: "articles", of: id, &references)
        let excluded = try selection.excluded.map { try ids(of: $0, in: "excluded", of: id, &references) }
        for (index, other) in (excluded ?? []).enumerated() where related.contains(other) {
            references.faults.add("excluded/\(index)", "contradiction", "This article is among the related ones.")
        }
        try references.faults.finish()
        try db.run("DELETE FROM article_related WHERE articleId = ?", [id])
        for (position, other) in related.enumerated() {
            try db.run(
                "INSERT INTO article_related (articleId, position, relatedId) VALUES (?, ?, ?)",
                [id, position, other]
            )
        }
        if let excluded { try setExcluded(excluded, of: id) }
        if try db.isLive(article: id) { try db.logChange(.update, "article", id, at: now) }
    }

    private func setExcluded(_ excluded: [Int64], of id: Int64) throws {
        try db.run("DELETE FROM article_excluded WHERE articleId = ?1 OR otherId = ?1", [id])
        for other in excluded {
            try db.run(
                "INSERT INTO article_excluded (articleId, otherId) VALUES (?, ?)",
                [min(id, other), max(id, other)]
            )
        }
    }

    private func ids(
        of articles: [ArticleReference],
        in member: String,
        of own: Int64,
        _ references: inout References
    ) throws -> [Int64] {
        var ids: [Int64] = []
        for (index, article) in articles.enumerated() {
            guard let id = try references.id(of: article, in: "\(member)/\(index)") else { continue }
            if id == own {
                references.faults.add("\(member)/\(index)", "self", "An article does not stand beside itself.")
            } else if ids.contains(id) {
                references.faults.add("\(member)/\(index)", "repeated", "The article stands in the list twice.")
            } else {
                ids.append(id)
            }
        }
        return ids
    }
}

extension Database {
    /// Whether readers have left anything at an article: then it is not deleted for good.
    fileprivate func hasReaders(article id: Int64) throws -> Bool {
        let sql = """
            SELECT EXISTS (SELECT 1 FROM comment WHERE articleId = ?1)
                OR EXISTS (SELECT 1 FROM article_views WHERE articleId = ?1)
            """
        return try firstRow(sql, [id]) { $0.next() } ?? false
    }

    fileprivate func isLive(article id: Int64) throws -> Bool {
        try firstRow("SELECT isLive FROM article WHERE id = ?", [id]) { $0.next() } ?? false
    }

    /// An article's curated lists, whatever the status of what stands in them.
    func relatedLists(of id: Int64, at now: Timestamp) throws -> RelatedLists {
        let ids = try relatedIDs(of: id)
        return RelatedLists(
            articles: try editorialSummaries(ids.related, .all, at: now),
            excluded: try editorialSummaries(ids.excluded, .all, at: now)
        )
    }

    /// What stands in an article's curated lists.
    func relatedIDs(of id: Int64) throws -> (related: [Int64], excluded: [Int64]) {
        let related: [Int64] = try rows(
            "SELECT relatedId FROM article_related WHERE articleId = ? ORDER BY position",
            [id]
        ) { $0.next() }
        let excluded: [Int64] = try rows(
            """
            SELECT otherId FROM article_excluded WHERE articleId = ?1
            UNION ALL SELECT articleId FROM article_excluded WHERE otherId = ?1
            """,
            [id]
        ) { $0.next() }
        return (related, excluded)
    }
}
