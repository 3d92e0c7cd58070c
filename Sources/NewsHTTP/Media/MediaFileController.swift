internal import HTTPTypes
internal import NewsDomain

/// The files of media, for everybody who knows their addresses. Those of a draft are known to nobody: a hash cannot be guessed.
struct MediaFileController {
    let files: any MediaFileRepository
    let kept: any KeptMediaRepository
    let clock: any NewsClock
    let caching: ResponseCaching

    /// Seconds for which a rendition may be given from memory once its file was removed.
    private static let patience: Int64 = 60

    // What answers tell of a picture names these addresses; the contract does not, as what is there is no JSON.
    var endpoints: [Endpoint] {
        [
            Endpoint(read: "/media/{file}", atOnce: file, else: missing),
            Endpoint(read: "/media/{file}/{rendition}", atOnce: madeRendition, else: makeRendition),
        ]
    }

    /// GET /media/{hash}.{type}
    @Sendable func file(_ request: Request) throws -> Answer? {
        let parts = try request.segment("file").split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let hash = FileHash(parts[0]), let type = MediaFileType(rawValue: String(parts[1]))
        else {
            throw Self.notFound
        }
        guard let file = OpenFile(files.path(of: hash, type)) else { throw Self.notFound }
        return FileAnswer(file, type).answer(to: request)
    }

    @Sendable func missing(_ request: Request) async throws -> Answer {
        guard let answer = try file(request) else { throw Self.notFound }
        return answer
    }

    /// GET /media/{hash}/{width}.{type} and /media/{hash}/{width}x{crop}-{x}-{y}.{type}, where it was made.
    @Sendable func madeRendition(_ request: Request) throws -> Answer? {
        let rendition = try rendition(request)
        return try OpenFile(files.path(of: rendition)).map { try answer(request, $0, rendition.type) }
    }

    /// A short one from memory from now on, with no ranges: reading it each time costs as much again as all the rest.
    private func answer(_ request: Request, _ file: OpenFile, _ type: MediaFileType) throws -> Answer {
        let whole = FileAnswer(file, type)
        guard let bytes = whole.shortBytes else { return whole.answer(to: request) }
        return try caching.answer(request, "", .picture) {
            var answer = Answer(contentType: type.mimeType, body: bytes, headers: FileAnswer.safety)
            answer.trueUntil = clock.now().advanced(by: Self.patience)
            return answer
        }
    }

    /// The same, where it has to be made first.
    @Sendable func makeRendition(_ request: Request) async throws -> Answer {
        if let answer = try madeRendition(request) { return answer }
        let rendition = try rendition(request)
        let pictures = try kept.pictures(of: rendition.hash)
        guard let size = pictures.lazy.compactMap({ $0.size(of: rendition) }).first else {
            guard let present = pictures.lazy.compactMap({ $0.present(rendition) }).first else { throw Self.notFound }
            return Answer(status: .found, headers: [.location: present.path, .cacheControl: "no-cache"])
        }
        guard let file = OpenFile(try await files.make(rendition, size)) else { throw Self.notFound }
        return try answer(request, file, rendition.type)
    }

    private func rendition(_ request: Request) throws -> Rendition {
        guard let hash = FileHash(try request.segment("file")),
            let rendition = Rendition(hash: hash, name: try request.segment("rendition"))
        else { throw Self.notFound }
        return rendition
    }

    private static var notFound: NewsError { NewsError(.notFound, "There is no such file.") }
}

extension Media {
    /// The size of a rendition that there is of this picture; nil where there is no such one.
    fileprivate func size(of rendition: Rendition) -> RenditionSize? {
        guard let file, !file.isAnimated, let width, let height else { return nil }
        guard rendition.focus.map({ $0.point == focalPoint ?? .center }) ?? true else { return nil }
        return RenditionSize(of: rendition, inWidth: width, height: height)
    }

    /// The same crop about the present focal point, where it was asked for about another: pages that are some seconds old do.
    fileprivate func present(_ rendition: Rendition) -> Rendition? {
        guard let crop = rendition.focus?.crop else { return nil }
        var present = rendition
        present.focus = Rendition.Focus(crop, focalPoint ?? .center)
        return size(of: present) == nil ? nil : present
    }
}
