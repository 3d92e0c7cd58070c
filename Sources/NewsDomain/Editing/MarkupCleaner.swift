/// Makes sanitised HTML and plain text of what editors and clients write.
package protocol MarkupCleaner: Sendable {
    /// The text in its two stored forms, and what was taken out.
    func clean(_ html: String) -> CleanedMarkup
}

/// A text that was cleaned.
package struct CleanedMarkup: Sendable {
    package var body: Body
    package var removed: [RemovedPart]

    package init(body: Body, removed: [RemovedPart]) {
        self.body = body
        self.removed = removed
    }
}

/// A sort of thing that was taken out of a text, and how often.
package struct RemovedPart: Hashable, Sendable {
    /// `element`, `attribute` or `url`.
    package var kind: String
    package var name: String
    package var count: Int

    package init(kind: String, name: String, count: Int) {
        self.kind = kind
        self.name = name
        self.count = count
    }
}
