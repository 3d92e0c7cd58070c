/// The types of files that are kept and served. Each is called as files of it end.
package enum MediaFileType: String, Hashable, Sendable, CaseIterable {
    case jpg, png, webp, avif, gif
    case mp4, m4a, mp3, ogg
    case pdf

    package var kind: MediaKind {
        switch self {
        case .jpg, .png, .webp, .avif, .gif: .image
        case .mp4: .video
        case .m4a, .mp3, .ogg: .audio
        case .pdf: .document
        }
    }

    /// As IANA registers it.
    package var mimeType: String {
        switch self {
        case .jpg: "image/jpeg"
        case .png: "image/png"
        case .webp: "image/webp"
        case .avif: "image/avif"
        case .gif: "image/gif"
        case .mp4: "video/mp4"
        case .m4a: "audio/mp4"
        case .mp3: "audio/mpeg"
        case .ogg: "audio/ogg"
        case .pdf: "application/pdf"
        }
    }

    /// The type of that name of IANA's; nil for any that is not kept.
    package init?(mimeType: String) {
        guard let type = Self.allCases.first(where: { $0.mimeType == mimeType }) else { return nil }
        self = type
    }

    /// The path of a file of that hash, as the API serves it.
    package func path(of hash: FileHash) -> String { "/media/\(hash).\(rawValue)" }

    /// What a picture is served as: one that moves as it is, a GIF that does not as what is smaller and says the same.
    package func served(frames: Int) -> MediaFileType {
        self == .gif && frames == 1 ? .png : self
    }
}
