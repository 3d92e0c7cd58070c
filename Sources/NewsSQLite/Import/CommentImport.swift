internal import GRDB
internal import NewsDomain

extension ImportBatchWriter {
    /// Writes the comments of an article, and says whether there was anything to write.
    func write(_ comments: [ImportedComment], _ digests: [Int64], article: Int64, isNew: Bool) throws -> Bool {
        var positions: [String: CommentPosition] = [:]
        var ids = try isNew && !comments.isEmpty ? db.newIDs(comments.count, in: "comment") : 0..<0
        var hasNews = false
        for (comment, digest) in zip(comments, digests) {
            if !isNew { try rows.flush() }
            let known = isNew ? nil : try imported.find("comment", comment.sourceID)
            if let known {
                positions[comment.sourceID] = try db.position(ofComment: known.resource, article: article)
                guard known.digest != digest else { continue }
                try update(known.resource, comment.asKept)
                remember("comment", comment.sourceID, resource: known.resource, digest: digest)
            } else {
                let id = try ids.popFirst() ?? db.newID(in: "comment")
                let position = CommentPosition(id: id, below: comment.parent.flatMap { positions[$0] })
                insert(comment.asKept, at: position, article: article)
                positions[comment.sourceID] = position
                remember("comment", comment.sourceID, resource: position.id, digest: digest)
            }
            hasNews = true
        }
        return hasNews
    }

    private func insert(_ comment: ImportedComment, at position: CommentPosition, article: Int64) {
        let row = InsertedComment(
            position: position,
            article: article,
            status: comment.status,
            name: comment.name,
            email: comment.email,
            text: comment.text,
            createdAt: comment.createdAt,
            receivedAt: comment.status == .pending ? now : nil
        )
        rows.comments.append(row.values)
        if comment.status == .approved { rows.logChange(.create, "comment", position.id, at: now) }
    }

    /// Writes over a comment; its place in the thread stays. What moderators decided stays, too, and what a reader had
    /// erased stays erased.
    private func update(_ id: Int64, _ comment: ImportedComment) throws {
        guard let stored = try db.storedComment(id)?.own, stored.status != .deleted else { return }
        var own = stored
        own.comment.name = comment.name
        own.comment.text = comment.text
        let sql = "SELECT EXISTS (SELECT 1 FROM comment_decision WHERE commentId = ?)"
        if try db.lookUp(sql, id, row: { $0.next() as Bool }) == false { own.status = comment.status }
        if own.status == .deleted {
            try db.deleteComment(stored, at: now, by: articleWriter.actor)
        } else {
            try db.write(own, over: stored, at: now, by: articleWriter.actor)
        }
    }
}

extension ImportedComment {
    /// What is kept of it: of a deleted one its place alone, neither name nor address nor text.
    fileprivate var asKept: ImportedComment {
        guard status == .deleted else { return self }
        var kept = self
        (kept.name, kept.email, kept.text) = (nil, nil, "")
        return kept
    }
}

extension Range<Int64> {
    fileprivate mutating func popFirst() -> Int64? {
        guard let first else { return nil }
        self = first + 1..<upperBound
        return first
    }
}
