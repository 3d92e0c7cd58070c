package import NewsDomain

extension Shape where Value == Gallery {
    /// A gallery; its items are a member only where they came along.
    package static let gallery = Shape([
        .custom("id") { $1.integer($0.id) },
        .string("slug") { $0.slug },
        .address { $0.addressed },
        .string("kind") { $0.kind.rawValue },
        .string("language") { $0.language.text },
        .string("direction") { $0.language.direction.rawValue },
        .string("title") { $0.title },
        .string("description") { $0.description },
        .timestamp("publishedAt") { $0.publishedAt },
        .integer("itemCount") { $0.itemCount },
        .object("cover", .media) { $0.cover },
        .object("poster", .image) { $0.poster },
        .list("items", .item) { $0.items ?? [] }.onlyIf { $0.items != nil },
    ])
}

extension Shape where Value == Gallery.Item {
    /// One picture or film.
    static let item = Shape([
        .object("media", .media) { $0.media },
        .string("title") { $0.title },
        .string("caption") { $0.caption },
        .string("credit") { $0.credit },
    ])
}
