/// What readers may read of the newsroom.
///
/// A thing is asked for by id or slug. Under a former slug, or the id of what was merged into it, ``Moved`` is thrown.
///
/// `now` decides what is visible: published articles and galleries whose time has come, and the tags and authors of such
/// articles. Drafts, scheduled and unknown things are alike: ``NewsError/Code/notFound``. Every method reads one state of the newsroom, with a number of
/// statements that does not depend on how much there is. What lists whole articles throws ``NewsError/Code/tooWide`` where
/// they are longer together than ``ArticleDetails/maximumBytes``.
package protocol NewsroomRepository: AddressSource, SearchRepository, FeedRepository, SyncRepository {
    /// Live articles that meet the query, in its order; ties in time go by id, the higher one counting as newer.
    ///
    /// Throws ``NewsError/Code/invalid`` where a filter names a section, author, topic or tag that there is not.
    func articles(_ query: ArticleQuery, at now: Timestamp) throws -> Page<ArticleSummary, ArticleCursor>

    /// Where the articles of a query are: its section, author, topic, tags and languages, by their ids.
    ///
    /// Throws ``NewsError/Code/invalid`` where a filter names something that there is not.
    func place(of query: ArticleQuery, at now: Timestamp) throws -> ArticlePlace

    /// One live article, or where it has gone to.
    ///
    /// Throws ``NewsError/Code/gone`` for a withdrawn one.
    func article(_ query: ArticleDetailQuery, at now: Timestamp) throws -> LookupResult<Article>

    /// The articles to show beside one: curated ones in their order, then computed ones, best first.
    func related(_ query: RelatedQuery, at now: Timestamp) throws -> LookupResult<[RelatedArticle]>

    /// The threads of an article's comments, by when they began; replies oldest first.
    func commentThreads(
        of article: ResourceReference,
        _ query: CommentQuery,
        at now: Timestamp
    ) throws -> LookupResult<Page<CommentThread, CommentCursor>>

    /// The comments of an article, or of one of its threads, one by one.
    func comments(
        of article: ResourceReference,
        _ query: CommentQuery,
        at now: Timestamp
    ) throws -> LookupResult<Page<Comment, CommentCursor>>

    /// The version of a thing of a catalogue, as editors change it; nil where there is none of that present name.
    ///
    /// Read before the thing itself, it is never newer than that.
    func version(of item: CatalogueItem) throws -> Int?

    /// Sections in the editor's order. Prefix and order of the query are not used.
    func sections(_ query: NamedQuery) throws -> Page<Section, NamedCursor>

    /// The section of that name.
    func section(_ reference: ResourceReference) throws -> Section

    /// Tags in the order asked for: those that a live article has, for editors all.
    func tags(_ query: NamedQuery) throws -> Page<Tag, NamedCursor>

    /// The tag of that name; for editors also one that no live article has.
    func tag(_ reference: ResourceReference, isEditorial: Bool, at now: Timestamp) throws -> Tag

    /// Authors in the order asked for: those that a live article has, for editors all.
    func authors(_ query: NamedQuery) throws -> Page<Author, NamedCursor>

    /// The author of that name; for editors also one that no live article has.
    func author(_ reference: ResourceReference, isEditorial: Bool, at now: Timestamp) throws -> Author

    /// Topics by title; those in focus alone in the order in which editors have put them.
    func topics(_ query: TopicQuery, at now: Timestamp) throws -> Page<TopicSummary, NamedCursor>

    /// The topic of that name with its newest articles, of all languages or of those that are asked for.
    func topic(
        _ reference: ResourceReference,
        in languages: LanguageRanges?,
        parts: ArticleParts,
        at now: Timestamp
    ) throws -> Topic

    /// Collections with their items, in the editor's order. Prefix and order of the query are not used.
    func collections(
        _ query: NamedQuery,
        parts: ArticleParts,
        at now: Timestamp
    ) throws -> Page<PickCollection, NamedCursor>

    /// The collection of that name; for editors also with what is not live or has ended. Where languages are asked for,
    /// picks of what is in others are left out.
    func collection(
        _ reference: ResourceReference,
        in languages: LanguageRanges?,
        parts: ArticleParts,
        isEditorial: Bool,
        at now: Timestamp
    ) throws -> PickCollection

    /// Published galleries without their items, newest first.
    func galleries(_ query: GalleryQuery, at now: Timestamp) throws -> Page<Gallery, ArticleCursor>

    /// The gallery of that name with its items: one that is published, for editors any.
    func gallery(_ reference: ResourceReference, isEditorial: Bool, at now: Timestamp) throws -> Gallery

    /// The ranking asked for, as it was last worked out; empty where it never was. What readers may not see any more is
    /// left out.
    ///
    /// Throws ``NewsError/Code/invalid`` where the scope names something that there is not.
    func ranking(_ query: RankingQuery, at now: Timestamp) throws -> Ranking

    /// The home page, of all languages or of those that are asked for.
    func front(in languages: LanguageRanges?, parts: ArticleParts, at now: Timestamp) throws -> FrontPage

    /// The languages of live articles, by tag.
    func languages() throws -> [LanguageTag]

    /// Whether it can be read and written, as far as that is known: costs nothing.
    var health: NewsroomHealth { get }
}

/// Something that was looked for by a name that may be an old one.
package enum LookupResult<Value: Sendable>: Sendable {
    case here(Value)
    /// It has another slug now.
    case moved(to: String)
}
