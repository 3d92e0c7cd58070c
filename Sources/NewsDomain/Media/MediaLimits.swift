/// How large files may be, and how much is kept of what was made of them.
package struct MediaLimits: Sendable {
    /// Bytes of a picture.
    package var imageBytes = 25 << 20
    /// Bytes of a video, audio or document.
    package var fileBytes = 200 << 20
    /// Bytes that renditions may take on disk.
    package var renditionBytes = 1024 << 20

    package init() {}

    /// Pixels of a picture, of all its frames together.
    package static let maximumPixels = 100_000_000
    /// Frames of one that moves.
    package static let maximumFrames = 1_000

    /// The most bytes of a file of that kind.
    package func bytes(of kind: MediaKind) -> Int { kind == .image ? imageBytes : fileBytes }
}

/// The file has more bytes than are taken of its kind.
package struct FileTooLarge: Error {
    package let limit: Int

    package init(limit: Int) { self.limit = limit }
}
