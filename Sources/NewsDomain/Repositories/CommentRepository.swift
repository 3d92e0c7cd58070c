/// Where readers' comments are filed. A method that changes something returns once that is on disk.
package protocol CommentRepository: Sendable {
    /// What a claim was answered with before; nil where it is new.
    ///
    /// Throws ``NewsError/Code/unprocessable`` where the claim's key came with another request before.
    func answer(to claim: IdempotencyClaim, at now: Timestamp) async throws -> [UInt8]?

    /// Files a comment; a text that came before within ``NewComment/duplicateWindow`` is filed as spam. A former slug
    /// stands for its article.
    ///
    /// Throws ``NewsError/Code/notFound`` or ``NewsError/Code/gone`` where there is no such live article,
    /// ``NewsError/Code/forbidden`` where its comments are closed, and ``NewsError/Code/unprocessable`` where there is no
    /// such comment to reply to on the article, or none that readers see.
    func add(
        _ comment: NewComment,
        claim: IdempotencyClaim?,
        memo: @escaping @Sendable (OwnComment) -> [UInt8],
        at now: Timestamp
    ) async throws -> IdempotentResult<OwnComment>

    /// An approved comment of a live article.
    func comment(_ id: Int64, at now: Timestamp) async throws -> Comment

    /// The comment that a token opens. Throws ``NewsError/Code/forbidden`` for a wrong token, one that has expired, and
    /// a comment that there is not: the three are alike.
    func own(_ id: Int64, token: [UInt8], at now: Timestamp) async throws -> OwnComment

    /// Changes the comment that a token opens; `judge` says the status of the new text under the new name.
    ///
    /// Throws as ``own(_:token:at:)`` does, and ``NewsError/Code/preconditionFailed`` where its version is none that the
    /// condition allows.
    func changeOwn(
        _ id: Int64,
        token: [UInt8],
        _ change: CommentChange,
        _ condition: VersionCondition,
        at now: Timestamp,
        judge: @escaping @Sendable (_ text: String, _ name: String?) -> CommentStatus
    ) async throws -> OwnComment

    /// Deletes the comment that a token opens, and what it said. Throws as ``changeOwn(_:token:_:_:at:judge:)`` does.
    func deleteOwn(_ id: Int64, token: [UInt8], _ condition: VersionCondition, at now: Timestamp) async throws
}

/// A client's word that a write is the same as one before with the same key.
package struct IdempotencyClaim: Sendable {
    /// SHA-256 of the route and the client's key.
    package var key: [UInt8]
    /// SHA-256 of the body.
    package var request: [UInt8]

    package init(key: [UInt8], request: [UInt8]) {
        self.key = key
        self.request = request
    }

    /// For how long a key is remembered, in seconds.
    package static let lifetime: Int64 = 24 * 3600
}

/// What a write that may be sent twice came to.
package enum IdempotentResult<Value: Sendable>: Sendable {
    case now(Value)
    /// It was done before; this was remembered of the outcome.
    case before([UInt8])
}
