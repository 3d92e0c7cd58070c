internal import NewsDomain

/// A picture or film of the demo newsroom. Its name is its source id and the last part of its URL, on a domain that
/// RFC 2606 keeps for examples: nothing is fetched, and a front end shows its own placeholder.
struct DemoMedia: Sendable {
    var name: String
    var kind = MediaKind.image
    var width = 1600
    var height = 900
    var seconds: Int?
    /// What it is called where it stands in a gallery.
    var title: String?
    var alt: String
    var caption: String?
    var credit: String

    /// A film of a length in seconds.
    static func film(
        _ name: String,
        seconds: Int,
        title: String,
        alt: String,
        caption: String,
        credit: String
    ) -> DemoMedia {
        DemoMedia(
            name: name,
            kind: .video,
            width: 1920,
            height: 1080,
            seconds: seconds,
            title: title,
            alt: alt,
            caption: caption,
            credit: credit
        )
    }

    /// A square portrait.
    static func portrait(_ name: String, alt: String) -> DemoMedia {
        DemoMedia(name: "portrait-\(name)", width: 800, height: 800, alt: alt, credit: "Broadsheet demo")
    }

    /// The record to import.
    var record: ImportedMedia {
        let isFilm = kind == .video
        return ImportedMedia(
            sourceID: name,
            kind: kind,
            url: "https://images.example.org/demo/\(name)." + (isFilm ? "mp4" : "jpg"),
            width: width,
            height: height,
            mimeType: isFilm ? "video/mp4" : "image/jpeg",
            durationSeconds: seconds,
            alt: alt,
            caption: caption,
            credit: credit
        )
    }
}
