/// An entry of the change log.
package struct Change: Sendable, Equatable {
    /// Its place in the log; later commits have higher ones. For followers it is that among the changes which readers see: it
    /// has no gaps. For editors it is another, among all changes.
    package var sequence: Int64
    package var at: Timestamp
    package var kind: ChangeKind
    /// The id of what was changed; 1 for the site, 0 for the rankings.
    package var id: Int64
    package var operation: ChangeOperation
    /// Why it is gone, or what kind of an update it was; nil for a plain one.
    package var reason: ChangeReason?
    /// The slug of what is gone, as readers knew it.
    package var slug: String?
    /// What it was called that is gone for good.
    package var name: String?
    /// What took the place of what was merged.
    package var replacement: Int64?
    /// The name of the key, or of what imported it; nil for the newsroom itself and for readers.
    package var actor: String?
    /// Whether readers see what was changed.
    package var isPublic: Bool
    /// What an article was in and is not any more.
    package var leaves: ChangeScope
    /// The article of a comment; nil for all else, and where the comment was erased since.
    package var article: Int64?

    package init(
        sequence: Int64,
        at: Timestamp,
        kind: ChangeKind,
        id: Int64,
        operation: ChangeOperation,
        reason: ChangeReason? = nil,
        slug: String? = nil,
        name: String? = nil,
        replacement: Int64? = nil,
        actor: String? = nil,
        isPublic: Bool = true,
        leaves: ChangeScope = ChangeScope(),
        article: Int64? = nil
    ) {
        self.sequence = sequence
        self.at = at
        self.kind = kind
        self.id = id
        self.operation = operation
        self.reason = reason
        self.slug = slug
        self.name = name
        self.replacement = replacement
        self.actor = actor
        self.isPublic = isPublic
        self.leaves = leaves
        self.article = article
    }

    /// Whether the thing itself is as it was, and something that it shows has changed: caches and copies are renewed, nobody
    /// else is told.
    package var isOfReference: Bool { reason == .reference || kind.isCounted && reason == .unpublished }
}

/// What the change log speaks of.
package enum ChangeKind: String, Sendable, CaseIterable {
    case section, tag, author, topic, media, gallery, collection, article, comment, site, ranking

    /// Whether readers know of it while a live article has it: it comes and goes with articles.
    fileprivate var isCounted: Bool { self == .tag || self == .author }
}

/// Why something is gone, or what an update was of.
package enum ChangeReason: String, Sendable, CaseIterable {
    /// Editors have taken it away from readers.
    case withdrawn
    /// It is a draft again, or is to come later.
    case unpublished
    case deleted
    /// Another of its kind has taken its place.
    case merged
    /// Moderators show the comment no more.
    case moderated
    /// It lies in the trash, where no reader has seen it.
    case trashed
    /// What it shows of something else has changed.
    case reference
    /// The addresses of all things have changed with the site's.
    case addresses
    /// Readers still see it, but it is not in the part of the newsroom any more that somebody follows. Never in the log: whether it
    /// is so depends on who follows.
    case filtered
}
