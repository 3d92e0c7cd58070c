/// A text in its two stored forms.
package struct Body: Hashable, Sendable {
    /// Sanitised HTML.
    package var html: String
    /// The same as plain text: paragraphs parted by an empty line, no markup. What is searched, counted and matched.
    package var text: String

    package init(html: String, text: String) {
        self.html = html
        self.text = text
    }
}
