package import NewsDomain

extension Shape where Value == Block {
    /// A block of a body. It has the members of its type, all of them; what few blocks have only where it is said.
    package static let block: Shape<Block> = Shape([
        .string("type") { $0.type.name },
        .string("anchor") { $0.anchor }.onlyIf { $0.anchor != nil },
        .string("textLanguage") { $0.language }.onlyIf { $0.language != nil },
        .string("direction") { $0.direction }.onlyIf { $0.direction != nil },
        .integer("level") { $0.level }.only(in: .heading),
        .object("text", .richText) { $0.text }.only(in: [.paragraph, .heading, .quote, .code]),
        .list("blocks", .block) { $0.blocks }.only(in: .quote),
        .object("citation", .richText) { $0.citation }.only(in: .quote),
        .string("language") { $0.codeLanguage }.only(in: .code),
        .boolean("ordered") { $0.listStart != nil }.only(in: .list),
        .integer("start") { $0.listStart }.onlyIf { $0.listStart != nil },
        .list("items", .listItem) { $0.items }.only(in: .list),
        .string("provider") { $0.embed?.provider }.only(in: .embed),
        .string("url") { $0.address }.only(in: [.quote, .image, .embed, .audio, .video]),
        .string("title") { $0.embed?.title }.only(in: .embed),
        .string("poster") { $0.player?.poster }.only(in: .video),
        .integer("width") { $0.width }.only(in: [.image, .embed, .video]),
        .integer("height") { $0.height }.only(in: [.image, .embed, .video]),
        .string("alt") { $0.image?.alternative }.only(in: .image),
        .list("images", .blockImage) { $0.images }.only(in: .gallery),
        .object("caption", .richText) { $0.caption }
            .only(in: [.image, .gallery, .embed, .audio, .video, .code, .table]),
        .object("credit", .richText) { $0.image?.credit }.only(in: .image),
        .string("link") { $0.image?.link }.only(in: .image),
        .list("header", .row) { $0.table?.header ?? [] }.only(in: .table),
        .list("rows", .row) { $0.table?.rows ?? [] }.only(in: .table),
        .string("html") { $0.html }.only(in: [.embed, .audio, .video, .html]),
    ])
}

extension Shape where Value == BlockImage {
    /// A picture of a gallery.
    static let blockImage = Shape([
        .string("url") { $0.address },
        .integer("width") { $0.width },
        .integer("height") { $0.height },
        .string("alt") { $0.alternative },
        .object("caption", .richText) { $0.caption },
        .object("credit", .richText) { $0.credit },
        .string("link") { $0.link },
    ])
}

extension Shape where Value == ListItem {
    /// An item of a list.
    static let listItem: Shape<ListItem> = Shape([
        .string("anchor") { $0.anchor }.onlyIf { $0.anchor != nil },
        .object("text", .richText) { $0.text },
        .list("blocks", .block) { $0.blocks },
    ])
}

extension Shape where Value == TextTable.Row {
    /// A row of a table.
    static let row = Shape([.list("cells", .cell) { $0.cells }])
}

extension Shape where Value == TextTable.Cell {
    /// A cell of a table.
    static let cell = Shape([
        .object("text", .richText) { $0.text },
        .boolean("header") { $0.isHeader },
        .integer("columns") { $0.columns },
        .integer("rows") { $0.rows },
    ])
}

extension Shape.Field where Value == Block {
    /// The field, as a member of blocks of these types alone.
    fileprivate func only(in types: BlockTypes) -> Shape<Block>.Field {
        onlyIf { types.contains($0.type) }
    }
}

/// The types of block, as a set: each member is asked for each block whether it is one of its type's.
private struct BlockTypes: OptionSet {
    let rawValue: UInt16

    static let paragraph = BlockTypes(rawValue: 1)
    static let heading = BlockTypes(rawValue: 2)
    static let list = BlockTypes(rawValue: 4)
    static let quote = BlockTypes(rawValue: 8)
    static let image = BlockTypes(rawValue: 16)
    static let gallery = BlockTypes(rawValue: 32)
    static let embed = BlockTypes(rawValue: 64)
    static let code = BlockTypes(rawValue: 128)
    static let table = BlockTypes(rawValue: 256)
    static let separator = BlockTypes(rawValue: 512)
    static let audio = BlockTypes(rawValue: 1024)
    static let video = BlockTypes(rawValue: 2048)
    static let html = BlockTypes(rawValue: 4096)

    private static let names = [
        "paragraph", "heading", "list", "quote", "image", "gallery", "embed", "code", "table", "separator", "audio",
        "video", "html",
    ]

    /// That of a single one.
    var name: String { Self.names[rawValue.trailingZeroBitCount] }
}

extension Block {
    fileprivate var type: BlockTypes {
        switch content {
        case .paragraph: .paragraph
        case .heading: .heading
        case .list: .list
        case .quote: .quote
        case .image: .image
        case .gallery: .gallery
        case .embed: .embed
        case .code: .code
        case .table: .table
        case .separator: .separator
        case .player(let player): player.isVideo ? .video : .audio
        case .html: .html
        }
    }

    fileprivate var text: RichText? {
        switch content {
        case .paragraph(let text), .heading(let text, _), .code(let text, _, _): text
        case .quote(let quote): quote.text
        default: nil
        }
    }

    fileprivate var caption: RichText? {
        switch content {
        case .code(_, _, let caption), .gallery(_, let caption): caption
        case .table(let table): table.caption
        default: image?.caption ?? embed?.caption ?? player?.caption
        }
    }

    fileprivate var address: String? {
        if case .quote(let quote) = content { return quote.address }
        return image?.address ?? embed?.address ?? player?.address
    }

    fileprivate var html: String? {
        if case .html(let html) = content { return html }
        return embed?.html ?? player?.html
    }

    fileprivate var width: Int? { image?.width ?? embed?.width ?? player?.width }
    fileprivate var height: Int? { image?.height ?? embed?.height ?? player?.height }
    fileprivate var level: Int? { if case .heading(_, let level) = content { level } else { nil } }
    fileprivate var listStart: Int? { if case .list(_, let start) = content { start } else { nil } }
    fileprivate var items: [ListItem] { if case .list(let items, _) = content { items } else { [] } }
    fileprivate var blocks: [Block] { if case .quote(let quote) = content { quote.blocks } else { [] } }
    fileprivate var citation: RichText? { if case .quote(let quote) = content { quote.citation } else { nil } }
    fileprivate var codeLanguage: String? { if case .code(_, let language, _) = content { language } else { nil } }
    fileprivate var image: BlockImage? { if case .image(let image) = content { image } else { nil } }
    fileprivate var images: [BlockImage] { if case .gallery(let images, _) = content { images } else { [] } }
    fileprivate var embed: Embed? { if case .embed(let embed) = content { embed } else { nil } }
    fileprivate var player: BlockPlayer? { if case .player(let player) = content { player } else { nil } }
    fileprivate var table: TextTable? { if case .table(let table) = content { table } else { nil } }
}
