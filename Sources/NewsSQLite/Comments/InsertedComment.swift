internal import GRDB
internal import NewsDomain

/// A new comment as it is stored, from whomever it comes.
struct InsertedComment {
    var position: CommentPosition
    var article: Int64
    var status: CommentStatus
    var name: String?
    var email: String?
    var text: String
    var createdAt: Timestamp
    /// When it came here, where that is not when it was written: what waits is kept for 30 days from then on.
    var receivedAt: Timestamp?
    /// SHA-256 of the token that opens it to whoever wrote it.
    var editToken: [UInt8]?
    /// By which it is known when it is sent again.
    var textHash: Int64?

    static let columns = [
        "id", "articleId", "parentId", "threadId", "depth", "status", "name", "email", "text", "createdAt",
        "receivedAt",
        "editToken", "textHash",
    ]

    /// In the order of the columns.
    var values: [any BindableValue] {
        [
            position.id, article, position.parent, position.thread, position.depth, status.rawValue, name, email, text,
            createdAt.seconds, receivedAt?.seconds, editToken, textHash,
        ]
    }

    func insert(_ db: Database) throws {
        try db.run(Self.insertSQL, binding: values[...])
    }

    private static let insertSQL = """
        INSERT INTO comment (\(columns.joined(separator: ", "))) VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
        """
}
