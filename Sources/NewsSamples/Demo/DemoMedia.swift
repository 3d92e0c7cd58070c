internal import NewsDomain

/// A picture, film or sound of the demo newsroom. Its name is its source id; what it is says the file that was made for it.
struct DemoMedia: Decodable, Sendable {
    var name: String
    /// What it is called where it stands in a gallery.
    var title: String?
    var alt: String
    var caption: String?
    var credit: String

    /// The record to import. Its URL is on a domain that RFC 2606 keeps for examples: nothing is fetched.
    var record: ImportedMedia {
        guard let file = DemoFile.named[name] else {
            preconditionFailure("“\(name)” was not drawn: run scripts/draw-demo")
        }
        return ImportedMedia(
            sourceID: name,
            kind: file.kind,
            url: "https://images.example.org/demo/\(file.file)",
            width: file.width,
            height: file.height,
            mimeType: file.mimeType,
            durationSeconds: file.seconds,
            alt: alt,
            caption: caption,
            credit: credit
        )
    }
}
