internal import GRDB
internal import NewsDomain

extension ArticleFields {
    /// The fields after a change. What it names has to be there; what it may make is made.
    ///
    /// Throws `unprocessable` with all faults, `conflict` where the slug is another article's.
    func applying(
        _ change: ArticleChange,
        _ db: Database,
        by actor: String,
        at now: Timestamp
    ) throws -> ArticleFields {
        var fields = self
        var references = ReferenceResolver(db, at: now)
        fields.apply(texts: change, at: now)
        fields.apply(publication: change, &references.faults, at: now)
        // Nothing is made for an article that cannot be: but for that, all faults are told at once.
        let mayMake = change.createsMissing && references.faults.faults.isEmpty
        let editing = CatalogueEditing(db, by: actor, at: now)
        try fields.apply(references: change, &references, making: mayMake ? editing : nil)
        try references.faults.finish()
        if let slug = change.slug, slug != self.slug {
            try db.checkFree(slug, besides: self.slug)
            fields.slug = slug
        }
        return fields
    }

    private mutating func apply(texts change: ArticleChange, at now: Timestamp) {
        for column in Self.columns { column.take(&self, change) }
        corrections = change.corrections?.map { Correction(at: $0.at ?? now, text: $0.text) } ?? corrections
    }

    private mutating func apply(publication change: ArticleChange, _ faults: inout MemberFaults, at now: Timestamp) {
        let asked = PublicationChange(to: change.status, publishedAt: change.publishedAt)
        let (after, broken) = asked.applied(to: publication, at: now)
        publication = after
        for violation in broken { faults.add(violation) }
    }

    private mutating func apply(
        references change: ArticleChange,
        _ references: inout ReferenceResolver,
        making editing: CatalogueEditing?
    ) throws {
        if let section = change.section {
            self.section = try references.id(of: section, .section, in: "section") ?? self.section
        }
        /// Makes a thing of which nothing is known but its name.
        func make(_ change: @escaping (String) -> CatalogueChange) -> ((String) throws -> Int64)? {
            editing.map { editing in { try editing.create(change($0)).id } }
        }
        if let names = change.authors {
            authors = try references.ids(
                of: names,
                .author,
                in: "authors",
                make: make { .author(AuthorChange(name: $0)) }
            )
        }
        if let names = change.tags {
            tags = try references.ids(of: names, .tag, in: "tags", make: make { .tag(TagChange(name: $0)) })
        }
        if let names = change.topics {
            let language = language
            let makeTopic = make { .topic(TopicChange(title: $0, language: language)) }
            topics = try references.ids(of: names, .topic, in: "topics", make: makeTopic)
        }
        if let names = change.galleries { galleries = try references.ids(of: names, .gallery, in: "galleries") }
        if let image = change.image {
            if let image { try references.check(media: image, .image, in: "image") }
            self.image = image
        }
    }
}

extension Database {
    /// Throws `conflict` where the slug is, or was, another article's.
    fileprivate func checkFree(_ slug: Slug, besides own: Slug?) throws {
        let sql = """
            SELECT slug, 0 FROM article WHERE slug = ?1 AND deletedAt IS NULL
            UNION ALL SELECT a.slug, 1 FROM article_former_slug f JOIN article a ON a.id = f.articleId WHERE f.slug = ?1
            """
        let holder = try firstRow(sql, [slug.text]) { ($0.next() as String, $0.next() as Bool) }
        guard let (holder, isFormer) = holder, holder != own?.text else { return }
        throw NewsError.taken(
            "slug",
            isFormer
                ? "“\(slug)” is a former slug of the article “\(holder)”, and redirects to it."
                : "Another article has the slug “\(slug)”."
        )
    }
}

extension MemberFaults {
    fileprivate mutating func add(_ violation: PublicationChange.Violation) {
        switch violation {
        case .liesNotAhead:
            add("publishedAt", "outOfRange", "“publishedAt” of a scheduled article must lie ahead.")
        case .neverPublished:
            add("status", "neverPublished", "What was never published cannot be withdrawn: delete it.")
        case .momentMissing:
            let params = FaultParams(other: "status")
            add("publishedAt", "required", "“publishedAt” can be null only for a draft.", params)
        }
    }
}
