internal import Foundation
package import NewsDomain
internal import NewsJSON
internal import NewsSQLite

/// Writes the whole newsroom as NDJSON (docs/ndjson.md) to a file, or to standard output where none is named. A file
/// appears under its name only once it is whole. Returns a line that says what was written.
package func exportNewsroom(
    to path: String?,
    dataDirectory: String,
    isCancelled: @escaping () -> Bool = { false },
    clock: any NewsClock = SystemClock()
) throws -> String {
    try existing(dataDirectory, clock, .readOnly) { store in
        let output = try ArchiveOutput(path: path)
        let (schema, writer) = (ArchiveSchema.newsroom, ArchiveLineWriter(.newsroom))
        var counts = [Int](repeating: 0, count: schema.kinds.count)
        do {
            try output.write(writer.header(exportedAt: clock.now()))
            try store.exportRecords { record in
                if isCancelled() { throw OperationFailure("Stopped: nothing was written under the file's name.") }
                counts[record.kind] += 1
                try output.write(writer.line(record))
            }
            try output.write(writer.trailer(counts: counts))
            try output.finish()
        } catch {
            output.discard()
            throw error
        }
        let articles = schema.place(of: "article").map { counts[$0] } ?? 0
        return "Exported \(articles) articles and what belongs to them: \(counts.reduce(2, +)) lines."
    }
}

/// Where the lines of an archive go, many at once.
private final class ArchiveOutput {
    private let path: String?
    private let temporary: String
    private let handle: FileHandle
    private var pending: [UInt8] = []

    private static let bytesPerWrite = 1 << 20

    init(path: String?) throws {
        self.path = path
        guard let path else {
            temporary = ""
            handle = .standardOutput
            return
        }
        temporary = "\(path).\(ProcessInfo.processInfo.processIdentifier).partial"
        // It holds e-mail addresses and drafts: for its owner alone.
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        guard FileManager.default.createFile(atPath: temporary, contents: nil, attributes: attributes),
            let handle = FileHandle(forWritingAtPath: temporary)
        else { throw OperationFailure("Cannot write “\(path)”: choose a file in a folder you may write to.") }
        self.handle = handle
    }

    func write(_ line: [UInt8]) throws {
        pending.append(contentsOf: line)
        pending.append(UInt8(ascii: "\n"))
        if pending.count >= Self.bytesPerWrite { try flush() }
    }

    /// Brings everything to the disk, and the file under its name.
    func finish() throws {
        try flush()
        guard let path else { return }
        do {
            try handle.synchronize()
            try handle.close()
        } catch { throw failure }
        guard rename(temporary, path) == 0 else { throw failure }
        let folder = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }

    /// Leaves no trace of what was begun.
    func discard() {
        guard path != nil else { return }
        try? handle.close()
        try? FileManager.default.removeItem(atPath: temporary)
    }

    private func flush() throws {
        do { try handle.write(contentsOf: pending) } catch {
            throw path == nil ? OperationFailure.standardOutput() : failure
        }
        pending.removeAll(keepingCapacity: true)
    }

    private var failure: OperationFailure {
        OperationFailure(
            "Cannot write “\(path ?? "-")”: check the disk and its space."
        )
    }
}
