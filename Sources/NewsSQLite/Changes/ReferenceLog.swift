internal import GRDB
internal import NewsDomain

/// Notes in the change log what shows something of a thing that has changed: its slug, a picture's text, or that it is there.
/// Whoever keeps copies of articles has to renew them; nobody else is told.
struct ReferenceLog {
    private let db: Database
    private let actor: String?
    private let now: Timestamp

    init(_ db: Database, by actor: String?, at now: Timestamp) {
        self.db = db
        self.actor = actor
        self.now = now
    }

    /// Notes all that readers see with a thing of a catalogue. Where the thing is about to be left, by all of them, so is that.
    func note(_ kind: CatalogueKind, _ id: Int64, isLeft: Bool = false) throws {
        var leaves = ChangeScope()
        if isLeft {
            switch kind {
            case .section: leaves.sections = [id]
            case .tag: leaves.tags = [id]
            case .topic: leaves.topics = [id]
            case .author: leaves.authors = [id]
            case .gallery, .collection, .media: break
            }
        }
        for (shown, sql) in Self.references(to: kind) {
            try note(shown, sql, id, leaves.isEmpty ? nil : leaves.stored)
        }
    }

    /// Notes the collections for which an article is picked.
    func note(article id: Int64) throws {
        try note("collection", "SELECT DISTINCT collectionId FROM collection_item WHERE articleId = ?1", id, nil)
    }

    private func note(_ kind: String, _ ids: String, _ id: Int64, _ leaves: String?) throws {
        try db.run(
            """
            INSERT INTO change (at, kind, resourceId, operation, reason, actor, leaves)
            SELECT ?2, '\(kind)', id, 'update', 'reference', ?3, ?4 FROM \(kind)
            WHERE id IN (\(ids)) \(kind == "article" || kind == "gallery" ? "AND isLive" : "") ORDER BY id
            """,
            id,
            now.seconds,
            actor,
            leaves
        )
    }

    /// What shows something of a thing, kind by kind.
    private static func references(to kind: CatalogueKind) -> [(kind: String, ids: String)] {
        switch kind {
        case .section: [("article", "SELECT id FROM article WHERE sectionId = ?1")]
        case .tag, .author: [article(of: kind)]
        case .topic: [article(of: kind), collection(of: kind)]
        case .gallery: [article(of: kind), collection(of: kind)]
        case .collection: []
        case .media:
            [
                ("article", "SELECT id FROM article WHERE imageId = ?1"),
                ("author", "SELECT id FROM author WHERE pictureId = ?1"),
                ("topic", "SELECT id FROM topic WHERE imageId = ?1"),
                (
                    "gallery",
                    """
                    SELECT galleryId FROM gallery_item WHERE mediaId = ?1
                    UNION SELECT id FROM gallery WHERE posterId = ?1
                    """
                ),
            ]
        }
    }

    private static func article(of kind: CatalogueKind) -> (String, String) {
        ("article", "SELECT articleId FROM article_\(kind.rawValue) WHERE \(kind.rawValue)Id = ?1")
    }

    private static func collection(of kind: CatalogueKind) -> (String, String) {
        ("collection", "SELECT collectionId FROM collection_item WHERE \(kind.rawValue)Id = ?1")
    }
}
