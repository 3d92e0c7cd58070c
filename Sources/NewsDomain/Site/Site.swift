/// What a newsroom says of itself as a site: settings that belong to it, and not to a machine.
package struct Site: Sendable {
    /// Where its front end is, without a `/` at the end; nil where nobody has said so yet.
    package var url: String?
    package var name: String
    package var tagline: String?
    /// The language of what is in none of its own.
    package var language: LanguageTag
    package var timeZone: SiteTimeZone
    package var logo: Media?
    /// In the editor's order.
    package var links: [SiteLink]
    package var patterns: AddressPatterns
    /// Goes up by one with every change.
    package var version: Int
    /// Nil where nothing was ever changed.
    package var updatedAt: Timestamp?

    package init(
        url: String?,
        name: String,
        tagline: String?,
        language: LanguageTag,
        timeZone: SiteTimeZone,
        logo: Media?,
        links: [SiteLink],
        patterns: AddressPatterns,
        version: Int,
        updatedAt: Timestamp?
    ) {
        self.url = url
        self.name = name
        self.tagline = tagline
        self.language = language
        self.timeZone = timeZone
        self.logo = logo
        self.links = links
        self.patterns = patterns
        self.version = version
        self.updatedAt = updatedAt
    }

    /// What holds until somebody says more.
    package static let standard = Site(
        url: nil,
        name: "Broadsheet",
        tagline: nil,
        language: .english,
        timeZone: .utc,
        logo: nil,
        links: [],
        patterns: AddressPatterns(),
        version: 1,
        updatedAt: nil
    )

    /// The most links to the site elsewhere.
    package static let maximumLinks = 30
}

/// The site elsewhere, such as in a social network.
package struct SiteLink: Hashable, Sendable {
    package var name: String
    package var url: String

    package init(name: String, url: String) {
        self.name = name
        self.url = url
    }
}

/// The pattern of each kind's addresses.
package struct AddressPatterns: Hashable, Sendable {
    private var changed: [AddressedKind: AddressPattern] = [:]

    /// The standard ones.
    package init() {}

    package subscript(_ kind: AddressedKind) -> AddressPattern {
        get { changed[kind] ?? .standard(for: kind) }
        set { changed[kind] = newValue }
    }

    /// Two kinds whose addresses cannot be told apart; nil where there are none.
    package var clash: (AddressedKind, AddressedKind)? {
        var seen: [String: AddressedKind] = [:]
        for kind in AddressedKind.allCases {
            if let other = seen.updateValue(kind, forKey: self[kind].form) { return (other, kind) }
        }
        return nil
    }
}

/// What an editor sets of the site; nil where it stays as it is.
package struct SiteChange: Sendable {
    package var url: String??
    package var name: String?
    package var tagline: String??
    package var language: LanguageTag?
    package var timeZone: SiteTimeZone?
    /// The id of a media item.
    package var logo: Int64??
    package var links: [SiteLink]?
    /// Nil inside for the standard one.
    package var patterns: [AddressedKind: AddressPattern?] = [:]

    package init() {}

    /// The patterns after the change.
    package func patterns(after present: AddressPatterns) -> AddressPatterns {
        var patterns = present
        for (kind, pattern) in self.patterns { patterns[kind] = pattern ?? .standard(for: kind) }
        return patterns
    }
}
