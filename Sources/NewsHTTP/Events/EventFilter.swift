internal import NewsDomain

/// Which events a stream is told.
struct EventFilter: Sendable, Equatable {
    /// By their names; nil for all.
    var names: Set<String>?
    /// What they have to touch; nil for whatever there is.
    var place: ArticlePlace?

    /// Whether it lets everything through.
    var isOpen: Bool { self == EventFilter() }
}
