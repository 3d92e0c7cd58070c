/// A series of pictures or films.
package struct Gallery: Sendable {
    /// One picture or film of a gallery.
    package struct Item: Sendable {
        package var media: Media
        /// The gallery's own words for it, else the media's.
        package var caption: String?
        package var credit: String?

        package init(media: Media, caption: String?, credit: String?) {
            self.media = media
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
    /// The first item's media: what stands for the gallery in a list.
    package var cover: Media?
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
        self.items = items
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
