internal import HTTPTypes
internal import NewsDomain
internal import NewsJSON

/// Tokens that open one article to whoever has them, made by those who write.
struct PreviewController {
    let repository: any PreviewRepository
    let clock: any NewsClock
    let publicURL: String?

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/v1/articles/{article}/previews", list),
            Endpoint(.post, "/v1/articles/{article}/previews", create),
            Endpoint(.delete, "/v1/articles/{article}/previews/{preview}", revoke),
        ]
    }

    /// GET /v1/articles/{article}/previews
    @Sendable func list(_ request: Request) async throws -> Answer {
        _ = try request.require(.write)
        try request.refuseParameters()
        let article = try request.article()
        let (previews, time) = try timed { try repository.previews(of: article, at: clock.now()) }
        return .json(PageWriter.all(previews, .preview), databaseTime: time).uncached
    }

    /// POST /v1/articles/{article}/previews
    @Sendable func create(_ request: Request) async throws -> Answer {
        let editor = try request.require(.write)
        let received = try await RequestBody(request)
        try request.refuseParameters()
        let now = clock.now()
        var body = received.bytes.isEmpty ? BodyReader(JSONObject()) : try received.members()
        let end = body.change("expiresAt") { $0.previewEnd("expiresAt", after: now) }
        try body.finish()
        let token = PreviewToken.random()
        let new = NewPreview(
            hash: token.digest,
            expiresAt: end ?? now.advanced(by: Preview.standardSeconds),
            createdBy: editor.name
        )
        let preview = try await repository.createPreview(of: try request.article(), new, at: now)
        let path = "/v1/articles/\(PercentEncoding.encode(try request.segment("article")))"
        let address = (publicURL ?? "") + path + "?preview=\(token.text)"
        var answer = Answer.one(preview, .preview(with: token.text, url: address)).uncached
        answer.status = .created
        answer.headers[.location] = "\(path)/previews"
        return answer
    }

    /// DELETE /v1/articles/{article}/previews/{preview}
    @Sendable func revoke(_ request: Request) async throws -> Answer {
        _ = try request.require(.write)
        try request.refuseParameters()
        guard let id = Int64(try request.segment("preview")), id > 0 else {
            throw NewsError(.notFound, "The article has no such preview, or it has ended.")
        }
        try await repository.revokePreview(id, of: try request.article(), at: clock.now())
        return Answer(status: .noContent).uncached
    }
}

extension BodyReader {
    /// When a token ends: not before it begins, and within ``Preview/maximumSeconds``.
    fileprivate mutating func previewEnd(_ name: String, after now: Timestamp) -> Timestamp? {
        guard let end = timestamp(name) else { return nil }
        guard end > now, end <= now.advanced(by: Preview.maximumSeconds) else {
            fault(name, "outOfRange", "“\(name)” must lie ahead, and within 30 days.")
            return nil
        }
        return end
    }
}
