/// What becomes of an article that an editor deletes.
package enum ArticleRemoval: Hashable, Sendable {
    /// Readers have seen it, or left something at it: it stays, as gone.
    case withdraw
    /// No reader has: it goes into the trash.
    case trash
    /// It was withdrawn before.
    case nothing

    /// What becomes of an article. `hasReaders` says whether there are comments on it or views of it.
    package init(_ publication: Publication, hasReaders: Bool, at now: Timestamp) {
        if publication.status == .withdrawn {
            self = .nothing
        } else {
            self = publication.wasPublished(by: now) || hasReaders ? .withdraw : .trash
        }
    }
}

/// Where articles lie that were deleted before readers saw them.
package enum ArticleTrash {
    /// How long they are kept: 30 days.
    package static let seconds: Int64 = 30 * 24 * 3600
}
