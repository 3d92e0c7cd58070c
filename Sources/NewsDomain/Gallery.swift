/// A series of pictures or films.
package struct Gallery: Sendable {
    /// One picture or film of a gallery.
    package struct Item: Sendable {
        package var media: Media
        package var title: String?
        /// The gallery's own words for it, else the media's.
        package var caption: String?
        package var credit: String?

        package init(media: Media, title: String? = nil, caption: String?, credit: String?) {
            self.media = media
            self.title = title
            self.caption = caption
            self.credit = credit
        }
    }

    package var id: Int64
    package var slug: String
    package var kind: GalleryKind
    package var language: LanguageTag
    package var title: String
    package var description: String?
    /// Nil for a draft.
    package var publishedAt: Timestamp?
    package var itemCount: Int
    /// The first item's media.
    package var cover: Media?
    /// The picture that an editor chose to stand for it.
    package var chosenPoster: Media?
    /// In order; nil in a list.
    package var items: [Item]?

    package init(
        id: Int64,
        slug: String,
        kind: GalleryKind,
        language: LanguageTag,
        title: String,
        description: String?,
        publishedAt: Timestamp?,
        itemCount: Int,
        cover: Media?,
        chosenPoster: Media? = nil,
        items: [Item]? = nil
    ) {
        self.id = id
        self.slug = slug
        self.kind = kind
        self.language = language
        self.title = title
        self.description = description
        self.publishedAt = publishedAt
        self.itemCount = itemCount
        self.cover = cover
        self.chosenPoster = chosenPoster
        self.items = items
    }

    /// The picture that stands for it: the one chosen, else the cover where that is a picture.
    package var poster: Media? {
        chosenPoster ?? (cover?.kind == .image ? cover : nil)
    }
}

/// Which galleries to list; always newest first.
package struct GalleryQuery: Sendable {
    package var kind: GalleryKind?
    /// Looked up among the languages of published galleries. With a status only what is within a range.
    package var languages: LanguageRanges?
    /// What an editor asks for; nil for what readers see. No gallery is withdrawn.
    package var status: EditorialStatus?
    package var cursor: ArticleCursor?
    package var limit = 20
    package var counts = false

    package init() {}
}
