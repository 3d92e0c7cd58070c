internal import GRDB
package import NewsDomain

extension SQLiteNewsroom: CommentRepository {
    package func answer(to claim: IdempotencyClaim, at now: Timestamp) async throws -> [UInt8]? {
        try read { db in try db.answer(to: claim, at: now) }
    }

    package func add(
        _ comment: NewComment,
        claim: IdempotencyClaim?,
        memo: @escaping @Sendable (OwnComment) -> [UInt8],
        at now: Timestamp
    ) async throws -> IdempotentResult<OwnComment> {
        try await commits.write { db in
            try db.once(claim, at: now, memo: memo) { try db.file(comment, at: now) }
        }
    }

    package func comment(_ id: Int64, at now: Timestamp) async throws -> Comment {
        try read { db in
            guard let own = try db.storedComment(id)?.own, own.status == .approved,
                case .here? = try? db.locate(.id(own.comment.articleID), at: now)
            else { throw NewsError.noSuchComment }
            return own.comment
        }
    }

    package func own(_ id: Int64, token: [UInt8], at now: Timestamp) async throws -> OwnComment {
        try read { db in try db.own(id, token: token, at: now) }
    }

    package func changeOwn(
        _ id: Int64,
        token: [UInt8],
        _ change: CommentChange,
        _ condition: VersionCondition,
        at now: Timestamp,
        judge: @escaping @Sendable (_ text: String, _ name: String?) -> CommentStatus
    ) async throws -> OwnComment {
        try await commits.write { db in
            let before = try db.own(id, token: token, condition, at: now)
            guard !change.isEmpty else { return before }
            var after = before
            after.comment.apply(change)
            if before.status.isJudgedAnew {
                after.status = judge(after.comment.text ?? "", after.comment.name)
            }
            try db.write(after, over: before, at: now)
            return try db.storedComment(id)?.own ?? after
        }
    }

    package func deleteOwn(
        _ id: Int64,
        token: [UInt8],
        _ condition: VersionCondition,
        at now: Timestamp
    ) async throws {
        try await commits.write { db in
            try db.deleteComment(try db.own(id, token: token, condition, at: now), at: now)
        }
    }
}

extension Database {
    fileprivate func file(_ comment: NewComment, at now: Timestamp) throws -> OwnComment {
        let article = try commentedArticle(comment.article, at: now)
        let parent = try comment.parentID.map { try shownParent($0, article: article) }
        var comment = comment
        if try wasSentBefore(comment.text, at: now) { comment.status = .spam }
        let position = CommentPosition(id: try newID(in: "comment"), below: parent)
        try insert(comment, at: position, article: article, now)
        return OwnComment(
            comment: Comment(
                id: position.id,
                articleID: article,
                parentID: position.parent,
                threadID: position.thread,
                isDeleted: false,
                name: comment.name,
                text: comment.text,
                createdAt: now
            ),
            status: comment.status
        )
    }

    private func insert(_ comment: NewComment, at position: CommentPosition, article: Int64, _ now: Timestamp) throws {
        let row = InsertedComment(
            position: position,
            article: article,
            status: comment.status,
            name: comment.name,
            email: comment.email,
            text: comment.text,
            createdAt: now,
            editToken: comment.editToken,
            textHash: NewComment.textHash(comment.text)
        )
        try row.insert(self)
        if comment.status == .approved { try logChange(.create, "comment", position.id, at: now) }
    }

    /// The live article, by a present or former slug; throws unless its comments are open.
    private func commentedArticle(_ reference: ResourceReference, at now: Timestamp) throws -> Int64 {
        let id = try presentArticle(reference, at: now)
        let sql = "SELECT commentsOpen FROM article WHERE id = ?"
        guard try lookUp(sql, id, row: { $0.next() }) == true else { throw CommentsClosed.error }
        return id
    }

    /// Where the comment stands that is replied to; throws unless readers see it.
    private func shownParent(_ id: Int64, article: Int64) throws -> CommentPosition {
        guard let position = try position(ofComment: id, article: article),
            try lookUp("SELECT status FROM comment WHERE id = ?", id, row: { $0.next() }) == "approved"
        else {
            let detail = "There is no such comment on this article."
            throw NewsError(
                .unprocessable,
                "The comment breaks a rule.",
                faults: [
                    Fault(.pointer("/parentId"), code: "unknown", detail: detail, FaultParams(unknown: String(id)))
                ]
            )
        }
        return position
    }

    private func wasSentBefore(_ text: String, at now: Timestamp) throws -> Bool {
        let sql = """
            SELECT 1 FROM comment INDEXED BY comment_by_text WHERE textHash = ? AND createdAt > ? LIMIT 1
            """
        let since = now.advanced(by: -NewComment.duplicateWindow).seconds
        return try lookUp(sql, NewComment.textHash(text), since, row: { $0.next() as Int }) != nil
    }

    fileprivate func own(
        _ id: Int64,
        token: [UInt8],
        _ condition: VersionCondition = .any,
        at now: Timestamp
    ) throws -> OwnComment {
        guard let stored = try storedComment(id), stored.own.isEditable(at: now), let known = stored.editToken,
            known.isEqualInConstantTime(to: token)
        else {
            throw NewsError(.forbidden, "The token does not open this comment, or its 15 minutes are over.")
        }
        try condition.require(stored.own.version, of: "comment")
        return stored.own
    }
}

private enum CommentsClosed {
    static let error = NewsError(.forbidden, "Comments on this article are closed.")
}

extension NewsError {
    static let noSuchComment = NewsError(.notFound, "There is no such comment.")
}

extension Comment {
    /// Takes over what is set.
    mutating func apply(_ change: CommentChange) {
        if let text = change.text { self.text = text }
        if let name = change.name { self.name = name }
    }
}

extension [UInt8] {
    /// Whether the bytes are the same; takes as long whichever of them differ.
    fileprivate func isEqualInConstantTime(to other: [UInt8]) -> Bool {
        count == other.count && zip(self, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
