/// A block of an article's body: what stands on its own in it, one below the other.
package struct Block: Sendable, Hashable {
    /// What a block is.
    package indirect enum Content: Sendable, Hashable {
        case paragraph(RichText)
        /// The level is from 2 to 6.
        case heading(RichText, level: Int)
        /// An ordered list counts from `start`; nil for one that is not ordered.
        case list([ListItem], start: Int?)
        case quote(Quotation)
        case image(BlockImage)
        case gallery([BlockImage], caption: RichText?)
        case embed(Embed)
        /// The language is as the author wrote it, such as `swift`.
        case code(RichText, language: String?, caption: RichText?)
        case table(TextTable)
        case separator
        case player(BlockPlayer)
        /// What is none of these, as sanitised HTML.
        case html(String)
    }

    package var content: Content
    /// What links within the body lead to, without `#`.
    package var anchor: String?
    /// Where it is not that of the article; as the author wrote it.
    package var language: String?
    /// `ltr`, `rtl` or `auto`, where it is said.
    package var direction: String?

    package init(_ content: Content, anchor: String? = nil, language: String? = nil, direction: String? = nil) {
        (self.content, self.anchor, self.language, self.direction) = (content, anchor, language, direction)
    }
}

/// An item of a list: text, and blocks below that.
package struct ListItem: Sendable, Hashable {
    /// Nil where it begins with a block.
    package var text: RichText?
    package var blocks: [Block]
    package var anchor: String?

    package init(text: RichText?, blocks: [Block], anchor: String?) {
        (self.text, self.blocks, self.anchor) = (text, blocks, anchor)
    }
}

/// What somebody said: text, and blocks below that.
package struct Quotation: Sendable, Hashable {
    /// Nil where it begins with a block.
    package var text: RichText?
    package var blocks: [Block]
    /// Who said it, or where.
    package var citation: RichText?
    /// Where it is from, as a web address.
    package var address: String?

    package init(text: RichText?, blocks: [Block], citation: RichText?, address: String?) {
        (self.text, self.blocks, self.citation, self.address) = (text, blocks, citation, address)
    }
}

/// A table of texts.
package struct TextTable: Sendable, Hashable {
    /// A row.
    package struct Row: Sendable, Hashable {
        package var cells: [Cell]

        package init(cells: [Cell]) { self.cells = cells }
    }

    /// A cell; it may take more than one column or row.
    package struct Cell: Sendable, Hashable {
        package var text: RichText
        package var isHeader: Bool
        package var columns: Int
        package var rows: Int

        package init(text: RichText, isHeader: Bool, columns: Int, rows: Int) {
            (self.text, self.isHeader, self.columns, self.rows) = (text, isHeader, columns, rows)
        }
    }

    package var caption: RichText?
    /// The rows of the head.
    package var header: [Row]
    /// The rows below it.
    package var rows: [Row]

    package init(caption: RichText?, header: [Row], rows: [Row]) {
        (self.caption, self.header, self.rows) = (caption, header, rows)
    }
}
