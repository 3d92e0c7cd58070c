internal import GRDB
package import NewsDomain

extension SQLiteNewsroom: EditorialRepository {
    package func perform(
        _ operations: [EditorialOperation],
        by actor: String,
        claim: IdempotencyClaim?,
        memo: @escaping @Sendable ([EditorialOutcome]) -> [UInt8],
        at now: Timestamp
    ) async throws -> IdempotentResult<[EditorialOutcome]> {
        try await commits.write(changing: .schedule) { db in
            try db.once(claim, at: now, memo: memo) {
                try db.publishDueArticles(at: now)
                return try operations.enumerated()
                    .map { index, operation in
                        do {
                            return try db.perform(operation, by: actor, at: now)
                        } catch let error as NewsError {
                            throw EditorialFailure(index: index, reason: error)
                        }
                    }
            }
        }
    }
}

extension Database {
    fileprivate func perform(
        _ operation: EditorialOperation,
        by actor: String,
        at now: Timestamp
    ) throws -> EditorialOutcome {
        switch operation {
        case .article(let operation): try ArticleEditing(self, by: actor, at: now).perform(operation)
        case .catalogue(let operation): try CatalogueEditing(self, by: actor, at: now).perform(operation)
        }
    }
}

/// Collects what is wrong with the members of a change.
struct MemberFaults {
    private(set) var faults: [Fault] = []

    /// Notes that a member is wrong: `tags/1`.
    mutating func add(_ member: String, _ code: String, _ detail: String, _ params: FaultParams = FaultParams()) {
        faults.append(Fault(.pointer("/\(member)"), code: code, detail: detail, params))
    }

    /// Throws what was noted.
    func finish() throws {
        guard faults.isEmpty else { throw NewsError.wrongMembers(faults) }
    }
}

extension NewsError {
    /// A name is somebody else's.
    static func taken(_ member: String, _ detail: String) -> NewsError {
        NewsError(.conflict, detail, faults: [Fault(.pointer("/\(member)"), code: "taken", detail: detail)])
    }
}
