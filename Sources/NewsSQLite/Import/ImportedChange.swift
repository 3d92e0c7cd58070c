internal import GRDB
internal import NewsDomain

/// What a record of an import asks of the editing, with ids of ours in place of the source's. Whatever it refers to that is
/// not there is left out.
struct ImportedChange {
    var change: CatalogueChange
    /// The slug that a new thing wishes for; numbered where it is taken.
    var slug: Slug?

    init(_ section: ImportedSection) {
        var change = SectionChange()
        change.name = section.name
        change.description = .some(section.description)
        (self.change, slug) = (.section(change), section.slug)
    }

    init(_ tag: ImportedTag) {
        var change = TagChange()
        change.name = tag.name
        (self.change, slug) = (.tag(change), tag.slug)
    }

    init(_ author: ImportedAuthor, image: (String) throws -> Int64?) rethrows {
        var change = AuthorChange()
        change.name = author.name
        change.biography = .some(author.biography)
        change.picture = .some(try author.picture.flatMap(image))
        (self.change, slug) = (.author(change), author.slug)
    }

    init(_ media: ImportedMedia) {
        var change = MediaChange()
        change.kind = media.kind
        change.url = media.url
        change.width = .some(media.width)
        change.height = .some(media.height)
        change.bytes = .some(media.bytes)
        change.mimeType = .some(media.mimeType)
        change.durationSeconds = .some(media.durationSeconds)
        change.alt = .some(media.alt)
        change.caption = .some(media.caption)
        change.credit = .some(media.credit)
        change.file = media.file
        if let focalPoint = media.focalPoint { change.focalPoint = .some(focalPoint) }
        self.change = .media(change)
    }

    init(_ topic: ImportedTopic, image: (String) throws -> Int64?) rethrows {
        var change = TopicChange()
        change.title = topic.title
        change.type = topic.type
        change.language = topic.language
        change.definition = topic.definition
        change.aliases = topic.aliases
        change.image = .some(try topic.image.flatMap(image))
        change.sameAs = topic.sameAs
        (self.change, slug) = (.topic(change), topic.slug)
    }

    init(_ gallery: ImportedGallery, media: (String) throws -> Int64?, image: (String) throws -> Int64?) rethrows {
        var change = GalleryChange()
        change.kind = gallery.kind
        change.language = gallery.language
        change.title = gallery.title
        change.description = .some(gallery.description)
        change.publishedAt = .some(gallery.publishedAt)
        change.poster = .some(try gallery.poster.flatMap(image))
        change.items = try gallery.items.compactMap { item in
            try media(item.media).map { id in
                GalleryChange.Item(media: id, title: item.title, caption: item.caption, credit: item.credit)
            }
        }
        (self.change, slug) = (.gallery(change), gallery.slug)
    }
}
