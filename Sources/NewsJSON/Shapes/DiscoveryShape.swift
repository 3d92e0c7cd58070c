/// What the API says of itself.
package struct Discovery: Sendable {
    /// The version of the product and of its contract, which are one (docs/versioning.md).
    let version: String

    package init(version: String) {
        self.version = version
    }

    static let links: [(name: String, path: String)] = [
        ("site", "/v1/site"), ("front", "/v1/front"), ("articles", "/v1/articles"), ("search", "/v1/search"),
        ("sections", "/v1/sections"),
        ("tags", "/v1/tags"),
        ("authors", "/v1/authors"),
        ("topics", "/v1/topics"), ("collections", "/v1/collections"), ("galleries", "/v1/galleries"),
        ("mostViewed", "/v1/rankings/most-viewed"), ("mostCommented", "/v1/rankings/most-commented"),
        ("events", "/v1/events"), ("resolve", "/v1/resolve"), ("sync", "/v1/sync?initial=true"),
        ("openapi", "/openapi.yaml"),
    ]
}

extension Shape where Value == Discovery {
    /// Name, version and links.
    package static let discovery = Shape([
        .string("name") { _ in "Broadsheet" },
        .string("version") { $0.version },
        .object("links", .links) { $0 },
    ])

    private static let links = Shape(
        Discovery.links.map { link in Field.string(link.name) { _ in link.path } }
    )
}
