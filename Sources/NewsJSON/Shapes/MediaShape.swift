package import NewsDomain

extension Shape where Value == Media {
    /// A picture beside an article, author or topic.
    static let image = Shape([
        .custom("id") { $1.integer($0.id) },
        .uri("url") { $0.url },
        .integer("width") { $0.width },
        .integer("height") { $0.height },
        .string("alt") { $0.alt },
        .string("caption") { $0.caption },
        .string("credit") { $0.credit },
    ])

    /// A medium of a gallery.
    package static let media = Shape([
        .custom("id") { $1.integer($0.id) },
        .string("kind") { $0.kind.rawValue },
        .uri("url") { $0.url },
        .integer("width") { $0.width },
        .integer("height") { $0.height },
        .integer("bytes") { $0.bytes },
        .string("mimeType") { $0.mimeType },
        .integer("durationSeconds") { $0.durationSeconds },
        .string("alt") { $0.alt },
        .string("caption") { $0.caption },
        .string("credit") { $0.credit },
    ])
}
