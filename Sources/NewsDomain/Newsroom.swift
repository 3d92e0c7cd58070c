/// The newsroom as readers use it: what is stored, seen at the present moment, under the names that readers use.
package struct Newsroom: Sendable {
    private let repository: any NewsroomRepository
    private let clock: any NewsClock
    private let renderer: any BodyRenderer

    /// A newsroom that reads from the repository by the clock, and has bodies rendered.
    package init(repository: any NewsroomRepository, clock: any NewsClock, renderer: any BodyRenderer) {
        self.repository = repository
        self.clock = clock
        self.renderer = renderer
    }

    /// See ``NewsroomRepository/articles(_:at:)``.
    package func articles(_ query: ArticleQuery) throws -> Page<ArticleSummary, ArticleCursor> {
        try repository.articles(query, at: clock.now())
    }

    /// See ``NewsroomRepository/place(of:at:)``.
    package func place(of query: ArticleQuery) throws -> ArticlePlace {
        try repository.place(of: query, at: clock.now())
    }

    /// See ``NewsroomRepository/article(_:at:)``. Its body comes in the form that was asked for.
    package func article(_ query: ArticleDetailQuery) throws -> LookupResult<Article> {
        let now = clock.now()
        let found = try locate(query.article) { reference in
            var query = query
            query.article = reference
            return try repository.article(query, at: now)
        }
        guard case .here(var article) = found else { return found }
        article.render(as: query, renderer, addresses)
        return .here(article)
    }

    /// See ``NewsroomRepository/related(_:at:)``.
    package func related(_ query: RelatedQuery) throws -> LookupResult<[RelatedArticle]> {
        let now = clock.now()
        return try locate(query.article) { reference in
            var query = query
            query.article = reference
            return try repository.related(query, at: now)
        }
    }

    /// See ``NewsroomRepository/commentThreads(of:_:at:)``.
    package func commentThreads(
        of article: ResourceReference,
        _ query: CommentQuery
    ) throws -> LookupResult<Page<CommentThread, CommentCursor>> {
        let now = clock.now()
        return try locate(article) { try repository.commentThreads(of: $0, query, at: now) }
    }

    /// See ``NewsroomRepository/comments(of:_:at:)``.
    package func comments(
        of article: ResourceReference,
        _ query: CommentQuery
    ) throws -> LookupResult<Page<Comment, CommentCursor>> {
        let now = clock.now()
        return try locate(article) { try repository.comments(of: $0, query, at: now) }
    }

    /// See ``NewsroomRepository/version(of:)``.
    package func version(of item: CatalogueItem) throws -> Int? {
        try repository.version(of: item)
    }

    /// See ``NewsroomRepository/sections(_:)``.
    package func sections(_ query: NamedQuery) throws -> Page<Section, NamedCursor> {
        try repository.sections(query)
    }

    /// See ``NewsroomRepository/section(_:)``.
    package func section(_ reference: ResourceReference) throws -> Section {
        try repository.section(reference)
    }

    /// See ``NewsroomRepository/tags(_:)``.
    package func tags(_ query: NamedQuery) throws -> Page<Tag, NamedCursor> {
        try repository.tags(query)
    }

    /// See ``NewsroomRepository/tag(_:isEditorial:at:)``.
    package func tag(_ reference: ResourceReference, isEditorial: Bool) throws -> Tag {
        try repository.tag(reference, isEditorial: isEditorial, at: clock.now())
    }

    /// See ``NewsroomRepository/authors(_:)``.
    package func authors(_ query: NamedQuery) throws -> Page<Author, NamedCursor> {
        try repository.authors(query)
    }

    /// See ``NewsroomRepository/author(_:isEditorial:at:)``.
    package func author(_ reference: ResourceReference, isEditorial: Bool) throws -> Author {
        try repository.author(reference, isEditorial: isEditorial, at: clock.now())
    }

    /// See ``NewsroomRepository/topics(_:at:)``.
    package func topics(_ query: TopicQuery) throws -> Page<TopicSummary, NamedCursor> {
        try repository.topics(query, at: clock.now())
    }

    /// See ``NewsroomRepository/topic(_:in:parts:at:)``.
    package func topic(
        _ reference: ResourceReference,
        in languages: LanguageRanges?,
        parts: ArticleParts
    ) throws -> Topic {
        try repository.topic(reference, in: languages, parts: parts, at: clock.now())
    }

    /// See ``NewsroomRepository/collections(_:parts:at:)``.
    package func collections(_ query: NamedQuery, parts: ArticleParts) throws -> Page<PickCollection, NamedCursor> {
        try repository.collections(query, parts: parts, at: clock.now())
    }

    /// See ``NewsroomRepository/collection(_:in:parts:isEditorial:at:)``.
    package func collection(
        _ reference: ResourceReference,
        in languages: LanguageRanges?,
        parts: ArticleParts,
        isEditorial: Bool
    ) throws -> PickCollection {
        try repository.collection(reference, in: languages, parts: parts, isEditorial: isEditorial, at: clock.now())
    }

    /// See ``NewsroomRepository/galleries(_:at:)``.
    package func galleries(_ query: GalleryQuery) throws -> Page<Gallery, ArticleCursor> {
        try repository.galleries(query, at: clock.now())
    }

    /// See ``NewsroomRepository/gallery(_:isEditorial:at:)``.
    package func gallery(_ reference: ResourceReference, isEditorial: Bool) throws -> Gallery {
        try repository.gallery(reference, isEditorial: isEditorial, at: clock.now())
    }

    /// See ``NewsroomRepository/ranking(_:at:)``.
    package func ranking(_ query: RankingQuery) throws -> Ranking {
        try repository.ranking(query, at: clock.now())
    }

    /// See ``NewsroomRepository/front(in:parts:at:)``.
    package func front(in languages: LanguageRanges?, parts: ArticleParts) throws -> FrontPage {
        try repository.front(in: languages, parts: parts, at: clock.now())
    }

    /// See ``SearchRepository/search(_:at:)``.
    package func search(_ query: SearchQuery) throws -> SearchResults {
        try repository.search(query, at: clock.now())
    }

    /// See ``SearchRepository/suggestions(_:at:)``.
    package func suggestions(_ query: SuggestionQuery) throws -> [SearchSuggestion] {
        try repository.suggestions(query, at: clock.now())
    }

    /// See ``SyncRepository/syncFilter(_:at:)``.
    package func syncFilter(_ query: SyncFilterQuery) throws -> SyncFilter {
        try repository.syncFilter(query, at: clock.now())
    }

    /// See ``SyncRepository/syncPage(_:parts:after:at:)``.
    package func syncPage(_ selection: SyncSelection, parts: ArticleParts, after place: SyncPlace?) throws -> SyncPage {
        try repository.syncPage(selection, parts: parts, after: place, at: clock.now())
    }

    /// See ``FeedRepository/recentComments(_:at:)``.
    package func recentComments(_ query: RecentCommentQuery) throws -> [RecentComment] {
        try repository.recentComments(query, at: clock.now())
    }

    /// See ``FeedRepository/sitemapParts(at:)``.
    package func sitemapParts() throws -> [ListedSitemapPart] {
        try repository.sitemapParts(at: clock.now())
    }

    /// See ``FeedRepository/sitemapPages(of:at:)``.
    package func sitemapPages(of part: SitemapPart) throws -> [SitemapPage] {
        try repository.sitemapPages(of: part, at: clock.now())
    }

    /// Articles of the last seconds, newest first, at most so many; without authors and tags.
    package func articles(ofLast seconds: Int64, atMost limit: Int) throws -> [ArticleSummary] {
        var query = ArticleQuery()
        query.publishedAfter = clock.now().advanced(by: -seconds)
        query.limit = limit
        query.parts = []
        return try articles(query).items
    }

    /// See ``BodyRenderer/resolving(_:at:)``.
    package func resolving(_ html: String, at address: String) -> String {
        renderer.resolving(html, at: address)
    }

    /// See ``NewsroomRepository/languages()``.
    package func languages() throws -> [LanguageTag] {
        try repository.languages()
    }

    /// See ``AddressSource/addresses``.
    package var addresses: SiteAddresses { repository.addresses }

    /// See ``NewsroomRepository/health``.
    package var health: NewsroomHealth { repository.health }

    /// What `find` finds under the reference. Where there is nothing under a slug as it was typed, but under the same
    /// in the form that slugs have (lower case, NFC), it has moved there.
    private func locate<Value>(
        _ reference: ResourceReference,
        _ find: (ResourceReference) throws -> LookupResult<Value>
    ) throws -> LookupResult<Value> {
        do {
            return try find(reference)
        } catch let error as NewsError where error.code == .notFound {
            guard case .slug(let text) = reference else { throw error }
            for slug in Slug.spellings(of: text) {
                switch try found({ try find(.slug(slug.text)) }) {
                case .here: return .moved(to: slug.text)
                case .moved(let present): return .moved(to: present)
                case nil: continue
                }
            }
            throw error
        }
    }

    /// What is found; nil where there is nothing.
    private func found<Value>(_ find: () throws -> LookupResult<Value>) throws -> LookupResult<Value>? {
        do {
            return try find()
        } catch let error as NewsError where error.code == .notFound {
            return nil
        }
    }
}
