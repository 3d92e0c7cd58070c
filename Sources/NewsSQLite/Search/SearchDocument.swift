internal import GRDB
internal import NewsDomain

/// The texts of an article that are searched, as they are stored.
struct SearchedText: Equatable {
    var title: String
    /// What stands above the text: kicker, subtitle and summary.
    var lead: String
    var body: String

    init(title: String, kicker: String?, subtitle: String?, summary: String?, body: String) {
        self.title = title
        self.body = body
        lead = [kicker, subtitle, summary].compactMap(\.self).joined(separator: "\n")
    }

    init(_ fields: ArticleFields) {
        self.init(
            title: fields.title,
            kicker: fields.kicker,
            subtitle: fields.subtitle,
            summary: fields.summary,
            body: fields.body.text
        )
    }
}

/// The same as they stand in the index.
struct FoldedText {
    let title: String
    let lead: String
    let body: String

    init(_ text: SearchedText) {
        title = SearchFolding.fold(text.title)
        lead = SearchFolding.fold(text.lead)
        body = SearchFolding.fold(text.body)
    }

    /// Tells whether what is taken out of the index is what was put in.
    var digest: Int64 {
        var hash = StableHash()
        hash.combine(title)
        hash.combine(lead)
        hash.combine(body)
        return Int64(bitPattern: hash.value)
    }
}

/// An article as it is to stand in the index.
struct SearchDocument {
    let article: Int64
    let isPublic: Bool
    /// What its number is made of.
    let moment: Timestamp
    let text: SearchedText
    /// The names of its tags, topics and authors, folded.
    let names: String
    /// What filters look for, see ``SearchToken``.
    let filters: String

    /// The document of an article; nil where there is none of that id, or it lies in the trash.
    init?(_ db: Database, article id: Int64) throws {
        let found = try db.lookUp(Self.sql, id) { columns in
            let text = SearchedText(
                title: columns.next(),
                kicker: columns.optional(),
                subtitle: columns.optional(),
                summary: columns.optional(),
                body: columns.next()
            )
            let (isPublic, status): (Bool, String) = (columns.next(), columns.next())
            let (publishedAt, updatedAt): (Int64?, Int64) = (columns.optional(), columns.next())
            var tokens = [SearchToken.language(columns.next()), .section(columns.next())]
            if !isPublic { tokens.append(.status(status)) }
            return (text, isPublic, isPublic ? publishedAt ?? updatedAt : updatedAt, tokens)
        }
        guard case (let text, let isPublic, let moment, var tokens)? = found else { return nil }
        var names: [String] = []
        try db.forEachRow(Self.namesSQL, id) { columns in
            let token = SearchToken(kind: columns.next() as String, id: columns.next())
            if tokens.last != token { tokens.append(token) }
            let name = SearchFolding.fold(columns.next())
            if !names.contains(name) { names.append(name) }
        }
        article = id
        self.text = text
        self.isPublic = isPublic
        self.moment = Timestamp(seconds: moment)
        self.names = names.joined(separator: " ")
        filters = tokens.map(\.text).joined(separator: " ")
    }

    private static let sql = """
        SELECT a.title, a.kicker, a.subtitle, a.summary, b.text, a.isLive, a.status, a.publishedAt, a.updatedAt,
            a.language, a.sectionId
        FROM article a JOIN article_body b ON b.articleId = a.id WHERE a.id = ? AND a.deletedAt IS NULL
        """

    private static let namesSQL = """
        SELECT 'tag', t.id, t.name FROM article_tag r JOIN tag t ON t.id = r.tagId WHERE r.articleId = ?1
        UNION ALL SELECT 'topic', r.topicId, n.name FROM article_topic r JOIN topic_name n ON n.topicId = r.topicId
            WHERE r.articleId = ?1
        UNION ALL SELECT 'author', t.id, t.name FROM article_author r JOIN author t ON t.id = r.authorId
            WHERE r.articleId = ?1
        """
}
