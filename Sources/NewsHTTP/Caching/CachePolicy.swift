internal import NewsDomain

/// How long who may keep an answer, and which parts of the newsroom it is made of.
///
/// Browsers are told how long an answer is fresh, and nothing else: one that gives a stale answer while it fetches a fresh
/// one shows readers a page without the comment that they have just sent. The caches in front, which are told what has
/// changed, may do more (RFC 9213).
struct CachePolicy: Sendable {
    /// What the answer shows: it is true for as long as none of these changes.
    var parts: CacheDependency
    /// Seconds for a reader's own cache, and for any that nobody tells of changes; 0 where readers look for what they have
    /// just sent.
    let maxAge: Int64
    /// Seconds for a cache in front of the service, which may be told to purge.
    let sharedMaxAge: Int64
    /// Seconds for which that may give a stale answer while a fresh one is fetched (RFC 5861, section 3).
    let staleWhileRevalidate: Int64
    /// Seconds for which it may give a stale answer where there is no fresh one to be had (RFC 5861, section 4).
    static let staleIfError: Int64 = 86_400
    /// Whether what it shows moves on with each hour.
    var endsWithTheHour = false
    /// Whether a key shows more of the same.
    var widensByKey = false
    /// Whether `Accept` chooses what is answered.
    var variesByAccept = false
    /// Whether it is so long that it is compressed where it is made: whoever first asks for it in that coding may be on a thread
    /// that others wait for.
    private(set) var compressesAtOnce = false
    /// Whether its bytes become fewer by compressing: pictures were made small by their own means.
    private(set) var isCompressible = true

    /// One article, and what stands below it.
    static let article = CachePolicy(parts: [.content, .comments], 30, 60, 120, widensByKey: true)
    /// Articles that change with whatever is published.
    static let articles = CachePolicy(parts: [.content, .comments], 10, 30, 60)
    /// Sections.
    static let catalogue = CachePolicy(parts: .content, 60, 300, 600)
    /// Tags and authors, of which editors see more.
    static let names = CachePolicy(parts: .content, 60, 300, 600, widensByKey: true)
    /// The site, and what its addresses mean.
    static let site = CachePolicy(parts: .content, 60, 300, 600, widensByKey: true)
    /// Topics, with their newest articles.
    static let topics = CachePolicy(parts: [.content, .comments], 30, 60, 120)
    /// What copies are kept up to date with: whoever keeps one asks for what is new.
    static let sync = CachePolicy(parts: .content, 0, 10, 0)
    /// What was found.
    static let search = CachePolicy(parts: [.content, .comments, .search], 10, 30, 60)
    /// What is suggested while somebody types: names, and how many articles each has.
    static let suggestions = CachePolicy(parts: [.content, .search], 30, 60, 120)
    /// Picks and pictures, of which editors see more.
    static let picks = CachePolicy(parts: [.content, .comments], 10, 30, 60, widensByKey: true)
    static let comments = CachePolicy(parts: [.content, .comments], 0, 10, 30)
    /// One article with the comments on it.
    static let discussion = CachePolicy(parts: [.content, .comments], 0, 60, 120, widensByKey: true)
    static let rankings = CachePolicy(
        parts: [.content, .comments, .rankings],
        30,
        60,
        120,
        endsWithTheHour: true
    )
    /// All of the newsroom at a glance.
    static let front = CachePolicy(parts: [.content, .comments, .rankings], 10, 30, 60, endsWithTheHour: true)
    /// Articles in a feed, which does not tell how many comments they have.
    static let feed = CachePolicy(parts: .content, 60, 300, 600).compressingAtOnce
    static let commentFeed = CachePolicy(parts: [.content, .comments], 60, 300, 600).compressingAtOnce
    static let rankingFeed = CachePolicy(parts: [.content, .rankings], 60, 300, 600, endsWithTheHour: true)
        .compressingAtOnce
    /// Where everything is, for crawlers.
    static let sitemap = CachePolicy(parts: .content, 300, 3600, 3600).compressingAtOnce
    /// The service about itself.
    static let service = CachePolicy(parts: [], 300, 3600, 3600)
    /// A page: kept, and confirmed by its tag each time.
    static let page = CachePolicy(always: "public, no-cache")
    /// What is another thing to people and to programs.
    static let entrance = CachePolicy(always: "public, no-cache", variesByAccept: true)
    /// What has another address whenever it changes (RFC 8246).
    static let immutable = CachePolicy(always: "public, max-age=31536000, immutable")
    /// The same, of pictures.
    static let picture = CachePolicy(always: "public, max-age=31536000, immutable", isCompressible: false)

