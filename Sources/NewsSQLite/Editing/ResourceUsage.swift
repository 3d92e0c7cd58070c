internal import GRDB
internal import NewsDomain

/// What a thing is used by.
struct ResourceUsage {
    private var counts: [(count: Int, noun: String)] = []
    /// How many of the articles lie in the trash, where whoever looks for them does not see them.
    private let trashed: Int

    init(_ db: Database, of kind: CatalogueKind, _ id: Int64) throws {
        trashed = try db.trashedArticles(having: kind, id)
        func count(_ table: String, _ column: String, _ noun: String) throws {
            let sql = "SELECT count(*) FROM (SELECT 1 FROM \(table) WHERE \(column) = ? LIMIT \(Total.limit + 1))"
            let count: Int = try db.firstRow(sql, [id]) { $0.next() } ?? 0
            if count > 0 { counts.append((count, noun)) }
        }
        switch kind {
        case .section: try count("article", "sectionId", "article")
        case .tag: try count("article_tag", "tagId", "article")
        case .author: try count("article_author", "authorId", "article")
        case .topic:
            try count("article_topic", "topicId", "article")
            try count("collection_item", "topicId", "pick")
        case .gallery:
            try count("article_gallery", "galleryId", "article")
            try count("collection_item", "galleryId", "pick")
        case .media:
            try count("article", "imageId", "article")
            try count("gallery_item", "mediaId", "gallery item")
            try count("gallery", "posterId", "poster")
            try count("author", "pictureId", "author")
            try count("topic", "imageId", "topic")
            try count("site", "logoId", "site")
        case .collection: break
        }
    }

    /// Such as `12 articles, 1 pick`; nil where it is not used.
    var sentence: String? {
        guard !counts.isEmpty else { return nil }
        let uses = counts.map { count, noun in
            let number = count > Total.limit ? "more than \(Total.limit)" : String(count)
            return "\(number) \(noun)\(count == 1 ? "" : "s")"
        }
        return uses.joined(separator: ", ") + (trashed > 0 ? " (\(trashed) in the trash)" : "")
    }
}

extension Database {
    /// How many articles in the trash have a thing.
    fileprivate func trashedArticles(having kind: CatalogueKind, _ id: Int64) throws -> Int {
        guard let condition = kind.isOfArticle else { return 0 }
        let sql = """
            SELECT count(*) FROM article a INDEXED BY article_trashed WHERE a.deletedAt IS NOT NULL AND \(condition)
            """
        return try firstRow(sql, [id]) { $0.next() } ?? 0
    }
}

extension CatalogueKind {
    /// The condition that an article `a` has the thing; nil for what articles do not have.
    fileprivate var isOfArticle: String? {
        switch self {
        case .section: "a.sectionId = ?"
        case .media: "a.imageId = ?"
        case .tag, .author, .topic, .gallery:
            "EXISTS (SELECT 1 FROM article_\(rawValue) r WHERE r.articleId = a.id AND r.\(rawValue)Id = ?)"
        case .collection: nil
        }
    }
}
