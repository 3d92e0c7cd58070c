internal import Foundation
internal import NewsDomain

/// An attachment between the two passes.
struct SpooledAttachment: Codable {
    /// As a part of the record's id.
    var key: String
    /// What others in the file refer to it by; nil where it has none.
    var id: Int64?
    /// The post it was uploaded to, 0 for none, and its place among that post's attachments.
    var parent: Int64
    var order: Int64
    var kind: String
    var url: String
    var width: Int?
    var height: Int?
    var bytes: Int?
    var mimeType: String?
    var durationSeconds: Int?
    var alt: String?
    var caption: String?
    var credit: String?

    var record: ImportedMedia {
        ImportedMedia(
            sourceID: MediaMapping.sourceID(key),
            kind: MediaKind(rawValue: kind) ?? .image,
            url: url,
            width: width,
            height: height,
            bytes: bytes,
            mimeType: mimeType,
            durationSeconds: durationSeconds,
            alt: alt,
            caption: caption,
            credit: credit
        )
    }
}

/// Keeps attachments in a temporary file: they stand among the posts, but have to be written before them, and a
/// million of them is too much for memory. The file has no name and goes when the spool does, even by `kill -9`.
final class AttachmentSpool {
    private var handle: FileHandle?
    private var buffer = Data()
    private let encoder = JSONEncoder()
    /// How many attachments are in it.
    private(set) var count = 0

    /// In bytes: what is gathered for a write, and read at once.
    private static let chunk = 1 << 18

    /// - Throws: `ImportFailure` where the temporary file cannot be written.
    func append(_ media: SpooledAttachment) throws {
        buffer.append(try encoder.encode(media))
        buffer.append(UInt8(ascii: "\n"))
        count += 1
        if buffer.count >= Self.chunk { try flush() }
    }

    /// Yields the attachments in the order they came in. May be called again.
    /// - Throws: `ImportFailure` where the temporary file cannot be read or written; what `body` throws.
    func readAll(_ body: (SpooledAttachment) throws -> Void) throws {
        try flush()
        guard let handle else { return }
        let decoder = JSONDecoder()
        var rest = Data()
        try attempt { try handle.seek(toOffset: 0) }
        while let data = try attempt({ try handle.read(upToCount: Self.chunk) }), !data.isEmpty {
            rest.append(data)
            var start = rest.startIndex
            while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
                try body(try decoder.decode(SpooledAttachment.self, from: rest[start..<end]))
                start = end + 1
            }
            rest = Data(rest[start...])
        }
        try attempt { try handle.seekToEnd() }
    }

    private func flush() throws {
        guard !buffer.isEmpty else { return }
        let handle = try self.handle ?? Self.temporaryFile()
        self.handle = handle
        try attempt { try handle.write(contentsOf: buffer) }
        buffer.removeAll(keepingCapacity: true)
    }

    private static func temporaryFile() throws -> FileHandle {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("broadsheet-\(UUID().uuidString)")
        guard FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forUpdatingAtPath: url.path)
        else { throw failure }
        try? FileManager.default.removeItem(at: url)
        return handle
    }

    private static var failure: ImportFailure {
        ImportFailure("no temporary file can be written in \(NSTemporaryDirectory()); make room or set TMPDIR")
    }

    @discardableResult
    private func attempt<Value>(_ work: () throws -> Value) throws -> Value {
        do { return try work() } catch { throw Self.failure }
    }
}
