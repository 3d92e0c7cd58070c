internal import NewsDomain

/// A picture or film of the demo newsroom. Its name is its source id and the last part of its URL, on a domain that
/// RFC 2606 keeps for examples: nothing is fetched, and a front end shows its own placeholder.
struct DemoMedia: Decodable, Sendable {
    var name: String
    /// A picture, where it is not set.
    var kind: MediaKind?
    /// In pixels: 1,600 by 900 where it is not set.
    var width: Int?
    var height: Int?
    /// How long a film is.
    var seconds: Int?
    /// What it is called where it stands in a gallery.
    var title: String?
    var alt: String
    var caption: String?
    var credit: String

    /// The record to import.
    var record: ImportedMedia {
        let isFilm = kind == .video
        return ImportedMedia(
            sourceID: name,
            kind: kind ?? .image,
            url: "https://images.example.org/demo/\(name)." + (isFilm ? "mp4" : "jpg"),
            width: width ?? 1600,
            height: height ?? 900,
            mimeType: isFilm ? "video/mp4" : "image/jpeg",
            durationSeconds: seconds,
            alt: alt,
            caption: caption,
            credit: credit
        )
    }
}
