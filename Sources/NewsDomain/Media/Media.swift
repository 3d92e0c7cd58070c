/// An image, video, audio or document: a file that the newsroom keeps, or one elsewhere, by its URL.
package struct Media: Sendable {
    package var id: Int64
    package var kind: MediaKind
    /// Where it is or was got from: an absolute URL, or the path of a file that was uploaded. ``address(below:)`` tells where readers
    /// get it.
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
    /// The file that the newsroom keeps of it; nil where it keeps none.
    package var file: File?
    /// What a crop has to keep, where an editor has said so.
    package var focalPoint: FocalPoint?

    /// What is known of the file beside what every media item has.
    package struct File: Hashable, Sendable {
        package var hash: FileHash
        package var type: MediaFileType
        /// Whether it is a picture that moves.
        package var isAnimated: Bool
        /// A ThumbHash, in base64.
        package var placeholder: String?

        package init(hash: FileHash, type: MediaFileType, isAnimated: Bool = false, placeholder: String? = nil) {
            (self.hash, self.type, self.isAnimated, self.placeholder) = (hash, type, isAnimated, placeholder)
        }
    }

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
        credit: String? = nil,
        file: File? = nil,
        focalPoint: FocalPoint? = nil
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
        self.file = file
        self.focalPoint = focalPoint
    }

    /// The same, with the address where readers get it for its URL.
    package func served(below base: String) -> Media {
        var media = self
        media.url = address(below: base)
        return media
    }

    /// Where readers get it: `base` is where the API is, empty where nobody has said so.
    package func address(below base: String) -> String {
        file.map { base + $0.type.path(of: $0.hash) } ?? WebAddress.encoded(url)
    }
}

/// What a media item is.
package enum MediaKind: String, Hashable, Sendable, CaseIterable {
    case image, video, audio, document
}
