/// An open element of the written document that holds blocks, or a block that holds text.
struct Container {
    /// What may stand in it.
    enum Kind {
        /// The document itself: blocks only.
        case root
        case paragraph
        /// A heading, a summary or a caption: inline content only.
        case phrasing
        case preformatted
        /// Blocks, or inline content, or both.
        case flow
        case figure
        case details
        case list
        case descriptions
        case table
        case columns
        case section
        case row
    }

    let kind: Kind
    let name: StaticString
    /// The length of the document before this was opened: where to cut when nothing comes of it.
    let mark: Int
    let textMark: PlainTextWriter.Mark
    /// The length of the document after the start tag.
    let bodyStart: Int
    /// How blocks in it are set off from each other in plain text.
    let spacing: PlainTextWriter.Spacing
    /// Whether the writer opened it for content that had no place of its own.
    var isAuto = false
    /// Whether it stays even when it is empty.
    var keepsEmpty = false
    /// Whether anything a reader would notice is in it.
    var hasContent = false
    /// Whether inline content is being written straight into it.
    var isInRun = false
    /// Whether such content came last and has ended: what comes next needs a paragraph of its own to stay apart.
    var endsInRun = false
    /// Whether a wrapper that was left out parted what came last from what comes next.
    var needsBreak = false
    /// Of a list: where its last item's end tag ends, and where that item began; -1 without one.
    var lastItemEnd = -1
    var lastItemMark = -1
    var lastItemStart = -1
    /// Of a row: how many cells it has.
    var cells = 0
}
