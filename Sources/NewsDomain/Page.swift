/// A piece of a list, and where the next one begins.
package struct Page<Item: Sendable, Cursor: Sendable>: Sendable {
    package var items: [Item]
    /// Nil at the end of the list. A page may hold fewer items than asked for and still have a next one: a list that
    /// combines filters stops after a bounded search.
    package var next: Cursor?
    package var total: Total?

    package init(items: [Item], next: Cursor?, total: Total? = nil) {
        self.items = items
        self.next = next
        self.total = total
    }
}

extension Page {
    /// A page of at most `limit` of the items that were fetched. One more than the limit is fetched to see whether
    /// there is a next page, which then begins behind the last item kept.
    package init(fetched: [Item], limit: Int, cursor: (Item) -> Cursor) {
        let items = Array(fetched.prefix(limit))
        self.init(items: items, next: fetched.count > limit ? items.last.map(cursor) : nil)
    }
}

/// How many items a list has over all its pages.
package struct Total: Hashable, Sendable {
    package var count: Int
    /// False where counting stopped at ``limit``: there are at least that many.
    package var isExact: Bool

    package init(count: Int, isExact: Bool) {
        self.count = count
        self.isExact = isExact
    }

    /// Where counting row by row stops, so that a count costs the same in any archive.
    package static let limit = 10_000
}
