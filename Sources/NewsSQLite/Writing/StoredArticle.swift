internal import GRDB
internal import NewsDomain

/// An article's own fields as they are stored, and what decides whether they may be changed.
struct StoredArticle {
    /// With its slug, and with the summary that readers see, be it made of the text.
    var fields: ArticleFields
    var slug: Slug
    var isLive: Bool
    var version: Int
    var updatedAt: Timestamp
    /// When it was put into the trash; nil where it does not lie there.
    var deletedAt: Timestamp?

    /// Whether it lies in the trash.
    var isTrashed: Bool { deletedAt != nil }

    /// The fields as an editor has set them: a summary that was made of the text counts as none of its own.
    var edited: ArticleFields {
        var fields = fields
        // Earlier versions made it of the whole text.
        let made = [SummaryMaker.summary(of: fields.body), SummaryMaker.summary(of: fields.body.text)]
        if let summary = fields.summary, made.contains(summary) { fields.summary = nil }
        return fields
    }
}

extension Database {
    /// The fields of an article, nil where there is none of that id.
    func storedArticle(_ id: Int64) throws -> StoredArticle? {
        try lookUp(Self.storedArticleSQL, id) { columns in
            let slug = Slug(trusted: columns.next())
            let (isLive, version): (Bool, Int) = (columns.next(), columns.next())
            let updatedAt = Timestamp(seconds: columns.next())
            let deletedAt = (columns.optional() as Int64?).map(Timestamp.init(seconds:))
            let text: String = columns.next()
            var fields = ArticleFields()
            for column in ArticleFields.columns { column.read(&fields, columns.optional()) }
            fields.body.text = text
            return StoredArticle(
                fields: fields,
                slug: slug,
                isLive: isLive,
                version: version,
                updatedAt: updatedAt,
                deletedAt: deletedAt
            )
        }
    }

    private static let storedArticleSQL = """
        SELECT a.slug, a.isLive, a.version, a.updatedAt, a.deletedAt, b.text, \
        \(ArticleFields.columns.map { "CAST(\($0.sql) AS TEXT)" }.joined(separator: ", "))
        FROM article a JOIN article_body b ON b.articleId = a.id WHERE a.id = ?
        """
}
