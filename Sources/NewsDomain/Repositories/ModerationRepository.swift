/// Comments as moderators see and change them.
package protocol ModerationRepository: Sendable {
    /// Comments that meet the query, by time and id. A search for a text or an article looks at a bounded number of
    /// comments, so that a page may be short and still have a next one.
    func comments(_ query: ModerationQuery) async throws -> Page<ModeratedComment, CommentCursor>

    /// One comment, whatever its status.
    func moderated(_ id: Int64) async throws -> ModeratedComment

    /// Changes one comment, and notes who decided where its status changes.
    ///
    /// Throws ``NewsError/Code/notFound`` where there is none, ``NewsError/Code/preconditionFailed`` where its version is
    /// none that the condition allows, and ``NewsError/Code/conflict`` for one that was deleted.
    func change(
        _ id: Int64,
        _ change: ModerationChange,
        _ condition: VersionCondition,
        by actor: String,
        at now: Timestamp
    ) async throws -> ModeratedComment

    /// Files comments under a status, all or none, and notes who decided. Returns them as they then are, in the order of `ids`.
    /// A change to the status that a comment has already is no decision and is not noted.
    ///
    /// Throws ``NewsError/Code/unprocessable`` with a fault for each id that there is not, and
    /// ``NewsError/Code/conflict`` for a comment that was deleted: what it said is gone.
    func moderate(
        _ ids: [Int64],
        _ status: CommentStatus,
        by actor: String,
        at now: Timestamp
    ) async throws -> [ModeratedComment]
}
