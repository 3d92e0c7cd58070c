/// Makes sanitised HTML and plain text of what editors and clients write.
package protocol MarkupCleaner: Sendable {
    /// The text in its two stored forms, and what was taken out.
    func clean(_ html: String) -> CleanedMarkup
}

/// A text that was cleaned.
package struct CleanedMarkup: Sendable {
    package var body: Body
    package var removed: [RemovedPart]

    package init(body: Body, removed: [RemovedPart]) {
        self.body = body
        self.removed = removed
    }
}

/// A sort of thing that was taken out of a text, and how often.
package struct RemovedPart: Hashable, Sendable {
    /// `element`, `attribute` or `url`.
    package var kind: String
    package var name: String
    package var count: Int

    package init(kind: String, name: String, count: Int) {
        self.kind = kind
        self.name = name
        self.count = count
    }
}

/// Where editors work.
package struct EditorialDesk: Sendable {
    private let repository: any EditorialRepository
    private let cleaner: any MarkupCleaner
    private let clock: any NewsClock

    /// A desk that writes into the repository by the clock.
    package init(repository: any EditorialRepository, cleaner: any MarkupCleaner, clock: any NewsClock) {
        self.repository = repository
        self.cleaner = cleaner
        self.clock = clock
    }

    /// The most operations that go into one transaction.
    package static let maximumBatch = 50

    /// See ``EditorialRepository/perform(_:by:claim:memo:at:)``.
    package func perform(
        _ operations: [EditorialOperation],
        by actor: String,
        claim: IdempotencyClaim?,
        memo: @escaping @Sendable ([EditorialOutcome]) -> [UInt8]
    ) async throws -> Once<[EditorialOutcome]> {
        try await repository.perform(operations, by: actor, claim: claim, memo: memo, at: clock.now())
    }

    /// Makes what is stored of HTML that an editor wrote.
    package func clean(_ html: String) -> CleanedMarkup {
        cleaner.clean(html)
    }

    /// See ``AddressSource/addresses``.
    package var addresses: SiteAddresses { repository.addresses }

    /// See ``EditorialRepository/revisions(of:_:)``.
    package func revisions(
        of article: ArticleReference,
        _ query: RevisionQuery
    ) async throws -> Page<RevisionSummary, Int> {
        try await repository.revisions(of: article, query)
    }

    /// See ``EditorialRepository/revision(_:of:)``.
    package func revision(_ number: Int, of article: ArticleReference) async throws -> Revision {
        try await repository.revision(number, of: article)
    }

    /// See ``EditorialRepository/media(after:limit:)``.
    package func media(after: Int64?, limit: Int) async throws -> Page<Media, Int64> {
        try await repository.media(after: after, limit: limit)
    }

    /// See ``EditorialRepository/media(_:)``.
    package func media(_ id: Int64) async throws -> Media {
        try await repository.media(id)
    }
}
