internal import GRDB
internal import NewsDomain

/// What editors do to articles, within a transaction.
struct ArticleEditing {
    private let db: Database
    private let actor: String
    private let now: Timestamp
    private let rows: BulkInsert

    init(_ db: Database, by actor: String, at now: Timestamp) {
        self.db = db
        self.actor = actor
        self.now = now
        rows = BulkInsert(db, by: actor)
    }

    func perform(_ operation: ArticleOperation) throws -> EditorialOutcome {
        switch operation {
        case .create(let change): return .article(try create(change))
        case .change(let article, let change, let condition):
            let (id, stored) = try find(article, condition)
            let news = try leavingWhatIs(of: id, stored, change)
            let fields = try stored.edited.applying(news, db, by: actor, at: now)
            return .article(try update(id, stored, fields))
        case .remove(let article, let condition):
            let (id, stored) = try find(article, condition, orInTrash: true)
            if !stored.isTrashed { try remove(id, stored) }
            return .removed
        case .recover(let article, let condition):
            let (id, stored) = try find(article, condition, orInTrash: true)
            guard stored.isTrashed else { throw NewsError(.conflict, "The article does not lie in the trash.") }
            try TrashEditing(db, by: actor, at: now).recover(id, stored)
            return .article(try db.editorialArticle(id, at: now))
        case .restore(let article, let number, let condition, let clean):
            let (id, stored) = try find(article, condition)
            let (fields, missing) = try db.fields(ofRevision: number, article: id, now: stored, clean: clean)
            return .restored(try update(id, stored, fields), missing: missing)
        case .setRelated(let article, let selection, let condition):
            let (id, stored) = try find(article, condition)
            let isChanged = try RelatedEditing(db, by: actor, at: now).set(selection, of: id)
            return .related(try db.relatedLists(of: id, at: now), version: stored.version + (isChanged ? 1 : 0))
        }
    }

    // MARK: The article itself

    private func create(_ change: ArticleChange) throws -> Article {
        let fields = try ArticleFields().applying(change, db, by: actor, at: now)
        let content = try content(fields, over: nil)
        let id = try ArticleWriter(db, now: now, actor: actor, rows: rows).insert(content).id
        try rows.flush()
        return try db.editorialArticle(id, at: now)
    }

    private func update(_ id: Int64, _ stored: StoredArticle, _ fields: ArticleFields) throws -> Article {
        if fields != stored.edited {
            let content = try content(fields, over: (id, stored))
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

    private func remove(_ id: Int64, _ stored: StoredArticle) throws {
        var fields = stored.edited
        let hasReaders = try db.hasReaders(article: id)
        switch ArticleRemoval(fields.publication, hasReaders: hasReaders, at: now) {
        case .nothing: break
        case .trash: try TrashEditing(db, by: actor, at: now).trash(id, stored)
        case .withdraw:
            fields.status = .withdrawn
            fields.publishedAt = fields.publishedAt ?? now
            _ = try update(id, stored, fields)
        }
    }

    /// What is stored of the fields: with what is worked out of the text. `known` is what was stored before, of an article
    /// that there is.
    private func content(
        _ fields: ArticleFields,
        over known: (id: Int64, stored: StoredArticle)?
    ) throws -> ArticleContent {
        // Topics are tied to what the text says, and nothing else ties them anew.
        let isSameText = known.map { $0.stored.fields.body.text == fields.body.text } ?? false
        return try ArticleContent(
            fields,
            updatedAt: updatedAt(fields, over: known?.stored),
            db,
            isNew: known == nil,
            ties: isSameText ? known.map { try db.textTies(ofArticle: $0.id) } : nil
        )
    }

    /// When readers are told that an article was updated.
    private func updatedAt(_ fields: ArticleFields, over stored: StoredArticle?) -> Timestamp {
        if let stored, fields.hasSameContent(as: stored.edited) { return stored.updatedAt }
        // What was published at a moment ahead was not changed before that moment.
        return max(now, fields.publication.listedAt ?? now)
    }

    /// The article and its present fields. Throws `notFound`, `preconditionFailed` where its version is another, and
    /// `conflict` where it lies in the trash and must not.
    private func find(
        _ article: ResourceReference,
        _ condition: VersionCondition,
        orInTrash: Bool = false
    ) throws -> (id: Int64, stored: StoredArticle) {
        guard let id = try db.articleID(article, orInTrash: true), let stored = try db.storedArticle(id)
        else { throw NewsError.noSuchArticle }
        try condition.require(stored.version, of: "article")
        guard orInTrash || !stored.isTrashed else {
            throw NewsError(.conflict, "The article lies in the trash. Take it out of there first.")
        }
        return (id, stored)
    }
}

extension VersionCondition {
    /// Throws `preconditionFailed` where a thing that is called so is at a version that is not allowed.
    func require(_ version: Int, of noun: String) throws {
        guard !allows(version) else { return }
        throw NewsError(
            .preconditionFailed,
            "The \(noun) is at version \(version) now. Read it again and make your change to that."
        )
    }
}

extension ArticleFields {
    /// Whether readers of the article read the same as with other fields.
    fileprivate func hasSameContent(as other: ArticleFields) -> Bool {
        var filedAlike = self
        for column in Self.columns where !column.field.isContent { column.copy(&filedAlike, other) }
        return filedAlike == other
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
}
