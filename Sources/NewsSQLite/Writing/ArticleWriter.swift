internal import Foundation
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
        try db.run(Self.insertSQL, binding: ([slug.text] + values(of: content))[...])
        let id = db.lastInsertedRowID
        try db.run(
            "INSERT INTO article_body (articleId, html, text) VALUES (?, ?, ?)",
            id,
            content.article.body.html,
            content.article.body.text
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
        let slug = try moved(id, from: before.slug, to: content)
        try db.run(Self.updateSQL, binding: ([slug.text] + values(of: content) + [id])[...])
        try db.run(
            "UPDATE article_body SET html = ?, text = ? WHERE articleId = ?",
            [content.article.body.html, content.article.body.text, id]
        )
        for relation in Self.relations { try db.run("DELETE FROM \(relation) WHERE articleId = ?", [id]) }
        addRelations(of: content, article: id)
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

    /// The article's slug from now on; a former one keeps answering with a redirect.
    private func moved(_ id: Int64, from old: String, to content: ArticleContent) throws -> Slug {
        guard let wanted = content.article.slug, wanted.text != old else { return Slug(trusted: old) }
        try db.run("DELETE FROM article_former_slug WHERE slug = ? AND articleId = ?", [wanted.text, id])
        let slug = try db.freeSlug(wanted, in: "article")
        try db.run("INSERT INTO article_former_slug (slug, articleId) VALUES (?, ?)", [old, id])
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
        INSERT INTO article (\(columns.joined(separator: ", "))) VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
        """

    private static let updateSQL = """
        UPDATE article SET \(columns.map { "\($0) = ?" }.joined(separator: ", ")), version = version + 1 WHERE id = ?
        """

    /// The values of all columns but the slug, in their order.
    private func values(of content: ArticleContent) -> [any BindableValue] {
        let article = content.article
        let publishedAt = content.publishedAt(now)
        return [
            article.language.text, article.title, article.kicker, content.summary, content.section, content.image,
            article.status.rawValue, publishedAt?.seconds, (article.updatedAt ?? publishedAt ?? now).seconds,
            isLive(content), content.wordCount, article.commentsOpen, article.optsOutOfRelated, article.canonicalURL,
            article.source?.name, article.source?.url,
        ]
    }

    private static let relations = [
        "article_author", "article_tag", "article_topic", "article_term", "article_gallery", "article_correction",
    ]

    private func addRelations(of content: ArticleContent, article id: Int64) {
        let listedAt = content.listedAt(now)?.seconds
        for (position, author) in content.authors.enumerated() {
            rows.authors.append(id, author, position, listedAt)
        }
        for (position, tag) in content.tags.enumerated() {
            rows.tags.append(id, tag, position, listedAt)
        }
        for (position, topic) in content.topics.enumerated() {
            let occurrences = Occurrences.encode(topic.occurrences)
            rows.topics.append(id, topic.id, position, topic.origin, occurrences, listedAt)
        }
        for term in content.keyTerms {
            rows.terms.append(id, term.id, term.word, listedAt)
        }
        for (position, gallery) in content.galleries.enumerated() {
            rows.galleries.append(id, position, gallery)
        }
        for (position, correction) in content.article.corrections.enumerated() {
            rows.corrections.append(id, position, correction.at.seconds, correction.text)
        }
    }

    private func addRevision(to id: Int64, number: Int, before: [String: String?]) throws {
        var json = "{}"
        if !before.isEmpty {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            json = String(decoding: try encoder.encode(before), as: UTF8.self)
        }
        rows.revisions.append(id, number, now.seconds, actor, json)
    }
}

/// An article's own fields as they are stored, for telling what a change changed.
private struct StoredFields {
    var slug: String
    var isLive: Bool
    var values: [String: String?]

    static let columns = [
        "slug", "language", "title", "kicker", "summary", "sectionId", "imageId", "status", "publishedAt",
        "commentsOpen", "canonicalUrl", "html",
    ]

    /// The values here of what is not the same there.
    func differing(from other: StoredFields) -> [String: String?] {
        values.filter { other.values[$0.key] != $0.value }
    }
}

extension Database {
    fileprivate func storedFields(ofArticle id: Int64) throws -> StoredFields? {
        let columns = StoredFields.columns.map { "CAST(\($0) AS TEXT)" }.joined(separator: ", ")
        let sql = "SELECT slug, isLive, \(columns) FROM article JOIN article_body ON articleId = id WHERE id = ?"
        return try firstRow(sql, [id]) { columns in
            var fields = StoredFields(slug: columns.next(), isLive: columns.next(), values: [:])
            for name in StoredFields.columns { fields.values[name] = .some(columns.optional() as String?) }
            return fields
        }
    }
}
