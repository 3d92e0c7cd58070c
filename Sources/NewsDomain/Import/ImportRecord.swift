/// One thing that a foreign format brings in, in the newsroom's own terms.
///
/// A record is known by its kind and its `sourceID`, unique within the source it comes from. Records refer to each other
/// by those ids; what is referred to comes before what refers to it. Bodies are already sanitised.
package enum ImportRecord: Sendable {
    case section(ImportedSection)
    case tag(ImportedTag)
    case author(ImportedAuthor)
    case media(ImportedMedia)
    case topic(ImportedTopic)
    case gallery(ImportedGallery)
    case article(ImportedArticle)
    case collection(ImportedCollection)
    case relatedLinks(ImportedRelatedLinks)
}

/// A section to import.
package struct ImportedSection: Sendable {
    /// The section's id in its source.
    package var sourceID: String
    /// The slug wished for; made from the name where nil. A section with this slug that exists already is taken over.
    package var slug: Slug?
    /// The section's name.
    package var name: String
    /// Plain text, or nil.
    package var description: String?

    package init(sourceID: String, slug: Slug? = nil, name: String, description: String? = nil) {
        self.sourceID = sourceID
        self.slug = slug
        self.name = name
        self.description = description
    }
}

/// A tag to import.
package struct ImportedTag: Sendable {
    /// The tag's id in its source.
    package var sourceID: String
    /// The slug wished for; made from the name where nil. A tag with this slug that exists already is taken over.
    package var slug: Slug?
    /// The tag's name.
    package var name: String

    package init(sourceID: String, slug: Slug? = nil, name: String) {
        self.sourceID = sourceID
        self.slug = slug
        self.name = name
    }
}

/// An author to import. There is no e-mail address: an author's is of no use to the API and is not kept.
package struct ImportedAuthor: Sendable {
    /// The author's id in its source.
    package var sourceID: String
    /// The slug wished for; made from the name where nil. An author with this slug that exists already is taken over.
    package var slug: Slug?
    /// The name to show.
    package var name: String
    /// Plain text, or nil.
    package var biography: String?
    /// The `sourceID` of a media record: the author's picture.
    package var picture: String?

    package init(sourceID: String, slug: Slug? = nil, name: String, biography: String? = nil, picture: String? = nil) {
        self.sourceID = sourceID
        self.slug = slug
        self.name = name
        self.biography = biography
        self.picture = picture
    }
}

/// A media item to import, by its URL.
package struct ImportedMedia: Sendable {
    /// The item's id in its source.
    package var sourceID: String
    /// Image, video or audio.
    package var kind: MediaKind
    /// Absolute `http` or `https` URL.
    package var url: String
    /// Width and height in pixels, where known.
    package var width: Int?
    package var height: Int?
    /// Size in bytes, where known.
    package var bytes: Int?
    /// MIME type, such as `image/jpeg`, where known.
    package var mimeType: String?
    /// Length in seconds of a video or audio, where known.
    package var durationSeconds: Int?
    /// Plain texts, nil where there is none.
    package var alt: String?
    package var caption: String?
    package var credit: String?
    /// The file, where it was stored already: what that tells of itself goes before what is said here.
    package var file: StoredFile?
    /// What crops of a picture keep, where that is said.
    package var focalPoint: FocalPoint?

    package init(
        sourceID: String,
        kind: MediaKind,
        url: String,
        width: Int? = nil,
        height: Int? = nil,
        bytes: Int? = nil,
        mimeType: String? = nil,
        durationSeconds: Int? = nil,
        alt: String? = nil,
        caption: String? = nil,
        credit: String? = nil
    ) {
        self.sourceID = sourceID
        self.kind = kind
        self.url = url
        self.width = width
        self.height = height
        self.bytes = bytes
        self.mimeType = mimeType
        self.durationSeconds = durationSeconds
        self.alt = alt
        self.caption = caption
        self.credit = credit
    }
}

