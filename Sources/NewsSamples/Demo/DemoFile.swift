internal import CResources
internal import NewsDomain

/// A file that `scripts/draw-demo` has made for a name in the texts of the demo newsroom.
struct DemoFile: Decodable, Sendable {
    var name: String
    /// The name of the file.
    var file: String
    var mimeType: String
    /// In pixels, where it is to be seen.
    var width: Int?
    var height: Int?
    /// How long a film or a sound is.
    var seconds: Int?

    /// All of them by their names.
    static let named = Dictionary(
        uniqueKeysWithValues: (DemoFiles.json(demo_media) as [DemoFile]).map { ($0.name, $0) }
    )

    var kind: MediaKind {
        mimeType.hasPrefix("video/") ? .video : mimeType.hasPrefix("audio/") ? .audio : .image
    }
}
