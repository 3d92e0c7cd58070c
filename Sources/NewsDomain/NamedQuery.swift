/// Which sections, tags or authors to list.
package struct NamedQuery: Sendable {
    /// Only those whose name begins with this, whatever its case or accents.
    package var prefix: String?
    /// Only those that live articles in these languages have, with the count of those.
    package var languages: LanguageRanges?
    package var order = NamedOrder.name
    package var cursor: NamedCursor?
    package var limit = 20
    package var counts = false
    /// Whether an editor asks, who sees also tags and authors that no live article has.
    package var isEditorial = false

    package init() {}
}

/// The order of a list of named things.
package enum NamedOrder: String, Sendable, CaseIterable {
    /// By folded name, then id.
    case name
    /// Those with most live articles first, then by id.
    case articles
}

/// The place of a named thing in its list.
package enum NamedCursor: Hashable, Sendable {
    /// The key its name sorts by (see ``SortKey``), and its id.
    case name(String, id: Int64)
    /// Its count of articles and its id.
    case articles(Int, id: Int64)
}
