package import NewsDomain

/// A feed as all formats have it: what it is of, and its entries.
package struct Feed: Sendable {
    /// `urn:uuid:…`, the same for good.
    package var id: String
    /// Plain text.
    package var title: String
    /// Plain text.
    package var description: String?
    package var language: LanguageTag
    /// What the site calls itself: the author of what has none.
    package var siteName: String
    /// The page that shows the same to people.
    package var homeURL: String
    /// Where the feed is, in the format that it is asked for in; nil where nobody has said where the API is.
    package var selfURL: String?
    /// The WebSub hub that tells of changes; nil where none does.
    package var hub: String?
    /// The address of a picture that stands for the site.
    package var logo: String?
    /// In the feed's order.
    package var entries: [FeedEntry]

    package init(
        id: String,
        title: String,
        description: String?,
        language: LanguageTag,
        siteName: String,
        homeURL: String,
        selfURL: String?,
        hub: String?,
        logo: String?,
        entries: [FeedEntry]
    ) {
        self.id = id
        self.title = title
        self.description = description
        self.language = language
        self.siteName = siteName
        self.homeURL = homeURL
        self.selfURL = selfURL
        self.hub = hub
        self.logo = logo
        self.entries = entries
    }

    /// When one of its entries last changed; that of an empty feed is the beginning of time, so that its bytes stay the same.
    var updatedAt: Timestamp {
        entries.map(\.updatedAt).max() ?? Timestamp(seconds: 0)
    }
}

/// An article, or a comment, in a feed.
package struct FeedEntry: Sendable {
    /// `urn:uuid:…`, the same for good.
    package var id: String
    package var url: String
    /// Plain text.
    package var title: String
    package var language: LanguageTag
    /// Sanitised HTML; nil where only the summary is told.
    package var content: String?
    /// Plain text.
    package var summary: String?
    package var authors: [FeedPerson]
    /// Sections, tags and topics.
    package var categories: [FeedCategory]
    package var image: Media?
    package var publishedAt: Timestamp
    package var updatedAt: Timestamp
}

/// Who wrote something.
package struct FeedPerson: Sendable {
    package var name: String
    /// Their page on the site, where they have one.
    package var url: String?
}

/// What an entry is about.
package struct FeedCategory: Sendable {
    /// A word for programs.
    package var slug: String
    package var name: String
}
