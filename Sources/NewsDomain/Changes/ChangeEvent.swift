/// A change as those are told of it who follow: with what stands there now.
package struct ChangeEvent: Sendable, Equatable {
    package var change: Change
    /// The present slug; of what is gone, that by which readers knew it. Nil for what has none.
    package var slug: String?
    /// The web address; nil for what has none.
    package var url: String?
    /// Goes up by one with every change; nil for what is gone.
    package var version: Int?
    /// What of the newsroom the change touches: where an article is, and where it was before.
    package var scope: ChangeScope
    /// The names of what the scope has, in its order, for who cannot look up ids.
    package var sections: [NamedThing] = []
    package var tags: [NamedThing] = []
    package var topics: [NamedThing] = []
    package var authors: [NamedThing] = []
    /// The collections that an article or a gallery is picked for.
    package var collections: [NamedThing] = []
    /// The article of a comment.
    package var article: NamedThing?

    package init(
        _ change: Change,
        slug: String? = nil,
        url: String? = nil,
        version: Int? = nil,
        scope: ChangeScope = ChangeScope()
    ) {
        self.change = change
        self.slug = slug
        self.url = url
        self.version = version
        self.scope = scope
    }

    /// What names something: by both of its names.
    package struct NamedThing: Sendable, Hashable {
        package var id: Int64
        package var slug: String

        package init(id: Int64, slug: String) {
            self.id = id
            self.slug = slug
        }
    }

    /// What has happened: `article.published`.
    package var name: String { "\(change.kind.rawValue).\(verb)" }

    private var verb: String {
        switch (change.kind, change.operation) {
        case (.ranking, _): "changed"
        case (.article, .create), (.gallery, .create): "published"
        case (.article, .delete),
            (.gallery, .delete) where change.reason != .deleted && change.reason != .merged:
            "withdrawn"
        case (.comment, .create): "approved"
        case (.comment, .delete): "removed"
        case (_, .create): "created"
        case (_, .update): "updated"
        case (_, .delete): "deleted"
        }
    }

    /// All names that an event can have.
    package static let names: [String] =
        ["article.published", "article.updated", "article.withdrawn", "article.deleted"]
        + ["gallery.published", "gallery.updated", "gallery.withdrawn", "gallery.deleted"]
        + ["comment.approved", "comment.updated", "comment.removed"]
        + ["section", "tag", "author", "topic", "collection", "media"]
        .flatMap { kind in ["created", "updated", "deleted"].map { "\(kind).\($0)" } }
        + ["site.updated", "ranking.changed"]
}
