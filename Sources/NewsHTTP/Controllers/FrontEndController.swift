internal import HTTPTypes
internal import NewsDomain

/// The front end: the files that its page loads, and that page wherever the newsroom has something to show and nothing else
/// is. Its addresses are for people, and so in no contract.
struct FrontEndController {
    let frontEnd: FrontEnd
    let repository: any SiteRepository
    let clock: any NewsClock
    let caching: ResponseCaching

    var endpoints: [Endpoint] { [Endpoint(.get, "/site/{version}/{file}", file)] }

    /// What answers people where no route does.
    var fallback: PageFallback { PageFallback(Endpoint(read: "/{address}", page)) }

    /// GET /
    func entrance(_ request: Request) throws -> Answer {
        try caching.answer(request, permanent: "front end", .entrance) {
            Answer.page(frontEnd.page, policy: .frontEnd, referrers: "strict-origin-when-cross-origin")
        }
    }

    /// GET of an address of the newsroom: the page, with the status that says whether there is anything to show on it.
    ///
    /// Addresses that a thing had before lead to the one that it has.
    @Sendable func page(_ request: Request) throws -> Answer {
        if frontEnd.ownPaths.contains(request.path) || request.showsDraft { return try entrance(request) }
        let resolver = AddressResolver(repository: repository, isEditorial: false, at: clock.now())
        do {
            let resolved = try resolver.resolve(request.target)
            guard resolved.isRedirect else { return try entrance(request) }
            return .movedPermanently(to: resolved.url)
        } catch let error as NewsError where error.code == .gone {
            return nothing(.gone)
        } catch let error as NewsError where error.code == .notFound || error.code == .invalid {
            return nothing(.notFound)
        }
    }

    /// The page where there is nothing, which says so.
    private func nothing(_ status: HTTPResponse.Status) -> Answer {
        var answer = Answer.page(frontEnd.page, policy: .frontEnd, referrers: "strict-origin-when-cross-origin")
        answer.status = status
        answer.headers[.vary] = "Accept"
        return answer.unstored
    }

    /// GET /site/{version}/{file}
    @Sendable func file(_ request: Request) async throws -> Answer {
        let name = try request.segment("file")
        guard try request.segment("version") == frontEnd.version, let file = frontEnd.file(name) else {
            throw NothingThere()
        }
        return try caching.answer(request, permanent: "/site/\(name)", .immutable) {
            var answer = Answer(contentType: file.contentType, body: file.bytes).showing(.service)
            answer.headers[.contentTypeOptions] = "nosniff"
            return answer
        }
    }
}

extension Request {
    /// Whether it asks for a draft by a token: what is at its address, readers do not know of.
    fileprivate var showsDraft: Bool { query.split(separator: "&").contains { $0.hasPrefix("preview=") } }
}
