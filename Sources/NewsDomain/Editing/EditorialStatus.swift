/// What has become of an article, as editors speak of it.
package enum EditorialStatus: String, Sendable, CaseIterable {
    /// Not meant for readers yet.
    case draft
    /// For readers from its `publishedAt` on, which lies ahead.
    case scheduled
    /// Readers see it.
    case published
    /// Taken back: gone, not unknown.
    case withdrawn
    /// Deleted before readers saw it: kept for ``ArticleTrash/seconds``, and in no list but that of the trash.
    case trashed

    /// Those that an article can be given.
    package static let settable = allCases.filter { $0 != .trashed }

    /// The status of a stored article at a moment.
    package init(_ publication: Publication, isTrashed: Bool, at now: Timestamp) {
        guard !isTrashed else {
            self = .trashed
            return
        }
        switch publication.status {
        case .draft: self = .draft
        case .withdrawn: self = .withdrawn
        case .published: self = publication.wasPublished(by: now) ? .published : .scheduled
        }
    }
}

/// Which articles an editor wants listed.
package enum EditorialFilter: Hashable, Sendable {
    /// All but those in the trash.
    case any
    case only(EditorialStatus)

    /// The words that name the filters.
    package static let words = EditorialStatus.allCases.map(\.rawValue) + ["any"]

    /// The filter that a word names.
    package init?(word: String) {
        if word == "any" {
            self = .any
        } else if let status = EditorialStatus(rawValue: word) {
            self = .only(status)
        } else {
            return nil
        }
    }
}
