/// What a gallery shows.
package enum GalleryKind: String, Hashable, Sendable, CaseIterable {
    case photo, film
}
