/// What names a resource in a request: its id, or its slug.
///
/// No slug is digits alone, so that neither is ever taken for the other (docs/decisions/0001-slug-names-and-ids.md).
package enum ResourceReference: Hashable, Sendable {
    case id(Int64)
    /// A present slug or a former one.
    case slug(String)

    /// What stands in an address: digits are an id, anything else a slug. A number that is too long for an id names
    /// nothing.
    package init(text: String) {
        let isNumber = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        self = isNumber ? .id(Int64(text) ?? 0) : .slug(text)
    }

    /// Slugs that may be meant by one that nothing has, see ``Slug/spellings(of:)``; none of an id.
    package var otherSpellings: [Slug] {
        guard case .slug(let text) = self else { return [] }
        return Slug.spellings(of: text)
    }
}

extension ResourceReference: CustomStringConvertible {
    /// The id or slug as it was given.
    package var description: String {
        switch self {
        case .id(let id): String(id)
        case .slug(let slug): slug
        }
    }
}
