/// What an editor sets of a section, tag, author, topic, gallery, collection or media item; nil where it stays as it is.
/// A new one is a change of an empty one.
package enum CatalogueChange: Sendable {
    case section(SectionChange)
    case tag(TagChange)
    case author(AuthorChange)
    case topic(TopicChange)
    case gallery(GalleryChange)
    case collection(CollectionChange)
    case media(MediaChange)

    /// What kind of thing it changes.
    package var kind: CatalogueKind {
        switch self {
        case .section: .section
        case .tag: .tag
        case .author: .author
        case .topic: .topic
        case .gallery: .gallery
        case .collection: .collection
        case .media: .media
        }
    }
}

/// What an editor sets of a section.
package struct SectionChange: Sendable {
    package var slug: Slug?
    package var name: String?
    package var description: String??
    /// From 1; the others keep their own.
    package var position: Int?

    package init() {}
}

/// What an editor sets of a tag.
package struct TagChange: Sendable {
    package var slug: Slug?
    package var name: String?

    package init(name: String? = nil) {
        self.name = name
    }
}

/// What an editor sets of an author.
package struct AuthorChange: Sendable {
    package var slug: Slug?
    package var name: String?
    /// Plain text.
    package var biography: String??
    /// The id of a media item.
    package var picture: Int64??

    package init(name: String? = nil) {
        self.name = name
    }
}

/// What an editor sets of a topic.
package struct TopicChange: Sendable {
    package var slug: Slug?
    package var title: String?
    package var type: TopicType?
    package var language: LanguageTag?
    /// Sanitised.
    package var definition: Body?
    package var aliases: [String]?
    /// The id of a media item.
    package var image: Int64??
    /// Absolute URLs.
    package var sameAs: [String]?

    package init(title: String? = nil, type: TopicType? = nil, language: LanguageTag? = nil) {
        (self.title, self.type, self.language) = (title, type, language)
    }
}

/// What an editor sets of a gallery.
package struct GalleryChange: Sendable {
    /// One picture or film.
    package struct Item: Sendable {
        /// The id of a media item.
        package var media: Int64
        package var title: String?
        /// Nil for the media item's own.
        package var caption: String?
        package var credit: String?

        package init(media: Int64, title: String? = nil, caption: String? = nil, credit: String? = nil) {
            self.media = media
            self.title = title
            self.caption = caption
            self.credit = credit
        }
    }

    package var slug: Slug?
    package var kind: GalleryKind?
    package var language: LanguageTag?
    package var title: String?
    package var description: String??
    /// Nil inside makes it a draft.
    package var publishedAt: Timestamp??
    /// The id of a media item that is an image; nil inside for the cover, where that is one.
    package var poster: Int64??
    /// All of them, in order.
    package var items: [Item]?

    package init() {}

    /// The most items of a gallery.
    package static let maximumItems = 500
}

/// What an editor sets of a collection, but for its picks.
package struct CollectionChange: Sendable {
    package var slug: Slug?
    package var title: String?
    /// From 1; the others keep their own.
    package var position: Int?

    package init() {}
}

/// What an editor sets of a media item.
package struct MediaChange: Sendable {
    package var kind: MediaKind?
    /// Absolute `http` or `https` URL.
    package var url: String?
    package var width: Int??
    package var height: Int??
    package var bytes: Int??
    package var mimeType: String??
    package var durationSeconds: Int??
    package var alt: String??
    package var caption: String??
    package var credit: String??
    /// Nil inside for none; where a file comes, what is not said is none.
    package var focalPoint: FocalPoint??
    /// The file that it has from then on. What that tells of itself is set with it, and not by the change.
    package var file: StoredFile?

    package init() {}
}

/// What an editor picks for a collection.
package struct Pick: Sendable {
    /// What a pick is of.
    package enum Target: Sendable {
        case article(ResourceReference)
        case topic(ResourceReference)
        case gallery(ResourceReference)
        case link(OutsideLink)
    }

    package var target: Target
    package var label: String?
    package var endsAt: Timestamp?

    package init(_ target: Target, label: String? = nil, endsAt: Timestamp? = nil) {
        self.target = target
        self.label = label
        self.endsAt = endsAt
    }
}

extension CatalogueChange {
    /// The most characters of a name or title, of a line beside it, and of a longer plain text.
    package static let maximumName = 120
    package static let maximumLine = 300
    package static let maximumText = 4_000
    /// The most aliases of a topic, and the most links.
    package static let maximumAliases = 50
}
