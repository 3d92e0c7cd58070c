internal import NewsDomain

/// Everything of an article that an editor sets, with ids in place of names.
struct ArticleFields: Equatable {
    /// Nil has it made from the title, or keeps the one that there is.
    var slug: Slug?
    var language = LanguageTag.english
    var title = ""
    var kicker: String?
    var subtitle: String?
    /// Nil has it made of the text.
    var summary: String?
    var body = Body(html: "", text: "")
    /// 0 for none: a change has to name one.
    var section: Int64 = 0
    /// In the editor's order, each once.
    var authors: [Int64] = []
    var tags: [Int64] = []
    /// Those that an editor chose; texts bring in others.
    var topics: [Int64] = []
    var galleries: [Int64] = []
    var image: Int64?
    var status = ArticleStatus.draft
    var publishedAt: Timestamp?
    var commentsOpen = true
    var corrections: [Correction] = []
    var canonicalURL: String?
    var source: ArticleSource?
    var optsOutOfRelated = false

    /// All of them. Statements, revisions, the memory of imports and archives are made of this list; its order is that of
    /// the columns in statements, and nothing that is kept depends on it.
    static let columns: [ArticleColumn] = [
        ArticleColumn(.slug, \.slug, { $0.slug = $1 }, archived: .required("slug", .slug)),
        ArticleColumn(.language, \.language, { $0.language = $1 }, take: \.language),
        ArticleColumn(.title, \.title, { $0.title = $1 }, archived: .required("title", .name), take: \.title),
        ArticleColumn(.kicker, \.kicker, { $0.kicker = $1 }, shown: \ArticleSummary.kicker, take: \.kicker),
        ArticleColumn(.subtitle, \.subtitle, { $0.subtitle = $1 }, shown: \ArticleSummary.subtitle, take: \.subtitle),
        ArticleColumn(.summary, \.summary, { $0.summary = $1 }, archived: .required("summary", .text), take: \.summary),
        ArticleColumn(.body, \.body, { $0.body = $1 }, named: "html", in: .body, take: \.body),
        ArticleColumn(
            .section,
            \.section,
            { $0.section = $1 },
            named: "sectionId",
            .reference(.section),
            archived: .required("sectionId", .reference("section"))
        ),
        ArticleColumn(.authors, \.authors, { $0.authors = $1 }, .author),
        ArticleColumn(.tags, \.tags, { $0.tags = $1 }, .tag),
        ArticleColumn(.topics, \.topics, { $0.topics = $1 }, .topic, condition: "AND origin = 'editor'"),
        ArticleColumn(.galleries, \.galleries, { $0.galleries = $1 }, .gallery),
        ArticleColumn(
            .image,
            \.image,
            { $0.image = $1 },
            named: "imageId",
            .media,
            archived: .optional("imageId", .reference("media"))
        ),
        ArticleColumn(.status, \.status, { $0.status = $1 }),
        ArticleColumn(.publishedAt, \.publishedAt, { $0.publishedAt = $1 }, .moment),
        ArticleColumn(.commentsOpen, \.commentsOpen, { $0.commentsOpen = $1 }, .flag, take: \.commentsOpen),
        ArticleColumn(
            .corrections,
            \.corrections,
            { $0.corrections = $1 },
            .corrections,
            in: .rows(value: "json_array(at, text)", table: "article_correction", condition: "")
        ),
        ArticleColumn(
            .canonicalURL,
            \.canonicalURL,
            { $0.canonicalURL = $1 },
            named: "canonicalUrl",
            archived: .optional("canonicalUrl", .address),
            take: \.canonicalURL
        ),
        ArticleColumn(
            .source,
            \.sourceName,
            { $0.sourceName = $1 },
            named: "sourceName",
            .source,
            take: { $0.source.map { $0?.name } }
        ),
        ArticleColumn(
            .source,
            \.sourceURL,
            { $0.sourceURL = $1 },
            named: "sourceUrl",
            .source,
            archived: .optional("sourceUrl", .address),
            take: { $0.source.map { $0?.url } }
        ),
        ArticleColumn(
            .optsOutOfRelated,
            \.optsOutOfRelated,
            { $0.optsOutOfRelated = $1 },
            .flag,
            take: \.optsOutOfRelated
        ),
    ]
}

extension ArticleFields {
    /// What is kept of whom it was taken from, in two columns: an address does not stand without a name.
    fileprivate var sourceName: String? {
        get { source?.name }
        set { source = newValue.map { ArticleSource(name: $0, url: source?.url) } }
    }

    fileprivate var sourceURL: String? {
        get { source?.url }
        set { source?.url = newValue }
    }

    /// Whether and from when on it is there for readers.
    var publication: Publication {
        get { Publication(status, publishedAt: publishedAt) }
        set { (status, publishedAt) = (newValue.status, newValue.publishedAt) }
    }

    /// What revisions keep of the fields that are not the same there, by the names of the columns.
    func differing(from other: ArticleFields) -> [String: String?] {
        var texts: [String: String?] = [:]
        for column in Self.columns {
            let text = column.text(self)
            if column.text(other) != text { texts[column.name] = .some(text) }
        }
        return texts
    }

    /// What revisions keep of all fields, by the names of the columns.
    var texts: [String: String?] {
        Dictionary(uniqueKeysWithValues: Self.columns.map { ($0.name, $0.text(self)) })
    }

    /// The fields that revisions kept. The plain text of the body stands beside them.
    init(texts: [String: String?], text: String) {
        self.init()
        for column in Self.columns { column.read(&self, texts[column.name] ?? nil) }
        body.text = text
    }
}

extension [Int64] {
    /// The numbers in their order, each once.
    var withoutRepeats: [Int64] {
        guard count > 1 else { return self }
        var seen: Set<Int64> = []
        return filter { seen.insert($0).inserted }
    }
}
