/// Where articles are that somebody follows: the filters of a list, with ids in place of names, so that what is renamed is
/// still followed. All hold at once.
package struct ArticlePlace: Sendable, Hashable {
    package var section: Int64?
    package var author: Int64?
    package var topic: Int64?
    /// Every inner list must be met by at least one of its tags.
    package var tags: [[Int64]] = []
    /// Looked up among the languages that there are.
    package var languages: LanguageRanges?

    package init() {}

    /// Whether it is everywhere.
    package var isEverywhere: Bool { self == ArticlePlace() }

    /// Whether a change in such a scope is one in this place.
    package func isTouched(by scope: ChangeScope) -> Bool {
        section.map(scope.sections.contains) ?? true
            && author.map(scope.authors.contains) ?? true
            && topic.map(scope.topics.contains) ?? true
            && tags.allSatisfy { $0.contains(where: scope.tags.contains) }
            && languages.map { scope.languages.contains(where: $0.contains) } ?? true
    }
}
