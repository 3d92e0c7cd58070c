/// A piece of a document's text, with how it is marked. Lines end with a line feed where there is a `<br>`; elsewhere
/// than in code, white space is one space.
package struct MarkupText: Sendable, Hashable {
    package var text: String
    /// In the order of the text, the longer ones first.
    package var marks: [MarkupMark]
    /// How many UTF-16 units stand before it in all of the document's text, white space left out.
    package var position: Int

    package init(text: String, marks: [MarkupMark] = [], position: Int = 0) {
        (self.text, self.marks, self.position) = (text, marks, position)
    }
}

/// How a piece of text is marked.
package struct MarkupMark: Sendable, Hashable {
    /// What the mark says.
    package enum Kind: String, Sendable, CaseIterable {
        case bold, italic, underline, strike, code, link, superscript, `subscript`, highlight, small, keyboard
        /// A short form; what it stands for is its title, where that is said.
        case abbreviation
        /// The name of a work, or of who said something.
        case citation
        case quotation
        /// In another language, or direction.
        case language
        /// How what stands before it is read: the small text of ruby.
        case annotation
    }

    package var kind: Kind
    /// In UTF-16 units of the text.
    package var start: Int
    package var length: Int
    /// Where a link leads.
    package var address: String?
    package var title: String?
    package var language: String?
    /// `ltr`, `rtl` or `auto`.
    package var direction: String?

    package init(kind: Kind, start: Int, length: Int, address: String? = nil) {
        (self.kind, self.start, self.length, self.address) = (kind, start, length, address)
    }
}
