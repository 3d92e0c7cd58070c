internal import HTTPTypes
internal import NewsJSON

/// What the service shows to people in a browser: an entrance, and the contract with a form for each operation. The contract
/// itself does not name these addresses: they are for no program.
struct PageController {
    let pages: SitePages
    let version: String
    let caching: ResponseCaching

    // They compress for longer than others can wait.
    var endpoints: [Endpoint] {
        let entrance = Endpoint(.get, "/", entrance)
        guard pages.hasDocs else { return [entrance] }
        return [entrance, Endpoint(.get, "/docs", docs), Endpoint(.get, "/docs/{version}/{file}", file)]
    }

    /// GET /
    @Sendable func entrance(_ request: Request) async throws -> Answer {
        guard AcceptedTypes(request.headers[.accept]).prefersPage else {
            var reader = QueryReader(request)
            _ = try reader.finish()
            return try caching.answer(request, permanent: "/ for programs", .entrance) {
                Answer.json(PageWriter.one(Discovery(version: version), .discovery, nil)).showing(.service)
            }
        }
        return try caching.answer(request, permanent: "/", .entrance) {
            let text = pages.entrance
            return Answer.page(text, policy: .entrance(style: text.firstStyle))
        }
    }

    /// GET /docs
    @Sendable func docs(_ request: Request) async throws -> Answer {
        try caching.answer(request, permanent: "/docs", .page) {
            Answer.page(pages.docs, policy: .docs)
        }
    }

    /// GET /docs/{version}/{file}
    @Sendable func file(_ request: Request) async throws -> Answer {
        let name = try request.segment("file")
        guard try request.segment("version") == pages.version, let file = pages.part(name) else {
            throw NothingThere()
        }
        return try caching.answer(request, permanent: "/docs/\(name)", .immutable) {
            var answer = Answer(contentType: file.contentType, body: Array(file.bytes)).showing(.service)
            answer.headers[.contentTypeOptions] = "nosniff"
            return answer
        }
    }
}

extension Answer {
    /// A page that may load what its policy names, and tells nobody where a reader of it came from.
    fileprivate static func page(_ html: String, policy: ContentSecurityPolicy) -> Answer {
        var answer = Answer.text(html, contentType: "text/html; charset=utf-8").showing(.service)
        answer.headers[.contentSecurityPolicy] = policy.text
        answer.headers[.contentTypeOptions] = "nosniff"
        answer.headers[.referrerPolicy] = "no-referrer"
        return answer
    }
}

extension HTTPField.Name {
    fileprivate static let contentTypeOptions = constant("X-Content-Type-Options")
    fileprivate static let referrerPolicy = constant("Referrer-Policy")
}
