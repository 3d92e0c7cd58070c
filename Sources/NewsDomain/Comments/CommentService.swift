internal import Synchronization

/// Takes readers' comments: cleans and judges them, keeps the limits, and lets a reader change an own one for a while.
package final class CommentService: Sendable {
    private let repository: any CommentRepository
    private let clock: any NewsClock
    private let policy: CommentPolicy
    private let blockedWords: any BlockedWordsSource
    private let recent: Mutex<RateWindows<Subnet>>

    /// A service that files into the repository by the clock.
    package init(
        repository: any CommentRepository,
        clock: any NewsClock,
        policy: CommentPolicy,
        blockedWords: any BlockedWordsSource
    ) {
        self.repository = repository
        self.clock = clock
        self.policy = policy
        self.blockedWords = blockedWords
        recent = Mutex(RateWindows(limits: policy.limits))
    }

    /// Which rules a comment breaks, so that they can be told together with what else is wrong with a request.
    package func faults(of submission: CommentSubmission) -> [Fault] {
        policy.faults(of: Self.cleaned(submission), sentAs: submission)
    }

    /// Files a comment. `memo` makes what is remembered of the outcome for whoever sends the same claim again.
    ///
    /// Throws ``NewsError/Code/forbidden`` where nobody may comment, ``NewsError/Code/unprocessable`` with all faults,
    /// ``NewsError/Code/tooMany`` beyond the limits, and as ``CommentRepository/add(_:claim:memo:at:)`` does.
    package func submit(
        _ submission: CommentSubmission,
        claim: IdempotencyClaim?,
        memo: @escaping @Sendable (OwnComment) -> [UInt8]
    ) async throws -> IdempotentResult<OwnComment> {
        guard policy.mode != .closed else { throw Self.closed }
        let now = clock.now()
        if let claim, let answer = try await repository.answer(to: claim, at: now) { return .before(answer) }
        let sent = submission
        let submission = Self.cleaned(sent)
        let faults = policy.faults(of: submission, sentAs: sent)
        guard faults.isEmpty else { throw NewsError(.unprocessable, "The comment breaks a rule.", faults: faults) }
        let status = policy.status(
            text: submission.text,
            name: submission.name,
            isTrapped: submission.isTrapped,
            blocked: blockedWords.words()
        )
        return try await limited(submission.client, at: now) {
            try await repository.add(NewComment(submission, status: status), claim: claim, memo: memo, at: now)
        }
    }

    /// The comment that a token opens.
    package func comment(_ id: Int64, token: [UInt8]) async throws -> OwnComment {
        try await repository.own(id, token: token, at: clock.now()).asToldToItsAuthor
    }

    /// A comment that everybody may read.
    package func comment(_ id: Int64) async throws -> Comment {
        try await repository.comment(id, at: clock.now())
    }

    /// Changes the comment that a token opens, where its version is one that the condition allows. It is judged anew: one
    /// that was approved by a moderator waits for one again.
    package func change(
        _ id: Int64,
        token: [UInt8],
        _ change: CommentChange,
        _ condition: VersionCondition
    ) async throws -> OwnComment {
        let change = try change.cleaned()
        let (policy, words) = (policy, blockedWords.words())
        return try await repository.changeOwn(id, token: token, change, condition, at: clock.now()) { text, name in
            policy.status(text: text, name: name, isTrapped: false, blocked: words)
        }
        .asToldToItsAuthor
    }

    /// Deletes the comment that a token opens, where its version is one that the condition allows: of one with replies its
    /// place stays.
    package func delete(_ id: Int64, token: [UInt8], _ condition: VersionCondition) async throws {
        try await repository.deleteOwn(id, token: token, condition, at: clock.now())
    }

    static let closed = NewsError(.forbidden, "Comments are closed here.")

    private static func cleaned(_ submission: CommentSubmission) -> CommentSubmission {
        var cleaned = submission
        cleaned.text = PlainText.paragraphs(submission.text)
        cleaned.name = submission.name.flatMap(PlainText.visibleLine)
        cleaned.email = submission.email.flatMap(PlainText.visibleLine)
        return cleaned
    }

    /// Runs `work` if the subnet may send another comment; one that fails does not count.
    private func limited<Value>(
        _ client: IPAddress?,
        at now: Timestamp,
        _ work: () async throws -> Value
    ) async throws -> Value {
        guard let client, !policy.limits.isEmpty, !(policy.exemptsLoopback && client.isLoopback) else {
            return try await work()
        }
        let subnet = client.subnet
        if let wait = recent.withLock({ $0.admit(subnet, at: now) }) {
            throw NewsError.tooMany("Too many comments came from your network.", retryAfter: wait)
        }
        do {
            return try await work()
        } catch {
            recent.withLock { $0.withdraw(subnet, at: now) }
            throw error
        }
    }
}
