internal import HTTPTypes
internal import NewsDomain
internal import NewsJSON

/// The site, and what its addresses mean.
struct SiteController {
    let repository: any SiteRepository
    let clock: any NewsClock
    let caching: ResponseCaching

    var endpoints: [Endpoint] {
        [
            Endpoint(read: "/v1/site", show),
            Endpoint(.patch, "/v1/site", change),
            Endpoint(read: "/v1/resolve", resolve),
        ]
    }

    /// GET /v1/site
    @Sendable func show(_ request: Request) throws -> Answer {
        var reader = QueryReader(request)
        let selection = reader.fields(of: .site)
        let parameters = try reader.finish()
        let isEditorial = request.principal?.may(.admin) == true
        let render = {
            let (site, time) = try timed { try repository.site() }
            let answer = Answer.one(
                site,
                .site,
                selection,
                addresses: repository.addresses,
                databaseTime: time
            )
            return isEditorial ? answer.tagged(version: site.version).uncached : answer.showing(.catalogue)
        }
        guard !isEditorial else { return try render() }
        return try caching.answer(request, parameters, .site, render)
    }

    /// PATCH /v1/site
    @Sendable func change(_ request: Request) async throws -> Answer {
        let editor = try request.require(.admin)
        let body = try await RequestBody(request, types: ["application/json", "application/merge-patch+json"])
        var query = QueryReader(request)
        try query.finish()
        let condition = try VersionCondition(ifMatch: request.headers)
        var members = try body.members()
        let change = SiteChange(&members)
        try members.finish()
        let site = try await repository.changeSite(change, condition, by: editor.name, at: clock.now())
        return Answer.one(site, .site, addresses: repository.addresses).tagged(version: site.version).uncached
    }

    /// GET /v1/resolve
    @Sendable func resolve(_ request: Request) throws -> Answer {
        var reader = QueryReader(request)
        let url = reader.required("url", atMost: AddressResolver.maximumAddress)
        let selection = reader.fields(of: .resolved)
        let parameters = try reader.finish()
        let isEditorial = request.principal?.may(.drafts) == true
        let resolver = AddressResolver(repository: repository, isEditorial: isEditorial, at: clock.now())
        let render = {
            let (resolved, time) = try timed { try resolver.resolve(url) }
            let answer = Answer.one(resolved, .resolved, selection, databaseTime: time)
            guard resolved.thing?.kind == .article, let id = resolved.thing?.id else {
                return answer.showing(.catalogue)
            }
            return answer.showing(.article(id), .catalogue)
        }
        guard !isEditorial else { return try render().uncached }
        return try caching.answer(request, parameters, .site, render)
    }
}

extension SiteChange {
    /// What the members of a body set.
    fileprivate init(_ body: inout BodyReader) {
        self.init()
        url = body.patch("url") { $0.siteURL("url") }
        name = body.change("name") { $0.line("name", atMost: CatalogueChange.maximumName) }
        tagline = body.patch("tagline") { $0.line("tagline", atMost: CatalogueChange.maximumLine) }
        language = body.change("language") { $0.language("language") }
        timeZone = body.change("timeZone") { $0.timeZone("timeZone") }
        logo = body.patch("logo") { $0.media("logo") }
        if let links = body.patch("social", { $0.objects("social", atMost: Site.maximumLinks) { SiteLink(&$0) } }) {
            self.links = links ?? []
        }
        body.passOver(membersOf: .site)
        if body.has("addressPatterns") {
            patterns = body.object("addressPatterns") { Self.patterns(&$0) } ?? Self.standardPatterns
        }
    }

    /// Null in place of all patterns is the standard ones.
    private static let standardPatterns = Dictionary(
        uniqueKeysWithValues: AddressedKind.allCases.map { ($0, AddressPattern?.none) }
    )

    private static func patterns(_ body: inout BodyReader) -> [AddressedKind: AddressPattern?] {
        var patterns: [AddressedKind: AddressPattern?] = [:]
        for kind in AddressedKind.allCases {
            guard let pattern = body.patch(kind.rawValue, { $0.pattern(of: kind) }) else { continue }
            patterns[kind] = .some(pattern)
        }
        return patterns
    }
}

extension SiteLink {
    fileprivate init?(_ body: inout BodyReader) {
        for name in ["name", "url"] { body.require(name) }
        let (name, url) = (body.line("name", atMost: CatalogueChange.maximumName), body.url("url"))
        guard let name, let url else { return nil }
        self.init(name: name, url: url)
    }
}

extension BodyReader {
    /// The address of a site: what the paths of everything on it follow.
    fileprivate mutating func siteURL(_ name: String) -> String? {
        guard let text = url(name) else { return nil }
        guard let base = WebAddress.base(text) else {
            fault(name, "notABase", "“\(name)” must have neither “?” nor “#”: paths are put behind it.")
            return nil
        }
        return base
    }

    fileprivate mutating func timeZone(_ name: String) -> SiteTimeZone? {
        guard let text = string(name) else { return nil }
        guard let zone = SiteTimeZone(text) else {
            fault(
                name,
                "notATimeZone",
                "“\(name)” must be UTC or a time zone of IANA's database such as Europe/Berlin."
            )
            return nil
        }
        return zone
    }

    fileprivate mutating func pattern(of kind: AddressedKind) -> AddressPattern? {
        let name = kind.rawValue
        guard let text = string(name) else { return nil }
        do {
            return try AddressPattern(text, for: kind)
        } catch let reason as AddressPatternFault {
            fault(name, reason.code, "“\(name)” \(reason.detail).", reason.params)
        } catch {
            fault(name, "malformed", "“\(name)” is no pattern.")
        }
        return nil
    }
}
