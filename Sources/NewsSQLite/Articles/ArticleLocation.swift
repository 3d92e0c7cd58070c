internal import GRDB
internal import NewsDomain

/// A live article, as far as its extras need to know it.
struct LiveArticle {
    var id: Int64
    var publishedAt: Timestamp
    var sectionID: Int64
    var language: LanguageTag
    var optsOutOfRelated: Bool
}

extension Database {
    /// The live article that a reference names, or where it has moved to.
    ///
    /// Throws `notFound` where there is none that readers may know of, `gone` where it was withdrawn.
    func locate(_ reference: ResourceReference, at now: Timestamp) throws -> LookupResult<LiveArticle> {
        let found = try lookUp(Self.locationSQL(reference), reference) { columns in
            let publication = Publication(&columns)
            return (
                publication,
                LiveArticle(
                    id: columns.next(),
                    publishedAt: Timestamp(seconds: columns.optional() ?? 0),
                    sectionID: columns.next(),
                    language: LanguageTag(trusted: columns.next()),
                    optsOutOfRelated: columns.next()
                )
            )
        }
        guard let (publication, article) = found else {
            return .moved(to: try formerSlugTarget(of: reference, at: now))
        }
        try publication.requireLive(at: now)
        return .here(article)
    }

    /// The id of the live article that a reference names, by a present or a former slug: for what is not answered with
    /// a redirect.
    ///
    /// Throws `notFound` where there is none that readers may know of, `gone` where it was withdrawn.
    func presentArticle(_ reference: ResourceReference, at now: Timestamp) throws -> Int64 {
        switch try locate(reference, at: now) {
        case .here(let article): return article.id
        case .moved(let slug):
            guard case .here(let article) = try locate(.slug(slug), at: now) else { throw NewsError.noSuchArticle }
            return article.id
        }
    }

    private static func locationSQL(_ reference: ResourceReference) -> String {
        """
        SELECT \(Publication.columns), a.id, a.publishedAt, a.sectionId, a.language, a.optsOutOfRelated
        FROM article a WHERE a.\(reference.column) = ?
        """
    }

    /// The present slug of a live article that once had another; throws `notFound` or `gone` where there is none. Without
    /// a moment that of an article of any status but in the trash.
    func formerSlugTarget(of reference: ResourceReference, at now: Timestamp?) throws -> String {
        let found: (Publication, String)? = try {
            guard case .slug(let slug) = reference else { return nil }
            let sql = """
                SELECT \(Publication.columns), a.slug
                FROM article_former_slug f JOIN article a ON a.id = f.articleId
                WHERE f.slug = ? AND a.deletedAt IS NULL
                """
            return try firstRow(sql, [slug]) { (Publication(&$0), $0.next()) }
        }()
        guard let (publication, slug) = found else { throw NewsError.noSuchArticle }
        if let now { try publication.requireLive(at: now) }
        return slug
    }
}

extension Publication {
    static let columns = "a.status, a.publishedAt"

    init(_ columns: inout ColumnReader) {
        let status = ArticleStatus(rawValue: columns.next()) ?? .draft
        self.init(status, publishedAt: (columns.optional() as Int64?).map(Timestamp.init(seconds:)))
    }
}

extension LookupResult {
    /// The value made of what is here; a move stays one.
    func map<Other: Sendable>(_ make: (Value) throws -> Other) rethrows -> LookupResult<Other> {
        switch self {
        case .here(let value): .here(try make(value))
        case .moved(let slug): .moved(to: slug)
        }
    }
}
