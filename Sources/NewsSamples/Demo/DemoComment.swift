internal import CResources
internal import NewsDomain

/// A reader's comment on a demo article, with the replies to it.
struct DemoComment: Decodable, Sendable {
    var name: String?
    var email: String?
    /// Minutes after the article was published.
    var minutes: Int
    /// Approved, where it is not set.
    var status: CommentStatus?
    var text: String
    var replies: [DemoComment]?

    /// Those of each article, by its slug.
    static let all: [String: [DemoComment]] = DemoFiles.json(demo_comments)

    /// This comment and all below it as records, parents first; `id` numbers it within its article, as in `3.1.2`.
    func records(article: String, id: String, parent: String?, published: Timestamp) -> [ImportedComment] {
        let sourceID = "\(article)#\(id)"
        let comment = ImportedComment(
            sourceID: sourceID,
            parent: parent,
            status: status ?? .approved,
            name: name,
            email: email,
            text: text,
            createdAt: published.advanced(by: Int64(minutes) * 60)
        )
        return [comment]
            + (replies ?? []).enumerated().flatMap { index, reply in
                reply.records(article: article, id: "\(id).\(index + 1)", parent: sourceID, published: published)
            }
    }
}
