// Blocks to look at: pictures, frames, players, and the figures they stand in.
extension BlockReader {
    /// What a figure says below what it shows.
    private struct Caption {
        var text: MarkupText?
        var credit: MarkupText?

        /// Both as one, where a block has no place for a credit: nil where there are two.
        var whole: MarkupText?? { credit == nil ? .some(text) : nil }
    }

    /// A picture, a frame or a player; nil for one without an address.
    func media(_ node: MarkupTree.Index, link: String?) -> MarkupBlock.Content? {
        switch tree.role(of: node) {
        case .image, .picture: image(node, link: link).map { .image($0) }
        case .frame where link == nil: embed(node).map { .embed($0) }
        case .player where link == nil: player(node).map { .player($0) }
        default: nil
        }
    }

    /// What a figure shows, with its caption; nil where no block is for that.
    func figure(of node: MarkupTree.Index, depth: Int) -> MarkupBlock.Content? {
        let children = tree.solidChildren(of: node)
        let captions = children.filter { tree.role(of: $0) == .figureCaption }
        guard captions.count <= 1, let caption = caption(captions.first) else { return nil }
        let shown = children.filter { tree.role(of: $0) != .figureCaption }
        if let only = shown.first, shown.count == 1, let content = captioned(only, caption, depth: depth) {
            return content
        }
        guard let images = images(in: shown, depth: depth), !images.isEmpty else { return nil }
        if images.count == 1, images[0].caption == nil, images[0].credit == nil {
            var image = images[0]
            (image.caption, image.credit) = (caption.text, caption.credit)
            return .image(image)
        }
        return caption.whole.map { .gallery(images, caption: $0) }
    }

    /// The block that a figure's only content is.
    private func captioned(_ node: MarkupTree.Index, _ caption: Caption, depth: Int) -> MarkupBlock.Content? {
        let attributes = tree.attributes(of: node)
        // What is said of the content in particular, a figure's block has no place for.
        let isPlain = ["id", "lang", "dir"].allSatisfy { attributes[$0] == nil }
        guard let text = caption.whole, isPlain || tree.role(of: node)?.isMedia == true else { return nil }
        switch tree.role(of: node) {
        case .table: return table(of: node, caption: text)
        case .preformatted: return code(of: node, caption: text)
        case .flow where depth < Markup.deepestBlock: return quote(of: node, captioned: text, depth: depth)
        default: break
        }
        guard let (media, link) = soleMedia(in: node), link == nil else { return nil }
        switch self.media(media, link: nil) {
        case .embed(var embed):
            embed.caption = text
            return .embed(embed)
        case .player(var player):
            player.caption = text
            return .player(player)
        default: return nil
        }
    }

    /// A quotation whose source is said below it.
    private func quote(of node: MarkupTree.Index, captioned caption: MarkupText?, depth: Int) -> MarkupBlock.Content? {
        guard case .quote(var quote) = quote(of: node, depth: depth) else { return nil }
        guard let caption else { return .quote(quote) }
        guard quote.citation == nil else { return nil }
        quote.citation = caption
        return .quote(quote)
    }

    private func soleMedia(in node: MarkupTree.Index) -> (MarkupTree.Index, link: String?)? {
        let nodes = tree.role(of: node) == .paragraph ? tree.children(of: node) : [node]
        guard let pieces = inline.pieces(of: nodes), pieces.count == 1, case .media(let media, let link) = pieces[0]
        else {
            return nil
        }
        return (media, link)
    }

    /// The pictures of a figure: side by side, in paragraphs, lists or figures of their own; nil where there is more.
    private func images(in nodes: [MarkupTree.Index], depth: Int) -> [MarkupImage]? {
        var images: [MarkupImage] = []
        for node in nodes {
            switch tree.role(of: node) {
            case .figure:
                guard depth < Markup.deepestBlock, case .image(let image)? = figure(of: node, depth: depth + 1) else {
                    return nil
                }
                images.append(image)
            case .list, .item, .paragraph:
                guard depth < Markup.deepestBlock,
                    let inner = self.images(in: tree.solidChildren(of: node), depth: depth + 1)
                else { return nil }
                images += inner
            default:
                guard let (media, link) = soleMedia(in: node), case .image(let image)? = self.media(media, link: link)
                else {
                    return nil
                }
                images.append(image)
            }
        }
        return images
    }

    /// What is said below; nil where that is more than text.
    private func caption(_ node: MarkupTree.Index?) -> Caption? {
        guard let node else { return Caption() }
        var nodes = tree.children(of: node)
        while let last = nodes.last, tree.isBlank(last) { nodes.removeLast() }
        if nodes.count > 1, let last = nodes.last, tree.isNamed(last, "cite"), let credit = citation(last) {
            return inline.text(of: nodes.dropLast()).map { Caption(text: filled($0), credit: credit) }
        }
        return line(of: node).map { Caption(text: filled($0)) }
    }

    private func image(_ node: MarkupTree.Index, link: String?) -> MarkupImage? {
        let isPicture = tree.role(of: node) == .picture
        let image = isPicture ? tree.solidChildren(of: node).first { tree.role(of: $0) == .image } : node
        guard let image else { return nil }
        let attributes = tree.attributes(of: image)
        guard let address = attributes["src"] else { return nil }
        return MarkupImage(
            address: address,
            width: attributes.number("width"),
            height: attributes.number("height"),
            alternative: attributes["alt"],
            link: link
        )
    }

    private func embed(_ node: MarkupTree.Index) -> MarkupEmbed? {
        let attributes = tree.attributes(of: node)
        guard let address = attributes["src"] else { return nil }
        return MarkupEmbed(
            provider: EmbedProvider.name(of: address),
            address: address,
            title: attributes["title"],
            width: attributes.number("width"),
            height: attributes.number("height"),
            html: source(of: node)
        )
    }

    private func player(_ node: MarkupTree.Index) -> MarkupPlayer? {
        let attributes = tree.attributes(of: node)
        let sources = tree.solidChildren(of: node).lazy.filter { tree.role(of: $0) == .source }
        guard let address = attributes["src"] ?? sources.compactMap({ tree.attributes(of: $0)["src"] }).first else {
            return nil
        }
        return MarkupPlayer(
            isVideo: tree.isNamed(node, "video"),
            address: address,
            poster: attributes["poster"],
            width: attributes.number("width"),
            height: attributes.number("height"),
            html: source(of: node)
        )
    }
}
