internal import Foundation

/// An archive's file, read in batches of lines.
struct ArchiveFile {
    let path: String

    /// Consecutive lines.
    struct Batch: Sendable {
        /// The number of the first, from 1.
        var first: Int
        var bytes: [UInt8]
        /// Where each line is among the bytes, without its end.
        var lines: [Range<Int>]
    }

    /// How much is read, decoded and written at once.
    private static let bytesPerBatch = 4 << 20
    /// A line is in memory whole, together with what is made of it.
    private static let longestLine = 256 << 20

    /// Reads the whole file. An empty one has no batch.
    func forEachBatch(_ body: (Batch) throws -> Void) throws {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw OperationFailure("Cannot read “\(path)”: check its name, and that you may read it.")
        }
        defer { try? handle.close() }
        var first = 1
        var bytes: [UInt8] = []
        func takeLines(before end: Int) throws {
            let batch = Batch(first: first, bytes: bytes, lines: bytes.lines(before: end))
            first += batch.lines.count
            bytes.removeFirst(min(end + 1, bytes.count))
            try body(batch)
        }
        while let data = try read(handle), !data.isEmpty {
            let old = bytes.count
            bytes.append(contentsOf: data)
            if let end = bytes[old...].lastIndex(of: UInt8(ascii: "\n")) {
                try takeLines(before: end)
            } else if bytes.count > Self.longestLine {
                throw OperationFailure("Line \(first): it is longer than \(Self.longestLine >> 20) MB.")
            }
        }
        if !bytes.isEmpty { try takeLines(before: bytes.count) }
    }

    private func read(_ handle: FileHandle) throws -> Data? {
        do { return try handle.read(upToCount: Self.bytesPerBatch) } catch {
            throw OperationFailure("Cannot read “\(path)”: it is no file, or the disk failed.")
        }
    }
}

extension [UInt8] {
    /// The ranges between line ends, up to a place that is one.
    fileprivate func lines(before end: Int) -> [Range<Int>] {
        withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress else { return [] }
            var lines: [Range<Int>] = []
            var place = 0
            while place < end, let found = memchr(start + place, Int32(UInt8(ascii: "\n")), end - place) {
                lines.append(place..<start.distance(to: UnsafeRawPointer(found)))
                place = start.distance(to: UnsafeRawPointer(found)) + 1
            }
            lines.append(place..<end)
            return lines
        }
    }
}
