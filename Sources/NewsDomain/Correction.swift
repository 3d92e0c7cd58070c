/// A correction that an article owns up to.
package struct Correction: Hashable, Sendable {
    /// When it was made.
    package var at: Timestamp
    /// Plain text: what was wrong, and what is right.
    package var text: String

    package init(at: Timestamp, text: String) {
        self.at = at
        self.text = text
    }
}
