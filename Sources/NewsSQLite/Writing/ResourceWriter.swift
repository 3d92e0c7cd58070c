internal import GRDB
internal import NewsDomain

/// Writes everything that is neither article nor comment, within a transaction. Every method returns the row's id.
struct ResourceWriter {
    let db: Database
    let now: Timestamp

    init(_ db: Database, now: Timestamp) {
        self.db = db
        self.now = now
    }

    func write(_ section: ImportedSection, _ known: Int64?) throws -> Int64 {
        if let known {
            return try updated("section", known, "name = ?, description = ?", [section.name, section.description])
        }
        let wanted = section.slug ?? Slug(from: section.name) ?? Slug(trusted: "section")
        if let existing = try db.id(ofSlug: wanted, in: "section") { return existing }
        return try inserted(
            "section",
            "slug, name, description, position",
            [try db.freeSlug(wanted, in: "section").text, section.name, section.description],
            lastValue: "(SELECT ifnull(max(position), 0) + 1 FROM section)"
        )
    }

    func write(_ tag: ImportedTag, _ known: Int64?) throws -> Int64 {
        let sortKey = SortKey.of(tag.name)
        if let known { return try updated("tag", known, "name = ?, sortKey = ?", [tag.name, sortKey]) }
        let wanted = tag.slug ?? Slug(from: tag.name) ?? Slug(trusted: "tag")
        if let existing = try db.id(ofSlug: wanted, in: "tag") { return existing }
        return try inserted("tag", "slug, name, sortKey", [try db.freeSlug(wanted, in: "tag").text, tag.name, sortKey])
    }

    func write(_ author: ImportedAuthor, _ known: Int64?, picture: Int64?) throws -> Int64 {
        let values: StatementArguments = [author.name, SortKey.of(author.name), author.biography, picture]
        if let known {
            return try updated("author", known, "name = ?, sortKey = ?, biography = ?, pictureId = ?", values)
        }
        let wanted = author.slug ?? Slug(from: author.name) ?? Slug(trusted: "author")
        if let existing = try db.id(ofSlug: wanted, in: "author") { return existing }
        let slug = try db.freeSlug(wanted, in: "author").text
        return try inserted("author", "slug, name, sortKey, biography, pictureId", [slug] + values)
    }

    func write(_ media: ImportedMedia, _ known: Int64?) throws -> Int64 {
        let columns = [
            "kind", "url", "width", "height", "bytes", "mimeType", "durationSeconds", "alt", "caption", "credit",
        ]
        let values: StatementArguments = [
            media.kind.rawValue, media.url, media.width, media.height, media.bytes, media.mimeType,
            media.durationSeconds, media.alt, media.caption, media.credit,
        ]
        if let known {
            return try updated("media", known, columns.map { "\($0) = ?" }.joined(separator: ", "), values)
        }
        return try inserted("media", columns.joined(separator: ", "), values)
    }

    func write(_ topic: ImportedTopic, _ known: Int64?, image: Int64?) throws -> Int64 {
        let columns = [
            "title", "sortKey", "type", "language", "definitionHtml", "definitionText", "imageId",
        ]
        let values: StatementArguments = [
            topic.title, SortKey.of(topic.title), topic.type.rawValue, topic.language.text, topic.definition.html,
            topic.definition.text, image,
        ]
        let id: Int64
        if let known {
            id = try updated("topic", known, columns.map { "\($0) = ?" }.joined(separator: ", "), values)
        } else {
            let wanted = topic.slug ?? Slug(from: topic.title, language: topic.language) ?? Slug(trusted: "topic")
            let slug = try db.freeSlug(wanted, in: "topic").text
            id = try inserted("topic", "slug, " + columns.joined(separator: ", "), [slug] + values)
        }
        try replaceNames(of: topic, id)
        return id
    }

    private func replaceNames(of topic: ImportedTopic, _ id: Int64) throws {
        try db.run("DELETE FROM topic_name WHERE topicId = ?", [id])
        try db.run("DELETE FROM topic_link WHERE topicId = ?", [id])
        for (position, name) in ([topic.title] + topic.aliases).enumerated() {
            // A name that another topic has already stays that one's.
            try db.run(
                "INSERT INTO topic_name (topicId, position, name, sortKey) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                [id, position, name, SortKey.of(name)]
            )
        }
        for (position, url) in topic.sameAs.enumerated() {
            try db.run("INSERT INTO topic_link (topicId, position, url) VALUES (?, ?, ?)", [id, position, url])
        }
    }

