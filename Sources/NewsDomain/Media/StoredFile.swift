/// A file that was stored, and what is known of it.
package struct StoredFile: Hashable, Sendable {
    package var hash: FileHash
    /// What it is served as.
    package var type: MediaFileType
    /// Bytes of what is served.
    package var bytes: Int
    /// Pixels, of what has any.
    package var width: Int?
    package var height: Int?
    /// How many pictures it is made of, where it is one.
    package var frames: Int?
    /// Length of a video or audio in seconds, where the file says it.
    package var durationSeconds: Int?
    /// A ThumbHash in base64, of a picture.
    package var placeholder: String?

    package init(hash: FileHash, type: MediaFileType, bytes: Int) {
        (self.hash, self.type, self.bytes) = (hash, type, bytes)
    }

    /// Its path, as the API serves it.
    package var path: String { type.path(of: hash) }
}
