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
        add(Set(Relation.allCases), of: content, stored, article: id)
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
        let scope = before.isLive ? try db.scope(ofArticle: id, before.fields) : ChangeScope()
        let relations = Relation.changed(from: before.fields, to: stored)
        for relation in relations { try db.run("DELETE FROM \(relation.rawValue) WHERE articleId = ?", [id]) }
        add(relations, of: content, stored, article: id)
        try db.addRevision(to: id, before: before.fields.differing(from: stored), by: actor, at: now)
        try log(id, from: before, to: stored, beforeIn: scope)
        try rows.flush()
        try SearchIndexing(db).follow(id, from: SearchedText(before.fields))
    }

    /// Notes for followers what readers see of a change, and what of other things shows the article.
    private func log(
        _ id: Int64,
        from before: StoredArticle,
        to stored: ArticleFields,
        beforeIn scope: ChangeScope
    ) throws {
        let isLive = stored.publication.isLive(at: now)
        guard let operation = ChangeOperation(wasVisible: before.isLive, isVisible: isLive) else { return }
        let isGone = operation == .delete
        rows.logChange(
            operation,
            "article",
            id,
            at: now,
            because: isGone ? (stored.status == .withdrawn ? .withdrawn : .unpublished) : nil,
            slug: isGone ? before.slug.text : nil,
            leaving: isGone ? scope : scope.subtracting(stored.scope)
        )
        guard operation != .update || stored.slug != before.slug else { return }
        try rows.flush()
        try ReferenceLog(db, by: actor, at: now).note(article: id)
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

    /// The tables of what belongs to an article.
    private enum Relation: String, CaseIterable {
        case authors = "article_author"
        case tags = "article_tag"
        case topics = "article_topic"
        case terms = "article_term"
        case galleries = "article_gallery"
        case corrections = "article_correction"

        /// Those whose rows an update makes anew. The others stay: a tag that no other article has would go from its readers
        /// and come back. Topics and terms come of the text and of all others' texts.
        static func changed(from before: ArticleFields, to stored: ArticleFields) -> Set<Relation> {
            var relations = Set(allCases)
            if stored.authors == before.authors { relations.remove(.authors) }
            if stored.tags == before.tags { relations.remove(.tags) }
            if stored.galleries == before.galleries { relations.remove(.galleries) }
            if stored.corrections == before.corrections { relations.remove(.corrections) }
            return relations
        }
    }

    private func add(
        _ relations: Set<Relation>,
        of content: ArticleContent,
        _ stored: ArticleFields,
        article id: Int64
    ) {
        let listedAt = stored.publication.listedAt?.seconds
        func each<Value>(_ relation: Relation, _ values: [Value], _ append: (Int, Value) -> Void) {
            guard relations.contains(relation) else { return }
            for (position, value) in values.enumerated() { append(position, value) }
        }
        each(.authors, stored.authors) { rows.authors.append(id, $1, $0, listedAt) }
        each(.tags, stored.tags) { rows.tags.append(id, $1, $0, listedAt) }
        each(.topics, content.topics) {
            rows.topics.append(id, $1.id, $0, $1.origin, Occurrences.encode($1.occurrences), listedAt)
        }
        each(.terms, content.keyTerms) { rows.terms.append(id, $1.id, $1.word, listedAt) }
        each(.galleries, stored.galleries) { rows.galleries.append(id, $0, $1) }
        each(.corrections, stored.corrections) { rows.corrections.append(id, $0, $1.at.seconds, $1.text) }
    }
}
