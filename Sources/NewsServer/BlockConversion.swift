internal import NewsDomain
internal import NewsMarkup

/// Makes the domain's blocks of the markup's, with the mentions of topics in their texts.
struct BlockConversion {
    /// Nil where they are not asked for.
    let mentions: MentionPlaces?

    func block(_ block: MarkupBlock) -> Block {
        Block(
            content(block.content),
            anchor: block.anchor,
            language: block.language,
            direction: block.direction
        )
    }

    private func content(_ content: MarkupBlock.Content) -> Block.Content {
        switch content {
        case .paragraph(let text): .paragraph(self.text(text))
        case .heading(let text, let level): .heading(self.text(text), level: level)
        case .list(let items, let start): .list(items.map(item), start: start)
        case .quote(let quote): .quote(quotation(quote))
        case .image(let image): .image(self.image(image))
        case .gallery(let images, let caption): .gallery(images.map(image), caption: self.text(caption))
        case .embed(let embed): .embed(self.embed(embed))
        case .code(let text, let language, let caption):
            .code(self.text(text), language: language, caption: self.text(caption))
        case .table(let table): .table(self.table(table))
        case .separator: .separator
        case .player(let player): .player(self.player(player))
        case .html(let html): .html(html)
        }
    }

    private func text(_ text: MarkupText) -> RichText {
        RichText(
            text: text.text,
            marks: text.marks.map(mark),
            mentions: mentions?.mentions(in: text.text, from: text.position)
        )
    }

    private func text(_ text: MarkupText?) -> RichText? {
        text.map { self.text($0) }
    }

    private func mark(_ mark: MarkupMark) -> TextMark {
        let range = TextRange(start: mark.start, length: mark.length)
        var converted = TextMark(kind: mark.kind.rawValue, range: range, address: mark.address)
        (converted.title, converted.language, converted.direction) = (mark.title, mark.language, mark.direction)
        return converted
    }

    private func item(_ item: MarkupItem) -> ListItem {
        ListItem(text: text(item.text), blocks: item.blocks.map(block), anchor: item.anchor)
    }

    private func quotation(_ quote: MarkupQuote) -> Quotation {
        Quotation(
            text: text(quote.text),
            blocks: quote.blocks.map(block),
            citation: text(quote.citation),
            address: quote.address
        )
    }

    private func image(_ image: MarkupImage) -> BlockImage {
        var converted = BlockImage(
            address: image.address,
            width: image.width,
            height: image.height,
            alternative: image.alternative
        )
        (converted.caption, converted.credit) = (text(image.caption), text(image.credit))
        converted.link = image.link
        return converted
    }

    private func embed(_ embed: MarkupEmbed) -> Embed {
        var converted = Embed(provider: embed.provider, address: embed.address, html: embed.html)
        (converted.width, converted.height) = (embed.width, embed.height)
        (converted.title, converted.caption) = (embed.title, text(embed.caption))
        return converted
    }

    private func player(_ player: MarkupPlayer) -> BlockPlayer {
        var converted = BlockPlayer(isVideo: player.isVideo, address: player.address, html: player.html)
        (converted.width, converted.height) = (player.width, player.height)
        (converted.poster, converted.caption) = (player.poster, text(player.caption))
        return converted
    }

    private func table(_ table: MarkupTable) -> TextTable {
        TextTable(caption: text(table.caption), header: table.header.map(row), rows: table.rows.map(row))
    }

    private func row(_ cells: [MarkupTable.Cell]) -> TextTable.Row {
        TextTable.Row(
            cells: cells.map { cell in
                TextTable.Cell(
                    text: text(cell.text),
                    isHeader: cell.isHeader,
                    columns: cell.columns,
                    rows: cell.rows
                )
            }
        )
    }
}
