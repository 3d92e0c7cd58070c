/// An image, video or audio, by its URL.
package struct Media: Sendable {
    package var id: Int64
    package var kind: MediaKind
    /// Absolute URL.
    package var url: String
    /// Pixels, where known.
    package var width: Int?
    package var height: Int?
    /// Size in bytes, where known.
    package var bytes: Int?
    /// Such as `image/jpeg`, where known.
    package var mimeType: String?
    /// Length of a video or audio in seconds, where known.
    package var durationSeconds: Int?
    /// Plain texts: what the picture shows, the line under it, and whose it is.
    package var alt: String?
    package var caption: String?
    package var credit: String?

    package init(
        id: Int64,
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
        self.id = id
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

/// What a media item is.
package enum MediaKind: String, Hashable, Sendable, CaseIterable {
    case image, video, audio
}
