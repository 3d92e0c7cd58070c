/// Which events one is told of: `article.published`, all of a kind (`article.*`), or all (`*`).
package struct EventPattern: Sendable, Hashable {
    package let text: String

    /// Nil where no event has such a name.
    package init?(_ text: String) {
        guard Self.known.contains(text) else { return nil }
        self.text = text
    }

    /// What storage holds: it was one when it was written.
    package init(trusted text: String) {
        self.text = text
    }

    /// Whether an event of that name is meant.
    package func matches(_ event: String) -> Bool {
        if text == "*" || text == event { return true }
        return text.hasSuffix(".*") && event.hasPrefix(text.dropLast())
    }

    /// All there are: everything, the kinds, and the events.
    package static let known: [String] = ["*"] + kinds.map { "\($0).*" } + ChangeEvent.names

    private static let kinds = ChangeEvent.names.reduce(into: [Substring]()) { kinds, name in
        let kind = name.prefix { $0 != "." }
        if !kinds.contains(kind) { kinds.append(kind) }
    }
}
