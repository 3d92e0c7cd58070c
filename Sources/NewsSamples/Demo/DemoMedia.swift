internal import NewsDomain

/// A picture, film or sound of the demo newsroom. Its name is its source id; what it is says the file that was made for it.
struct DemoMedia: Decodable, Sendable {
    var name: String
    /// What it is called where it stands in a gallery.
    var title: String?
    var alt: String
    var caption: String?
    var credit: String

    /// The record to import, of what was stored, or by URL where nothing was.
    func record(_ stored: [String: StoredFile]) -> ImportedMedia {
        guard let file = DemoFile.named[name] else {
            preconditionFailure("“\(name)” was not drawn: run scripts/draw-demo")
        }
        var record = ImportedMedia(
            sourceID: name,
            kind: file.type.kind,
            url: file.url,
            width: file.width,
            height: file.height,
            mimeType: file.mimeType,
            durationSeconds: file.seconds,
            alt: alt,
            caption: caption,
            credit: credit
        )
        record.file = stored[name]
        record.focalPoint = file.focalPoint.flatMap {
            FocalPoint(x: Int(($0.x * 100).rounded()), y: Int(($0.y * 100).rounded()))
        }
        return record
    }
}