/// A glossary topic to import.
package struct ImportedTopic: Sendable {
    /// The topic's id in its source.
    package var sourceID: String
    /// The slug wished for; made from the title where nil.
    package var slug: Slug?
    package var title: String
    package var type: TopicType
    package var language: LanguageTag
    /// Other names the topic goes by in articles' texts.
    package var aliases: [String]
    /// The definition as sanitised HTML and as plain text.
    package var definition: Body
    /// The `sourceID` of a media record.
    package var image: String?
    /// URLs of pages about the same thing elsewhere.
    package var sameAs: [String]

    package init(
        sourceID: String,
        slug: Slug? = nil,
        title: String,
        type: TopicType,
        language: LanguageTag,
        aliases: [String] = [],
        definition: Body,
        image: String? = nil,
        sameAs: [String] = []
    ) {
        self.sourceID = sourceID
        self.slug = slug
        self.title = title
        self.type = type
        self.language = language
        self.aliases = aliases
        self.definition = definition
        self.image = image
        self.sameAs = sameAs
    }
}

/// A photo or film gallery to import.
package struct ImportedGallery: Sendable {
    /// One item of the gallery.
    package struct Item: Sendable {
        /// The `sourceID` of a media record. An item whose media is not there is left out.
        package var media: String
        /// Plain text, or nil.
        package var title: String?
        /// Plain texts that replace the media's own in this gallery, nil where they do not.
        package var caption: String?
        package var credit: String?

        package init(media: String, title: String? = nil, caption: String? = nil, credit: String? = nil) {
            self.media = media
            self.title = title
            self.caption = caption
            self.credit = credit
        }
    }

    /// The gallery's id in its source.
    package var sourceID: String
    /// The slug wished for; made from the title where nil.
    package var slug: Slug?
    package var kind: GalleryKind
    package var language: LanguageTag
    package var title: String
    /// Plain text, or nil.
    package var description: String?
    /// Nil keeps it a draft.
    package var publishedAt: Timestamp?
    /// The `sourceID` of the media record of the picture that stands for it, nil for the cover.
    package var poster: String?
    package var items: [Item]

    package init(
        sourceID: String,
        slug: Slug? = nil,
        kind: GalleryKind,
        language: LanguageTag,
        title: String,
        description: String? = nil,
        publishedAt: Timestamp?,
        poster: String? = nil,
        items: [Item]
    ) {
        self.sourceID = sourceID
        self.slug = slug
        self.kind = kind
        self.language = language
        self.title = title
        self.description = description
        self.publishedAt = publishedAt
        self.poster = poster
        self.items = items
    }
}

/// A collection of picks to import: its items go behind the ones that are there already.
package struct ImportedCollection: Sendable {
    /// What a pick is of.
    package enum Target: Sendable {
        /// The `sourceID` of an article, topic or gallery.
        case article(String)
        case topic(String)
        case gallery(String)
        /// An outside link: absolute URL, title, and the URL of an image or nil.
        case link(url: String, title: String, imageURL: String?)
    }

    /// One pick.
    package struct Item: Sendable {
        package var target: Target
        package var label: String?
        package var endsAt: Timestamp?

        package init(_ target: Target, label: String? = nil, endsAt: Timestamp? = nil) {
            self.target = target
            self.label = label
            self.endsAt = endsAt
        }
    }

    /// The collection's id in its source.
    package var sourceID: String
    /// `editors-choice` and `in-focus` exist from the start; another slug makes another collection.
    package var slug: Slug
    package var title: String
    package var items: [Item]

    package init(sourceID: String, slug: Slug, title: String, items: [Item]) {
        self.sourceID = sourceID
        self.slug = slug
        self.title = title
        self.items = items
    }
}

/// The curated related articles of an article, and the ones never to be shown beside it, by `sourceID`.
package struct ImportedRelatedLinks: Sendable {
    /// The article's `sourceID`.
    package var article: String
    /// In the editor's order.
    package var related: [String]
    package var excluded: [String]

    package init(article: String, related: [String], excluded: [String] = []) {
        self.article = article
        self.related = related
        self.excluded = excluded
    }
}
