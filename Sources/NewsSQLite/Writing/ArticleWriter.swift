internal import GRDB
internal import NewsDomain

/// Writes articles within a transaction.
struct ArticleWriter {
    let db: Database
    let now: Timestamp
    /// Who is named in the revisions.
    let actor: String
    private let rows: BulkInsert
    private let indexing: Indexing

    /// When what is new is put into the index that is searched.
    enum Indexing {
        /// With the article.
        case atOnce
        /// Once there are many.
        case later
    }

    /// A writer whose articles are whole once `rows` are flushed.
    init(_ db: Database, now: Timestamp, actor: String, rows: BulkInsert, indexing: Indexing = .atOnce) {
        self.db = db
        self.now = now
        self.actor = actor
        self.rows = rows
        self.indexing = indexing
    }

    /// Writes a new article and returns its id, and its fields as they are stored. What belongs to it waits in the pending
    /// rows.
    func insert(_ content: ArticleContent) throws -> (id: Int64, stored: ArticleFields) {
        let stored = content.stored(slug: try db.freeSlug(content.wishedSlug, in: "article"), at: now)
        let id = try db.newID(in: "article")
        try db.run(Self.insertSQL, binding: (values(stored, content) + [id])[...])
        try db.run(
            "INSERT INTO article_body (articleId, html, text) VALUES (?, ?, ?)",
            id,
            stored.body.html,
            stored.body.text
        )
        addRelations(of: content, stored, article: id)
        try rows.addFirstRevision(to: id, by: actor, at: now)
        if stored.publication.isLive(at: now) { rows.logChange(.create, "article", id, at: now) }
        try index(id)
        return (id, stored)
    }

    /// Replaces an article, keeping its id, and notes what it was before.
    func update(_ id: Int64, from before: StoredArticle, _ content: ArticleContent) throws {
        try rows.flush()
        let stored = content.stored(slug: try slug(of: id, from: before, to: content), at: now)
        try db.run(Self.updateSQL, binding: (values(stored, content) + [id])[...])
        if stored.body != before.fields.body {
            try db.run(
                "UPDATE article_body SET html = ?, text = ? WHERE articleId = ?",
                [stored.body.html, stored.body.text, id]
            )
        }
        for relation in Self.relations { try db.run("DELETE FROM \(relation) WHERE articleId = ?", [id]) }
        addRelations(of: content, stored, article: id)
        try db.addRevision(to: id, before: before.fields.differing(from: stored), by: actor, at: now)
        if let operation = ChangeOperation(wasVisible: before.isLive, isVisible: stored.publication.isLive(at: now)) {
            rows.logChange(operation, "article", id, at: now)
        }
        try rows.flush()
        try SearchIndexing(db).follow(id, from: SearchedText(before.fields))
    }

    private func index(_ id: Int64) throws {
        switch indexing {
        case .later: try db.indexLater(article: id)
        case .atOnce:
            try rows.flush()
            try SearchIndexing(db).follow(id)
        }
    }

    /// The article's slug from now on; one that readers know keeps answering with a redirect.
    private func slug(of id: Int64, from before: StoredArticle, to content: ArticleContent) throws -> Slug {
        guard let wanted = content.fields.slug, wanted != before.slug else { return before.slug }
        try db.run("DELETE FROM article_former_slug WHERE slug = ? AND articleId = ?", [wanted.text, id])
        let slug = try db.freeSlug(wanted, in: "article")
        if before.fields.publication.wasPublished(by: now) {
            try db.run("INSERT INTO article_former_slug (slug, articleId) VALUES (?, ?)", [before.slug.text, id])
        }
        return slug
    }

    /// The columns of the article's own row: its fields, and what is worked out.
    private static let columns = ArticleFields.columns.filter(\.isOfArticle)
    private static let derived = ["updatedAt", "isLive", "wordCount"]
    private static let names = columns.map(\.name) + derived

    private static let insertSQL = """
        INSERT INTO article (\(names.joined(separator: ", ")), id) VALUES (\(names.map { _ in "?, " }.joined())?)
        """

    private static let updateSQL = """
        UPDATE article SET \(names.map { "\($0) = ?" }.joined(separator: ", ")), version = version + 1 WHERE id = ?
        """

    /// The values of all columns, in their order.
    private func values(_ stored: ArticleFields, _ content: ArticleContent) -> [any BindableValue] {
        let updatedAt = content.updatedAt ?? stored.publishedAt ?? now
        let derived: [any BindableValue] = [updatedAt.seconds, stored.publication.isLive(at: now), content.wordCount]
        return Self.columns.map { $0.value(stored) } + derived
    }

    private static let relations = [
        "article_author", "article_tag", "article_topic", "article_term", "article_gallery", "article_correction",
    ]

    private func addRelations(of content: ArticleContent, _ stored: ArticleFields, article id: Int64) {
        let listedAt = stored.publication.listedAt?.seconds
        for (position, author) in stored.authors.enumerated() {
            rows.authors.append(id, author, position, listedAt)
        }
        for (position, tag) in stored.tags.enumerated() {
            rows.tags.append(id, tag, position, listedAt)
        }
        for (position, topic) in content.topics.enumerated() {
            let occurrences = Occurrences.encode(topic.occurrences)
            rows.topics.append(id, topic.id, position, topic.origin, occurrences, listedAt)
        }
        for term in content.keyTerms {
            rows.terms.append(id, term.id, term.word, listedAt)
        }
        for (position, gallery) in stored.galleries.enumerated() {
            rows.galleries.append(id, position, gallery)
        }
        for (position, correction) in stored.corrections.enumerated() {
            rows.corrections.append(id, position, correction.at.seconds, correction.text)
        }
    }
}