    private init(
        parts: CacheDependency,
        _ maxAge: Int64,
        _ sharedMaxAge: Int64,
        _ staleWhileRevalidate: Int64,
        endsWithTheHour: Bool = false,
        widensByKey: Bool = false
    ) {
        self.parts = parts
        self.maxAge = maxAge
        self.sharedMaxAge = sharedMaxAge
        self.staleWhileRevalidate = staleWhileRevalidate
        self.endsWithTheHour = endsWithTheHour
        self.widensByKey = widensByKey
        unbounded = CacheControl(maxAge, sharedMaxAge, staleWhileRevalidate)
    }

    /// That of the service's own files, which no moment ends.
    private init(always text: String, variesByAccept: Bool = false, isCompressible: Bool = true) {
        parts = []
        (maxAge, sharedMaxAge, staleWhileRevalidate) = (0, 0, 0)
        self.variesByAccept = variesByAccept
        self.isCompressible = isCompressible
        unbounded = CacheControl(text)
    }

    private let unbounded: CacheControl

    /// The policy of an answer that shows this, too.
    func showing(_ part: CacheDependency, where isShown: Bool) -> CachePolicy {
        var policy = self
        if isShown { policy.parts.formUnion(part) }
        return policy
    }

    /// The policy of an answer of which a key shows more: at least a version of its own.
    var widenedByKey: CachePolicy {
        var policy = self
        policy.widensByKey = true
        return policy
    }

    private var compressingAtOnce: CachePolicy {
        var policy = self
        policy.compressesAtOnce = true
        return policy
    }

    /// What caches are told of an answer given at a moment: nobody keeps it beyond the moment at which it changes by itself.
    func cacheControl(at now: Timestamp, until moment: Timestamp) -> CacheControl {
        var rest = moment.seconds &- now.seconds
        if endsWithTheHour { rest = min(rest, 3600 - now.seconds % 3600) }
        guard rest < sharedMaxAge + staleWhileRevalidate, rest < .max else { return unbounded }
        let shared = min(sharedMaxAge, rest)
        return CacheControl(min(maxAge, rest), shared, min(staleWhileRevalidate, rest - shared))
    }
}

/// What caches are told of an answer for readers.
struct CacheControl: Sendable {
    /// `Cache-Control` (RFC 9111, section 5.2), for browsers and whoever else is on the way.
    let general: String
    /// `CDN-Cache-Control` (RFC 9213), for the caches in front of the service: they take it in place of the other. Empty where they keep
    /// nothing.
    let inFront: String

    /// What is for nobody but who has asked, at that moment.
    static let unstored = CacheControl(general: "private, no-store", inFront: "")

    private init(general: String, inFront: String) {
        (self.general, self.inFront) = (general, inFront)
    }

    /// The same for all.
    fileprivate init(_ text: String) {
        self.init(general: text, inFront: text)
    }

    fileprivate init(_ maxAge: Int64, _ shared: Int64, _ stale: Int64) {
        general = "public, max-age=\(maxAge)"
        let error = CachePolicy.staleIfError
        inFront = "public, max-age=\(shared), stale-while-revalidate=\(stale), stale-if-error=\(error)"
    }
}
