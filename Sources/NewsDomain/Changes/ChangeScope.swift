/// The parts of the newsroom that an article is in: ids by kind, and its language.
package struct ChangeScope: Sendable, Equatable {
    package var sections: [Int64] = []
    package var tags: [Int64] = []
    package var topics: [Int64] = []
    package var authors: [Int64] = []
    package var languages: [LanguageTag] = []

    package init() {}

    package var isEmpty: Bool { self == ChangeScope() }

    /// What is in this scope and not in another.
    package func subtracting(_ other: ChangeScope) -> ChangeScope {
        var rest = ChangeScope()
        rest.sections = sections.filter { !other.sections.contains($0) }
        rest.tags = tags.filter { !other.tags.contains($0) }
        rest.topics = topics.filter { !other.topics.contains($0) }
        rest.authors = authors.filter { !other.authors.contains($0) }
        rest.languages = languages.filter { !other.languages.contains($0) }
        return rest
    }

    /// What is in either.
    package func union(_ other: ChangeScope) -> ChangeScope {
        var all = self
        let more = other.subtracting(self)
        all.sections += more.sections
        all.tags += more.tags
        all.topics += more.topics
        all.authors += more.authors
        all.languages += more.languages
        return all
    }
}
