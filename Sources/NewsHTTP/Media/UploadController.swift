internal import HTTPTypes
internal import NIOPosix
internal import NewsDomain
internal import NewsJSON
internal import Synchronization

/// Files that editors send: as a body of their own, or in a form with the words to them.
struct UploadController: Sendable {
    let repository: any EditorialRepository
    let files: any MediaFileRepository
    let limits: MediaLimits
    let clock: any NewsClock

    var endpoints: [Endpoint] { [Endpoint(.put, "/v1/media/{media}/file", replace)] }

    /// Bytes of a form beside its file.
    private static let formOverhead = 256 << 10

    /// Whether a POST brings a file, and no JSON about one that is elsewhere.
    static func isFile(_ request: Request) -> Bool {
        mediaType(request).map { $0 != "application/json" } ?? false
    }

    /// POST /v1/media
    @Sendable func create(_ request: Request) async throws -> Answer {
        let editor = try request.require(.write)
        let (change, file) = try await take(request)
        let once = try Idempotency(request, digest: Array(file.hash.text.utf8))
        let answer: @Sendable ([EditorialOutcome]) -> Answer = { [repository] outcomes in
            outcomes[0].created(.media, removed: [], repository.addresses)
        }
        switch try await perform(.create(.media(change)), once, answer, by: editor) {
        case .now(let outcomes): return answer(outcomes).uncached
        case .before(let memo): return try once.answer(memo).uncached
        }
    }

    /// PUT /v1/media/{media}/file
    @Sendable func replace(_ request: Request) async throws -> Answer {
        let editor = try request.require(.write)
        let item = CatalogueItem(.media, try request.reference("media"))
        let condition = try VersionCondition(ifMatch: request.headers)
        let (change, _) = try await take(request)
        let answer: @Sendable ([EditorialOutcome]) -> Answer = { [repository] outcomes in
            outcomes[0].answer(removed: [], repository.addresses)
        }
        let operation = CatalogueOperation.change(item, .media(change), condition)
        guard case .now(let outcomes) = try await perform(operation, .none, answer, by: editor) else {
            throw NewsError(.internal, "Something was remembered without a key.")
        }
        return answer(outcomes).uncached
    }

    private func perform(
        _ operation: CatalogueOperation,
        _ once: Idempotency,
        _ answer: @escaping @Sendable ([EditorialOutcome]) -> Answer,
        by editor: Principal
    ) async throws -> IdempotentResult<[EditorialOutcome]> {
        do {
            return try await repository.perform(
                [.catalogue(operation)],
                by: editor.name,
                claim: once.claim,
                memo: { once.memo(answer($0)) },
                at: clock.now()
            )
        } catch let failure as EditorialFailure {
            throw failure.reason
        }
    }

    /// Takes the file, and what comes with it. What is wrong with the members is told before the file is looked at.
    private func take(_ request: Request) async throws -> (MediaChange, StoredFile) {
        var query = QueryReader(request)
        try query.finish()
        let type = try Self.checkedType(request)
        let limit = max(limits.imageBytes, limits.fileBytes)
        if let length = request.headers[.contentLength].flatMap(Int.init), length > limit + Self.formOverhead {
            throw BodyTooLarge(limit: limit)
        }
        let file = try await Self.offLoop { [files] in try files.begin() }
        let form = Mutex(UploadForm(file, contentType: type))
        do {
            try await request.body.stream(limit + Self.formOverhead) { bytes in
                try await Self.offLoop { try form.withLock { try $0.take(bytes) } }
            }
            var members = try form.withLock { try $0.members() }
            members.passOver(membersOf: Shape<Media>.media)
            var change = MediaChange(&members)
            try members.finish()
            let stored = try await file.finish()
            (change.file, change.url) = (stored, stored.path)
            return (change, stored)
        } catch let error as FileTooLarge {
            throw BodyTooLarge(limit: error.limit)
        }
    }

    /// Does what waits for the disk where no connection waits.
    private static func offLoop<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await NIOThreadPool.singleton.runIfActive(work)
    }

    // MARK: Types

    private static let accepted = MediaFileType.allCases.map(\.mimeType) + ["multipart/form-data"]
    /// Others that say the same, or nothing: what the file is its bytes tell.
    private static let others: Set = [
        "application/octet-stream", "image/jpg", "audio/mp3", "audio/x-m4a", "audio/m4a", "audio/aac",
        "application/ogg",
        "video/x-m4v",
    ]

    private static func checkedType(_ request: Request) throws -> String {
        if let encoding = request.headers[.contentEncoding], encoding.lowercased() != "identity" {
            throw UnsupportedType(accepted: accepted.map { "\($0) without a Content-Encoding" })
        }
        guard let type = mediaType(request), accepted.contains(type) || others.contains(type),
            let header = request.headers[.contentType]
        else { throw UnsupportedType(accepted: accepted) }
        guard type != "multipart/form-data" || MultipartReader(contentType: header) != nil else {
            throw MultipartReader.malformed("its type names no boundary")
        }
        return header
    }

    private static func mediaType(_ request: Request) -> String? {
        request.headers[.contentType]?.lowercased().split(separator: ";").first?.split(separator: " ").first.map(
            String.init
        )
    }
}
