internal import NewsDomain

/// How long who may keep an answer, and which parts of the newsroom it is made of.
struct CachePolicy: Sendable {
    /// What the answer shows: it is true for as long as none of these changes.
    var parts: NewsroomPart
    /// Seconds for a reader's own cache.
    let maxAge: Int64
    /// Seconds for a cache in front of the service, which may be told to purge.
    let sharedMaxAge: Int64
    /// Seconds for which a stale answer may be given while a fresh one is fetched (RFC 5861, section 3).
    let staleWhileRevalidate: Int64
    /// Seconds for which a stale answer may be given where there is no fresh one to be had (RFC 5861, section 4).
    let staleIfError: Int64 = 86_400
    /// Whether what it shows moves on with each hour.
    var endsWithTheHour = false
    /// Whether a key shows more of the same.
    var widensByKey = false

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
    /// Picks and pictures, of which editors see more.
    static let picks = CachePolicy(parts: [.content, .comments], 10, 30, 60, widensByKey: true)
    static let comments = CachePolicy(parts: [.content, .comments], 5, 10, 30)
    static let rankings = CachePolicy(
        parts: [.content, .comments, .rankings],
        30,
        60,
        120,
        endsWithTheHour: true
    )
    /// All of the newsroom at a glance.
    static let front = CachePolicy(parts: [.content, .comments, .rankings], 10, 30, 60, endsWithTheHour: true)
    /// The service about itself.
    static let service = CachePolicy(parts: [], 300, 3600, 3600)

    private init(
        parts: NewsroomPart,
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
        unbounded = Self.text(maxAge, sharedMaxAge, staleWhileRevalidate, staleIfError)
    }

    private let unbounded: String

    /// The policy of an answer that shows this, too.
    func showing(_ part: NewsroomPart, where isShown: Bool) -> CachePolicy {
        var policy = self
        if isShown { policy.parts.formUnion(part) }
        return policy
    }

    /// `Cache-Control` (RFC 9111, section 5.2) of an answer given at a moment: nobody keeps it beyond the moment at which
    /// it changes by itself.
    func cacheControl(at now: Timestamp, until moment: Timestamp) -> String {
        var rest = moment.seconds &- now.seconds
        if endsWithTheHour { rest = min(rest, 3600 - now.seconds % 3600) }
        guard rest < sharedMaxAge + staleWhileRevalidate, rest < .max else { return unbounded }
        let shared = min(sharedMaxAge, rest)
        return Self.text(min(maxAge, rest), shared, min(staleWhileRevalidate, rest - shared), staleIfError)
    }

    private static func text(_ maxAge: Int64, _ shared: Int64, _ stale: Int64, _ error: Int64) -> String {
        "public, max-age=\(maxAge), s-maxage=\(shared), stale-while-revalidate=\(stale), stale-if-error=\(error)"
    }
}
