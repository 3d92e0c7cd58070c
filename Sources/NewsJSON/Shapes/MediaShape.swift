package import NewsDomain

extension Shape where Value == Media {
    /// A picture beside an article, author or topic.
    static let image = Shape(
        [
            .custom("id") { $1.integer($0.id) }, address,
            .integer("width") { $0.width },
            .integer("height") { $0.height },
        ] + words + picture
    )

    /// A medium of a gallery.
    package static let media = Shape(
        [
            .custom("id") { $1.integer($0.id) },
            .string("kind") { $0.kind.rawValue }, address,
            .integer("width") { $0.width },
            .integer("height") { $0.height },
            .integer("bytes") { $0.bytes },
            .string("mimeType") { $0.mimeType },
            .integer("durationSeconds") { $0.durationSeconds },
        ] + words + picture
    )

    private static let address = Field.custom("url") { $1.address(of: $0) }

    private static let words: [Field] = [
        .string("alt") { $0.alt },
        .string("caption") { $0.caption },
        .string("credit") { $0.credit },
    ]

    /// What only a picture has that the newsroom keeps.
    private static let picture: [Field] = [
        .object("focalPoint", .focalPoint) { $0.focalPoint },
        .string("placeholder") { $0.file?.placeholder },
        .list("renditions", .rendition, { $0.renditions }, whole: { $1.renditions($0) }),
    ]
}

extension Shape where Value == FocalPoint {
    /// From 0 to 1, from the left and from the upper edge.
    package static let focalPoint = Shape([
        .decimal("x") { Double($0.x) / 100 },
        .decimal("y") { Double($0.y) / 100 },
    ])
}

extension Shape where Value == SizedRendition {
    /// A picture in another size, form or shape; see ``JSONWriter/renditions(_:)``.
    package static let rendition = Shape([
        .custom("url") { $1.address(of: $0.rendition) },
        .integer("width") { $0.size.width },
        .integer("height") { $0.size.height },
        .string("mimeType") { $0.rendition.type.mimeType },
        .string("crop") { $0.rendition.focus?.crop.rawValue },
    ])
}
