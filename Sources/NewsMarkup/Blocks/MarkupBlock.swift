/// A block of a document: what stands on its own in it, one below the other.
package struct MarkupBlock: Sendable, Hashable {
    /// What a block is.
    package indirect enum Content: Sendable, Hashable {
        case paragraph(MarkupText)
        /// The level is from 2 to 6.
        case heading(MarkupText, level: Int)
        /// An ordered list counts from `start`; nil for one that is not ordered.
        case list([MarkupItem], start: Int?)
        case quote(MarkupQuote)
        case image(MarkupImage)
        case gallery([MarkupImage], caption: MarkupText?)
        case embed(MarkupEmbed)
        /// The language is as the author wrote it, such as `swift`.
        case code(MarkupText, language: String?, caption: MarkupText?)
        case table(MarkupTable)
        case separator
        case player(MarkupPlayer)
        /// What is none of these, as it stands in the document.
        case html(String)
    }

    package var content: Content
    /// The `id` that links within the document lead to.
    package var anchor: String?
    /// Where it is not that of the document.
    package var language: String?
    /// `ltr`, `rtl` or `auto`, where it is said.
    package var direction: String?

    package init(_ content: Content) {
        self.content = content
    }
}

/// An item of a list: text, and blocks below that.
package struct MarkupItem: Sendable, Hashable {
    package var text: MarkupText?
    package var blocks: [MarkupBlock]
    package var anchor: String?
}

/// What somebody said.
package struct MarkupQuote: Sendable, Hashable {
    package var text: MarkupText?
    package var blocks: [MarkupBlock]
    /// Who said it, or where.
    package var citation: MarkupText?
    /// Where it is from.
    package var address: String?
}

/// A picture.
package struct MarkupImage: Sendable, Hashable {
    package var address: String
    /// In pixels, where it is said.
    package var width: Int?
    package var height: Int?
    /// What is on it for who cannot see it; empty for mere decoration, nil where nobody said.
    package var alternative: String?
    package var caption: MarkupText?
    package var credit: MarkupText?
    /// Where a press on it leads.
    package var link: String?
}

/// A frame with something of another site.
package struct MarkupEmbed: Sendable, Hashable {
    /// Whose it is: a known name, such as `youtube`, or else the host.
    package var provider: String
    package var address: String
    package var title: String?
    package var width: Int?
    package var height: Int?
    package var caption: MarkupText?
    /// The frame as it stands in the document.
    package var html: String
}

/// A recording with its player.
package struct MarkupPlayer: Sendable, Hashable {
    package var isVideo: Bool
    /// That of the first of its files.
    package var address: String
    package var poster: String?
    package var width: Int?
    package var height: Int?
    package var caption: MarkupText?
    /// The player as it stands in the document, with all its files and tracks.
    package var html: String
}

/// A table of texts.
package struct MarkupTable: Sendable, Hashable {
    /// A cell; it may take more than one column or row.
    package struct Cell: Sendable, Hashable {
        package var text: MarkupText
        package var isHeader: Bool
        package var columns: Int
        package var rows: Int
    }

    package var caption: MarkupText?
    /// The rows of the head.
    package var header: [[Cell]]
    /// The rows below it.
    package var rows: [[Cell]]
}
