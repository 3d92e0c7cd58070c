internal import CResources
package import NewsDomain

/// A file that `scripts/draw-demo` has made for a name in the texts of the demo newsroom.
package struct DemoFile: Decodable, Sendable {
    package var name: String
    /// The name of the file.
    var file: String
    var mimeType: String
    /// In pixels, where it is to be seen.
    var width: Int?
    var height: Int?
    /// How long a film or a sound is.
    var seconds: Int?
    /// What a crop must keep; the middle where it is not set.
    var focalPoint: DemoFocus?
    /// A ThumbHash in base64, of a picture.
    var placeholder: String?

    /// All of them by their names.
    static let named = Dictionary(
        uniqueKeysWithValues: (DemoFiles.json(demo_media) as [DemoFile]).map { ($0.name, $0) }
    )

    /// Where it is while nobody has stored it: on a domain that RFC 2606 keeps for examples, so that nothing is fetched.
    var url: String { "https://images.example.org/demo/\(file)" }

    package var type: MediaFileType {
        guard let type = MediaFileType(mimeType: mimeType) else { preconditionFailure("\(mimeType) is not kept") }
        return type
    }

    /// What is in it, as the binary carries it.
    package var bytes: [UInt8] {
        let files = UnsafeBufferPointer(start: demo_media_files, count: demo_media_file_count)
        guard let found = files.first(where: { String(cString: $0.name) == file }) else { return [] }
        return Array(UnsafeBufferPointer(start: found.bytes, count: found.length))
    }

    /// The file where it was stored, with what else is known of it.
    package func described(_ stored: StoredFile) -> StoredFile {
        var stored = stored
        (stored.width, stored.height, stored.durationSeconds) = (width, height, seconds)
        (stored.frames, stored.placeholder) = (type.kind == .image ? 1 : nil, placeholder)
        return stored
    }
}

/// A point of a picture, in parts of its width and height from the left and top.
struct DemoFocus: Decodable, Sendable {
    var x: Double
    var y: Double
}
