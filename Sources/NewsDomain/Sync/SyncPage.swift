/// What a copy has to do next, in this order.
package struct SyncPage: Sendable {
    package var items: [SyncItem]
    /// Where it is after all of them.
    package var end: SyncPlace
    /// Whether it is up to date then.
    package var isLast: Bool

    package init(items: [SyncItem], end: SyncPlace, isLast: Bool) {
        self.items = items
        self.end = end
        self.isLast = isLast
    }

    /// The most things, and the most rows of the change log, that are looked at for a page.
    package static let maximumRows = 1_000
    /// The most bytes of a page, unless its only thing has more.
    package static let maximumBytes = 1_000_000
}

/// One thing that a copy takes in or throws out.
package struct SyncItem: Sendable {
    /// What becomes of it.
    package enum Operation: Sendable {
        case upsert(SyncValue)
        case delete(SyncDeletion)
    }

    package let key: SyncKey
    /// Its present slug; of what is thrown out, the last one that readers knew, nil where nobody knows any more.
    package let slug: String?
    package let operation: Operation
    /// Where the copy is after it.
    package let place: SyncPlace

    package init(_ key: SyncKey, slug: String?, _ operation: Operation, place: SyncPlace) {
        self.key = key
        self.slug = slug
        self.operation = operation
        self.place = place
    }
}

/// Why a copy has to throw something out.
package enum SyncDeletion: Hashable, Sendable {
    /// It is no more.
    case deleted
    /// It has become a part of another of its kind, which has this id.
    case merged(into: Int64)
    /// It is there, but not for readers.
    case withdrawn
    /// Readers see it, but it lies outside the copy's filter.
    case filtered
}
