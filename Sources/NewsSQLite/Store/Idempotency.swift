internal import GRDB
internal import NewsDomain

extension Database {
    /// What a claim was answered with before; nil where it is new.
    ///
    /// Throws `unprocessable` where its key came with another request before.
    func answer(to claim: IdempotencyClaim, at now: Timestamp) throws -> [UInt8]? {
        let sql = "SELECT request, answer FROM idempotency_key WHERE hash = ? AND expiresAt > ?"
        let found: (request: [UInt8], answer: [UInt8])? = try lookUp(sql, claim.key, now.seconds) {
            ($0.next(), $0.next())
        }
        guard let found else { return nil }
        guard found.request == claim.request else {
            let detail = "This key came with another request before."
            throw NewsError(
                .unprocessable,
                "The Idempotency-Key was used already.",
                faults: [Fault(.header("Idempotency-Key"), code: "reused", detail: detail)]
            )
        }
        return found.answer
    }

    /// Does `work` unless its claim was answered before, and remembers the outcome within the same transaction.
    func once<Value>(
        _ claim: IdempotencyClaim?,
        at now: Timestamp,
        memo: (Value) -> [UInt8],
        _ work: () throws -> Value
    ) throws -> IdempotentResult<Value> {
        guard let claim else { return .now(try work()) }
        if let answer = try answer(to: claim, at: now) { return .before(answer) }
        let value = try work()
        try run(
            "INSERT OR REPLACE INTO idempotency_key (hash, request, answer, expiresAt) VALUES (?, ?, ?, ?)",
            claim.key,
            claim.request,
            memo(value),
            now.advanced(by: IdempotencyClaim.lifetime).seconds
        )
        try forgetOldMemos()
        return .now(value)
    }

    /// Bytes of all answers that are remembered at most.
    private static let mostMemoBytes = 64 << 20
    /// How many are forgotten at once.
    private static let memosPerStep = 16

    /// Forgets the oldest answers where all together are too many.
    private func forgetOldMemos() throws {
        while try lookUp("SELECT memoBytes FROM newsroom", row: { $0.next() as Int }) ?? 0 > Self.mostMemoBytes {
            let sql = """
                DELETE FROM idempotency_key WHERE hash IN
                    (SELECT hash FROM idempotency_key INDEXED BY idempotency_key_by_expiry ORDER BY expiresAt LIMIT ?)
                """
            try run(sql, Self.memosPerStep)
        }
    }
}
