internal import Foundation
package import NewsDomain
internal import NewsSQLite

/// The status of that name, nil where there is none.
package func commentStatus(_ name: String) -> CommentStatus? {
    CommentStatus(rawValue: name)
}

/// Comments of a status, newest first: lines for people, and a JSON array.
package func listComments(
    status: CommentStatus?,
    limit: Int,
    dataDirectory: String,
    clock: any NewsClock = SystemClock()
) async throws -> (text: String, json: String) {
    try await existing(dataDirectory, clock, .readOnly) { store in
        var query = ModerationQuery()
        (query.status, query.limit) = (status, limit)
        let rows = try await store.comments(query).items.map { CommentListRow($0) }
        let text = Table.text(
            ["ID", "STATUS", "CREATED", "ARTICLE", "NAME", "TEXT"],
            rows.map { row in
                [String(row.id), row.status, row.createdAt, row.article, row.name ?? "–", row.text.firstLine]
            }
        )
        return (text, try json(rows))
    }
}

/// Files comments under a status in the name of the command line, all or none. Returns how many there were.
package func moderateComments(
    _ ids: [Int64],
    _ status: CommentStatus,
    dataDirectory: String,
    clock: any NewsClock = SystemClock()
) async throws -> Int {
    try await existing(dataDirectory, clock, .readWrite) { store in
        try await ModerationService(repository: store, clock: clock).moderate(ids, status, by: "command line").count
    }
}

/// Everything that is stored of the comments of an e-mail address, as JSON: what a reader who asks for it gets.
package func exportComments(
    email: String,
    dataDirectory: String,
    clock: any NewsClock = SystemClock()
) throws -> String {
    try existing(dataDirectory, clock, .readOnly) { store in
        try json(store.comments(ofEmail: email).map { CommentListRow($0.comment, email: $0.email) })
    }
}

/// Erases the comments of an e-mail address: name, address and text; of those with replies the place stays. Returns how
/// many there were.
package func eraseComments(email: String, dataDirectory: String, clock: any NewsClock = SystemClock()) throws -> Int {
    try existing(dataDirectory, clock, .readWrite) { try $0.eraseComments(ofEmail: email, at: clock.now()) }
}

private func json(_ rows: [CommentListRow]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return String(decoding: try encoder.encode(rows), as: UTF8.self)
}

private struct CommentListRow: Encodable {
    var id: Int64
    var parentId: Int64?
    var status: String
    var createdAt: String
    /// The article's slug.
    var article: String
    var name: String?
    /// Only for the reader whose it is.
    var email: String?
    var text: String
    /// When, by whom, what.
    var decisions: [[String]]

    init(_ moderated: ModeratedComment, email: String? = nil) {
        self.email = email
        let comment = moderated.comment.comment
        id = comment.id
        parentId = comment.parentID
        status = moderated.comment.status.rawValue
        createdAt = comment.createdAt.rfc3339
        article = moderated.article.slug
        name = comment.name
        text = comment.text ?? ""
        decisions = moderated.decisions.map { [$0.at.rfc3339, $0.actor, $0.status.rawValue] }
    }
}

extension String {
    /// As much of the text as stands in a line of a table.
    fileprivate var firstLine: String {
        let line = split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return line.count > 60 ? line.prefix(60) + "…" : line
    }
}
