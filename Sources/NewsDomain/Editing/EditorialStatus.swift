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

    /// The status of a stored article at a moment.
    package init(_ status: ArticleStatus, publishedAt: Timestamp?, at now: Timestamp) {
        switch status {
        case .draft: self = .draft
        case .withdrawn: self = .withdrawn
        case .published: self = (publishedAt ?? now) > now ? .scheduled : .published
        }
    }
}

/// Which articles an editor wants listed.
package enum EditorialFilter: Hashable, Sendable {
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
