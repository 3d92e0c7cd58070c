/// What editors write. Answered means on disk.
package protocol EditorialRepository: AddressSource {
    /// Does operations in their order, all in one transaction or none, in the name of `actor`. Each sees what those
    /// before it did.
    ///
    /// With a claim that was answered before nothing is done. `memo` makes of the outcomes what is remembered.
    /// Throws ``EditorialFailure`` for the first operation that cannot be done, with one of
    /// ``NewsError/Code/notFound``, ``NewsError/Code/preconditionFailed`` where the version is another than allowed,
    /// ``NewsError/Code/conflict`` where a name is taken or a thing in use, and ``NewsError/Code/unprocessable`` with a
    /// fault for each member of the change that cannot be.
    func perform(
        _ operations: [EditorialOperation],
        by actor: String,
        claim: IdempotencyClaim?,
        memo: @escaping @Sendable ([EditorialOutcome]) -> [UInt8],
        at now: Timestamp
    ) async throws -> IdempotentResult<[EditorialOutcome]>

    /// The revisions of an article, newest first.
    func revisions(of article: ResourceReference, _ query: RevisionQuery) async throws -> Page<RevisionSummary, Int>

    /// One revision with what it changed. Throws ``NewsError/Code/notFound`` where there is none of that number.
    func revision(_ number: Int, of article: ResourceReference) async throws -> Revision

    /// Media items, newest first. `after` is the id that the page before ended with.
    func media(after: Int64?, limit: Int) async throws -> Page<Media, Int64>

    /// The media item of that id. Throws ``NewsError/Code/notFound`` where there is none, ``Moved`` with the id of what it was
    /// merged into.
    func media(_ id: Int64) async throws -> Media
}
