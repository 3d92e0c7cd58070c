internal import GRDB
internal import NewsDomain

/// What belongs to the articles of a batch and waits to be inserted, table by table, many rows with one statement.
///
/// Whoever reads one of these tables within the transaction, or changes a row that may be among these, flushes first.
final class BulkInsert {
    var authors = BulkInsertBuffer("article_author", "articleId", "authorId", "position", "listedAt")
    var tags = BulkInsertBuffer("article_tag", "articleId", "tagId", "position", "listedAt")
    var topics = BulkInsertBuffer(
        "article_topic",
        "articleId",
        "topicId",
        "position",
        "origin",
        "occurrences",
        "listedAt"
    )
    var terms = BulkInsertBuffer("article_term", "articleId", "termId", "word", "listedAt")
    var galleries = BulkInsertBuffer("article_gallery", "articleId", "position", "galleryId")
    var corrections = BulkInsertBuffer("article_correction", "articleId", "position", "at", "text")
    var revisions = BulkInsertBuffer("article_revision", "articleId", "number", "at", "actor", "before")
    var comments = BulkInsertBuffer("comment", InsertedComment.columns)
    var imported = BulkInsertBuffer(
        "import_record",
        ["sourceId", "kind", "key", "resourceId", "digest", "fields"],
        suffix: """
            ON CONFLICT DO UPDATE SET resourceId = excluded.resourceId, digest = excluded.digest, fields = excluded.fields
            """
    )
    /// Of two that were at the same address, the one that comes last.
    var formerAddresses = BulkInsertBuffer(
        "former_address",
        "path",
        "host",
        "articleId",
        suffix: "ON CONFLICT DO UPDATE SET articleId = excluded.articleId"
    )
    private var changes = BulkInsertBuffer(
        "change",
        "at",
        "kind",
        "resourceId",
        "operation",
        "actor",
        "reason",
        "slug",
        "leaves"
    )

    private let db: Database
    /// Who is named in the change log.
    private let actor: String

    init(_ db: Database, by actor: String) {
        self.db = db
        self.actor = actor
    }

    /// Appends to the change log.
    func logChange(
        _ operation: ChangeOperation,
        _ kind: String,
        _ id: Int64,
        at now: Timestamp,
        because reason: ChangeReason? = nil,
        slug: String? = nil,
        leaving scope: ChangeScope = ChangeScope()
    ) {
        let leaves = scope.isEmpty ? nil : scope.stored
        changes.append(now.seconds, kind, id, operation.rawValue, actor, reason?.rawValue, slug, leaves)
    }

    /// Inserts all rows. The articles they belong to are there already.
    func flush() throws {
        try authors.flush(into: db)
        try tags.flush(into: db)
        try topics.flush(into: db)
        try terms.flush(into: db)
        try galleries.flush(into: db)
        try corrections.flush(into: db)
        try revisions.flush(into: db)
        try comments.flush(into: db)
        try imported.flush(into: db)
        try formerAddresses.flush(into: db)
        try changes.flush(into: db)
    }
}
