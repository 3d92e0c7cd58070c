/// A part of the list of all pages of the site: the things of one kind whose ids are in one range. It stays the same part for
/// good, whatever comes and goes.
package struct SitemapPart: Hashable, Sendable {
    package var kind: SitemapKind
    /// From 1 on: that of the ids from 1 to ``idsPerPart``, and so on.
    package var number: Int64

    /// Nil for a number that no part has.
    package init?(_ kind: SitemapKind, number: Int64) {
        guard (1...Int64.max / Self.idsPerPart).contains(number) else { return nil }
        (self.kind, self.number) = (kind, number)
    }

    /// The ids that it is of.
    package var ids: ClosedRange<Int64> {
        (number - 1) * Self.idsPerPart + 1...number * Self.idsPerPart
    }

    /// A fifth of what sitemaps.org allows: what so many articles take to read and to write fits one answer's time, and their
    /// addresses fit into memory beside others (docs/decisions/0037-feeds-and-sitemaps.md).
    package static let idsPerPart: Int64 = 10_000
    /// The most parts that a list of them names (sitemaps.org).
    package static let maximumParts = 50_000
}

/// What has pages that are listed.
package enum SitemapKind: String, Sendable, CaseIterable {
    case article, section, tag, topic, author, gallery

    /// What its pages are pages of.
    package var addressed: AddressedKind {
        switch self {
        case .article: .article
        case .section: .section
        case .tag: .tag
        case .topic: .topic
        case .author: .author
        case .gallery: .gallery
        }
    }
}

/// A part of the list of pages that has any, and when one of them last changed, as far as that is known.
package struct ListedSitemapPart: Sendable {
    package var part: SitemapPart
    package var lastModified: Timestamp?

    package init(_ part: SitemapPart, lastModified: Timestamp?) {
        (self.part, self.lastModified) = (part, lastModified)
    }
}

/// A page, and when it last changed: an article's when that was published or changed, that of what lists articles when the
/// newest of these was published.
package struct SitemapPage: Sendable {
    package var thing: AddressedThing
    package var lastModified: Timestamp?

    package init(_ thing: AddressedThing, lastModified: Timestamp?) {
        (self.thing, self.lastModified) = (thing, lastModified)
    }
}
