internal import HTTPTypes
internal import NewsDomain
internal import NewsJSON

/// What editors write: each operation alone, or many in one transaction.
struct EditingController {
    let repository: any EditorialRepository
    let cleaner: any MarkupCleaner
    let clock: any NewsClock
    let uploads: UploadController

    /// What can be written, alone and in a batch.
    private var writes: [WriteEndpoint] {
        ArticleWriting(cleaner: cleaner, site: repository).endpoints
            + CatalogueWriting(cleaner: cleaner, site: repository).endpoints
    }

    var endpoints: [Endpoint] {
        let batch = BatchWriting(repository: repository, clock: clock)
        return writes.map { write in
            Endpoint(write) { request in
                if write.path == "/v1/media", write.method == .post, UploadController.isFile(request) {
                    return try await uploads.create(request)
                }
                return try await perform(write, request)
            }
        } + [Endpoint(.post, "/v1/batch", batch.perform)] + uploads.endpoints
    }

    /// A change may say what it is (RFC 7396).
    private static func types(of method: HTTPRequest.Method) -> [String] {
        ["application/json"] + (method == .patch ? ["application/merge-patch+json"] : [])
    }

    private func perform(_ write: WriteEndpoint, _ request: Request) async throws -> Answer {
        let editor = try request.require(.write)
        let body = try await RequestBody(request, types: Self.types(of: write.method))
        let once = write.method == .post ? try Idempotency(request, body) : .none
        let prepared = try prepare(write, request, body)
        do {
            let answer: @Sendable ([EditorialOutcome]) -> Answer = { prepared.answer($0[0]) }
            switch try await repository.perform(
                [prepared.operation],
                by: editor.name,
                claim: once.claim,
                memo: { once.memo(answer($0)) },
                at: clock.now()
            )
            {
            case .now(let outcomes): return answer(outcomes).uncached
            case .before(let memo): return try once.answer(memo).uncached
            }
        } catch let failure as EditorialFailure {
            throw failure.reason
        }
    }

    /// Makes an operation of a request. What is wrong with the address is told before what is wrong with the body.
    private func prepare(_ write: WriteEndpoint, _ request: Request, _ body: RequestBody) throws -> PreparedWrite {
        let isEmpty = body.bytes.isEmpty && write.isBodyOptional
        let members = Result { isEmpty ? BodyReader(JSONObject()) : try body.members() }
        var reading = WriteRequest(
            variables: request.variables,
            headers: request.headers,
            query: QueryReader(request),
            body: (try? members.get()) ?? BodyReader(JSONObject())
        )
        let prepared = Result { try write.prepare(&reading) }
        if case .failure(let error as NewsError) = prepared, error.code == .invalid { throw error }
        _ = try members.get()
        return try prepared.get()
    }
}
