extension ChangeEvent {
    /// What of the newsroom it touches, for those who follow a part: a section, a tag, a topic or an author is a part itself.
    package var touched: ChangeScope {
        var touched = scope
        switch change.kind {
        case .section: touched.sections.append(change.id)
        case .tag: touched.tags.append(change.id)
        case .topic: touched.topics.append(change.id)
        case .author: touched.authors.append(change.id)
        case .article, .comment, .gallery, .collection, .media, .site, .ranking: break
        }
        return touched
    }

    /// What those are told who follow a part that an article has left, though readers still see it: that it is gone, and why.
    /// Nil where it has left nothing.
    package var asLeft: ChangeEvent? {
        guard change.kind == .article, change.operation != .delete, !change.leaves.isEmpty else { return nil }
        var left = self
        left.change.operation = .delete
        left.change.reason = .filtered
        return left
    }

    /// The names that a pattern stands for: one of ``names``, all of a kind as `article.*`, or `*` for all. None where it is no
    /// pattern.
    package static func names(matching pattern: String) -> [String] {
        if pattern == "*" { return names }
        guard pattern.hasSuffix(".*") else { return names.filter { $0 == pattern } }
        return names.filter { $0.hasPrefix(pattern.dropLast()) }
    }
}
