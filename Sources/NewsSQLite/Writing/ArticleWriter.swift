internal import GRDB
internal import NewsDomain

/// Writes articles within a transaction.
struct ArticleWriter {
    let db: Database
    let now: Timestamp
    /// Who is named in the revisions.
    let actor: String
    private let rows: PendingRows

    /// A writer whose articles are whole once `rows` are flushed.
    init(_ db: Database, now: Timestamp, actor: String, rows: PendingRows) {
        self.db = db
        self.now = now
        self.actor = actor
        self.rows = rows
    }

    /// Writes a new article and returns its id. What belongs to it waits in the pending rows.
    func insert(_ content: ArticleContent) throws -> Int64 {
        let slug = try db.freeSlug(content.slug, in: "article")
        let id = try db.newID(in: "article")
        try db.run(Self.insertSQL, binding: ([id, slug.text] + values(of: content))[...])
        try db.run(
            "INSERT INTO article_body (articleId, html, text) VALUES (?, ?, ?)",
            id,
            content.fields.body.html,
            content.fields.body.text
        )
        addRelations(of: content, article: id)
        try addRevision(to: id, number: 1, before: [:])
        if isLive(content) { rows.logChange(.create, "article", id, at: now) }
        return id
    }

    /// Replaces an article, keeping its id, and notes what it was before. Returns the id.
    func update(_ id: Int64, _ content: ArticleContent) throws -> Int64 {
        try rows.flush()
        guard let before = try db.storedFields(ofArticle: id) else { return try insert(content) }
        let slug = try moved(id, from: before, to: content)
        try db.run(Self.updateSQL, binding: ([slug.text] + values(of: content) + [id])[...])
        try db.run(
            "UPDATE article_body SET html = ?, text = ? WHERE articleId = ?",
            [content.fields.body.html, content.fields.body.text, id]
        )
        for relation in Self.relations { try db.run("DELETE FROM \(relation) WHERE articleId = ?", [id]) }
        addRelations(of: content, article: id)
        try rows.flush()
        guard let after = try db.storedFields(ofArticle: id) else { return id }
        let number: Int =
            try db.firstRow("SELECT ifnull(max(number), 0) + 1 FROM article_revision WHERE articleId = ?", [id]) {
                $0.next()
            } ?? 1
        try addRevision(to: id, number: number, before: before.differing(from: after))
        if before.isLive || isLive(content) {
            rows.logChange(isLive(content) ? (before.isLive ? .update : .create) : .delete, "article", id, at: now)
        }
        try rows.flush()
        return id
    }

    /// The article's slug from now on; one that readers know keeps answering with a redirect.
    private func moved(_ id: Int64, from before: StoredFields, to content: ArticleContent) throws -> Slug {
        guard let wanted = content.fields.slug, wanted.text != before.slug else { return Slug(trusted: before.slug) }
        try db.run("DELETE FROM article_former_slug WHERE slug = ? AND articleId = ?", [wanted.text, id])
        let slug = try db.freeSlug(wanted, in: "article")
        if ArticleFields(before).wasPublished(by: now) {
            try db.run("INSERT INTO article_former_slug (slug, articleId) VALUES (?, ?)", [before.slug, id])
        }
        return slug
    }

    private func isLive(_ content: ArticleContent) -> Bool {
        content.listedAt(now).map { $0 <= now } ?? false
    }

    private static let columns = [
        "slug", "language", "title", "kicker", "summary", "sectionId", "imageId", "status", "publishedAt", "updatedAt",
        "isLive", "wordCount", "commentsOpen", "optsOutOfRelated", "canonicalUrl", "sourceName", "sourceUrl",
    ]

    private static let insertSQL = """
        INSERT INTO article (id, \(columns.joined(separator: ", "))) VALUES (?, \(columns.map { _ in "?" }.joined(separator: ", ")))
        """

    private static let updateSQL = """
        UPDATE article SET \(columns.map { "\($0) = ?" }.joined(separator: ", ")), version = version + 1 WHERE id = ?
        """

    /// The values of all columns but the slug, in their order.
    private func values(of content: ArticleContent) -> [any BindableValue] {
        let fields = content.fields
        let publishedAt = content.publishedAt(now)
        return [
            fields.language.text, fields.title, fields.kicker, content.summary, fields.section, fields.image,
            fields.status.rawValue, publishedAt?.seconds, (content.updatedAt ?? publishedAt ?? now).seconds,
            isLive(content), content.wordCount, fields.commentsOpen, fields.optsOutOfRelated, fields.canonicalURL,
            fields.source?.name, fields.source?.url,
        ]
    }

    private static let relations = [
        "article_author", "article_tag", "article_topic", "article_term", "article_gallery", "article_correction",
    ]

    private func addRelations(of content: ArticleContent, article id: Int64) {
        let listedAt = content.listedAt(now)?.seconds
        for (position, author) in content.fields.authors.enumerated() {
            rows.authors.append(id, author, position, listedAt)
        }
        for (position, tag) in content.fields.tags.enumerated() {
            rows.tags.append(id, tag, position, listedAt)
        }
        for (position, topic) in content.topics.enumerated() {
            let occurrences = Occurrences.encode(topic.occurrences)
            rows.topics.append(id, topic.id, position, topic.origin, occurrences, listedAt)
        }
        for term in content.keyTerms {
            rows.terms.append(id, term.id, term.word, listedAt)
        }
        for (position, gallery) in content.fields.galleries.enumerated() {
            rows.galleries.append(id, position, gallery)
        }
        for (position, correction) in content.fields.corrections.enumerated() {
            rows.corrections.append(id, position, correction.at.seconds, correction.text)
        }
    }

    private func addRevision(to id: Int64, number: Int, before: [String: String?]) throws {
        rows.revisions.append(id, number, now.seconds, actor, try StoredFields.json(before))
    }
}
