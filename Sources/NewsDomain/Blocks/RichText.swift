/// Text with how pieces of it are marked.
package struct RichText: Sendable, Hashable {
    /// Lines end with a line feed.
    package var text: String
    /// In the order of the text, the longer ones first.
    package var marks: [TextMark]
    /// Where it speaks of the article's topics, in its own UTF-16 units, in order; nil where that was not asked for.
    package var mentions: [TopicMention]?

    package init(text: String, marks: [TextMark] = [], mentions: [TopicMention]? = nil) {
        (self.text, self.marks, self.mentions) = (text, marks, mentions)
    }
}

/// How a piece of text is marked.
package struct TextMark: Sendable, Hashable {
    /// What the mark says, such as `bold`; more kinds may come.
    package var kind: String
    package var range: TextRange
    /// Where a link leads.
    package var address: String?
    /// What a short form stands for, or what else is said of the piece.
    package var title: String?
    /// That of a piece that is in another; as the author wrote it.
    package var language: String?
    /// `ltr`, `rtl` or `auto`.
    package var direction: String?

    package init(kind: String, range: TextRange, address: String? = nil) {
        (self.kind, self.range, self.address) = (kind, range, address)
    }
}
