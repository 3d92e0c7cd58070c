/// An ordered list of an editor's picks.
package struct PickCollection: Sendable {
    /// One pick.
    package struct Item: Sendable {
        package var target: Target
        /// Such as "Must read".
        package var label: String?
        /// From then on it is not shown.
        package var endsAt: Timestamp?

        package init(target: Target, label: String?, endsAt: Timestamp?) {
            self.target = target
            self.label = label
            self.endsAt = endsAt
        }
    }

    /// What a pick is of.
    package enum Target: Sendable {
        case article(ArticleSummary)
        case topic(TopicSummary)
        case gallery(Gallery)
        case link(OutsideLink)
    }

    package var id: Int64
    package var slug: String
    package var title: String
    /// In the editor's order, without what has ended or is not live; at most ``maximumItems``.
    package var items: [Item]

    package init(id: Int64, slug: String, title: String, items: [Item]) {
        self.id = id
        self.slug = slug
        self.title = title
        self.items = items
    }

    /// The slugs of those that are part of every newsroom: clients ask for them by that, and what is in focus is said by it.
    package static let builtIn: Set = ["editors-choice", "in-focus"]

    /// The most picks a collection holds.
    package static let maximumItems = 100
}

/// A page elsewhere.
package struct OutsideLink: Hashable, Sendable {
    package var url: String
    package var title: String
    package var imageURL: String?

    package init(url: String, title: String, imageURL: String?) {
        self.url = url
        self.title = title
        self.imageURL = imageURL
    }
}
