internal import NewsDomain
internal import NewsFeeds

/// Makes feeds of what they are of: with the site's name, addresses that are right everywhere, and ids that stay for good.
struct FeedChannels {
    private let newsroom: Newsroom
    private let site: any SiteRepository
    private let changes: any ChangeRepository
    private let clock: any NewsClock
    private let hub: String?
    private let publicURL: String?

    init(newsroom: Newsroom, services: Services, publicURL: String?) {
        self.newsroom = newsroom
        (site, changes, clock, hub) = (services.site, services.changes, services.clock, services.feedHub)
        self.publicURL = publicURL
    }

    /// A feed, of entries that `entries` makes.
    func feed(
        _ subject: FeedSubject,
        _ format: FeedFormat,
        at address: FeedAddress,
        entries: (AbsoluteAddresses, NameBasedUUID) -> [FeedEntry]
    ) throws -> Feed {
        let site = try site.site()
        let ids = NameBasedUUID(uid: try changes.identity().uid)
        let addresses = AbsoluteAddresses(newsroom.addresses, api: publicURL)
        return Feed(
            id: ids.urn(address.identity),
            title: ([site.name] + [subject.title].compactMap(\.self)).joined(separator: " – "),
            description: site.tagline,
            language: subject.language ?? site.language,
            siteName: site.name,
            homeURL: subject.page.map(addresses.url) ?? addresses.home,
            selfURL: addresses.api.map { $0 + address.path(format) },
            hub: subject.isAnnounced && addresses.api != nil ? hub : nil,
            logo: site.logo.map { $0.address(below: addresses.service("")) },
            entries: entries(addresses, ids)
        )
    }

    /// What a list of articles is of. Where one filter alone chooses them, by what that names is called now.
    func subject(
        of query: ArticleQuery,
        at address: FeedAddress,
        showing articles: [ArticleSummary]
    ) throws -> FeedSubject {
        let (named, language) = (query.named, query.languages.flatMap { $0.ranges.count == 1 ? $0.ranges.first : nil })
        guard named.count == 1, let (kind, reference) = named.first, let thing = try present(kind, reference) else {
            let title = named.isEmpty ? nil : named.map { "\($0.reference)" }.joined(separator: ", ")
            let announced = named.isEmpty ? language.map(FeedAddress.articles(in:)) ?? .articles : nil
            return with(language, FeedSubject(title, at: address, announcedAt: announced))
        }
        let name = articles.lazy.compactMap { $0.name(of: thing) }.first ?? thing.slug
        let announced = FeedAddress.articles(of: kind, slug: thing.slug)
        var subject = FeedSubject(name, at: address, announcedAt: announced)
        subject.page = thing
        return with(language, subject)
    }

    private func with(_ language: LanguageTag?, _ subject: FeedSubject) -> FeedSubject {
        var subject = subject
        subject.language = language
        return subject
    }

    /// What a filter names, under its present name; nil where it is gone by now.
    private func present(_ kind: AddressedKind, _ reference: ResourceReference) throws -> AddressedThing? {
        do {
            switch try site.addressed(kind, reference, isEditorial: false, at: clock.now()) {
            case .here(let thing): return thing
            case .moved(let slug):
                let found = try site.addressed(kind, .slug(slug), isEditorial: false, at: clock.now())
                return if case .here(let thing) = found { thing } else { nil }
            }
        } catch let error as NewsError where [.notFound, .gone].contains(error.code) {
            return nil
        }
    }
}