    func write(_ gallery: ImportedGallery, _ known: Int64?, media: (String) throws -> Int64?) throws -> Int64 {
        let values: StatementArguments = [
            gallery.kind.rawValue, gallery.language.text, gallery.title, gallery.description,
            gallery.publishedAt?.seconds, try gallery.poster.flatMap(media),
        ]
        let id: Int64
        if let known {
            let columns = "kind = ?, language = ?, title = ?, description = ?, publishedAt = ?, posterId = ?"
            id = try updated("gallery", known, columns, values)
            try db.run("DELETE FROM gallery_item WHERE galleryId = ?", [id])
        } else {
            let made = Slug(from: gallery.title, language: gallery.language)
            let wanted = gallery.slug ?? made ?? Slug(trusted: "gallery")
            let slug = try db.freeSlug(wanted, in: "gallery").text
            let columns = "slug, kind, language, title, description, publishedAt, posterId"
            id = try inserted("gallery", columns, [slug] + values)
        }
        let items = try gallery.items.compactMap { item in try media(item.media).map { ($0, item) } }
        for (position, (media, item)) in items.enumerated() {
            try db.run(
                """
                INSERT INTO gallery_item (galleryId, position, mediaId, title, caption, credit)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                [id, position, media, item.title, item.caption, item.credit]
            )
        }
        return id
    }

    /// Adds picks behind those that are there; one that is there already is not repeated.
    func write(_ collection: ImportedCollection, resolve: (String, String) throws -> Int64?) throws -> Int64 {
        let id =
            try db.id(ofSlug: collection.slug, in: "collection")
            ?? inserted(
                "collection",
                "slug, title, position",
                [collection.slug.text, collection.title],
                lastValue: "(SELECT ifnull(max(position), 0) + 1 FROM collection)"
            )
        for item in collection.items {
            guard let target = try PickTarget(item.target, resolve: resolve) else { continue }
            try add(target, label: item.label, endsAt: item.endsAt, to: id)
        }
        try db.logChange(.update, "collection", id, at: now)
        return id
    }

    private func add(_ target: PickTarget, label: String?, endsAt: Timestamp?, to collection: Int64) throws {
        let present = try db.firstRow(
            """
            SELECT 1 FROM collection_item WHERE collectionId = ? AND articleId IS ? AND topicId IS ? AND galleryId IS ?
                AND linkUrl IS ?
            """,
            [collection, target.article, target.topic, target.gallery, target.link?.url]
        ) { _ in true }
        guard present == nil else { return }
        try db.run(
            """
            INSERT INTO collection_item (collectionId, position, articleId, topicId, galleryId, linkUrl, linkTitle,
                linkImageUrl, label, endsAt)
            SELECT ?1, ifnull(max(position), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
            FROM collection_item WHERE collectionId = ?1 HAVING count(*) < \(PickCollection.maximumItems)
            """,
            [
                collection, target.article, target.topic, target.gallery, target.link?.url, target.link?.title,
                target.link?.imageURL, label, endsAt?.seconds,
            ]
        )
    }

    /// Sets the curated list of an article and its excluded pairs; nil where the article is missing.
    func write(_ links: ImportedRelatedLinks, resolve: (String) throws -> Int64?) throws -> Int64? {
        guard let id = try resolve(links.article) else { return nil }
        try db.run("DELETE FROM article_related WHERE articleId = ?", [id])
        let related = try links.related.compactMap(resolve).filter { $0 != id }
        for (position, other) in related.enumerated() {
            try db.run(
                "INSERT INTO article_related (articleId, position, relatedId) VALUES (?, ?, ?)",
                [id, position, other]
            )
        }
        for other in try links.excluded.compactMap(resolve) where other != id {
            try db.run(
                "INSERT INTO article_excluded (articleId, otherId) VALUES (?, ?) ON CONFLICT DO NOTHING",
                [min(id, other), max(id, other)]
            )
        }
        try db.logChange(.update, "article", id, at: now)
        return id
    }

    // MARK: Rows

    private func inserted(
        _ table: String,
        _ columns: String,
        _ values: StatementArguments,
        lastValue: String = "?"
    ) throws -> Int64 {
        let count = columns.split(separator: ",").count
        let marks = (Array(repeating: "?", count: count) + [lastValue]).joined(separator: ", ")
        let id = try db.newID(in: table)
        try db.run("INSERT INTO \(table) (id, \(columns)) VALUES (\(marks))", [id] + values)
        try db.logChange(.create, table, id, at: now)
        return id
    }

    private func updated(_ table: String, _ id: Int64, _ columns: String, _ values: StatementArguments) throws -> Int64
    {
        try db.run("UPDATE \(table) SET \(columns) WHERE id = ?", values + [id])
        try db.logChange(.update, table, id, at: now)
        return id
    }
}

/// What a pick is of, by id.
private struct PickTarget {
    var article: Int64?
    var topic: Int64?
    var gallery: Int64?
    var link: OutsideLink?

    /// Nil where what is picked is missing.
    init?(_ target: ImportedCollection.Target, resolve: (String, String) throws -> Int64?) throws {
        switch target {
        case .article(let key): article = try resolve("article", key)
        case .topic(let key): topic = try resolve("topic", key)
        case .gallery(let key): gallery = try resolve("gallery", key)
        case .link(let url, let title, let image): link = OutsideLink(url: url, title: title, imageURL: image)
        }
        if article == nil, topic == nil, gallery == nil, link == nil { return nil }
    }
}
