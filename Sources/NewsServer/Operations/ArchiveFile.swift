internal import Dispatch
internal import Foundation
internal import NewsDomain
internal import NewsJSON
internal import Synchronization

/// An archive's file, read in batches of lines.
struct ArchiveFile {
    let path: String

    /// Consecutive lines and the number of the first, from 1.
    struct Batch {
        var first: Int
        var lines: [[UInt8]] = []
        var bytes = 0

        /// The number of the last line.
        var last: Int { first + lines.count - 1 }
    }

    private static let bytesPerRead = 1 << 20
    /// How much is decoded at once, and written in one transaction.
    private static let bytesPerBatch = 4 << 20

    /// Reads the whole file.
    func forEachBatch(_ body: (Batch) throws -> Void) throws {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw OperationFailure("Cannot read “\(path)”: check its name, and that you may read it.")
        }
        defer { try? handle.close() }
        var batch = Batch(first: 1)
        var rest: [UInt8] = []
        func take(_ line: [UInt8]) throws {
            batch.bytes += line.count
            batch.lines.append(line)
            guard batch.bytes >= Self.bytesPerBatch else { return }
            try body(batch)
            batch = Batch(first: batch.last + 1)
        }
        while let data = try read(handle), !data.isEmpty {
            for (index, piece) in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                .enumerated()
            {
                if index > 0 {
                    try take(rest)
                    rest = []
                }
                rest.append(contentsOf: piece)
            }
        }
        if !rest.isEmpty { try take(rest) }
        if !batch.lines.isEmpty { try body(batch) }
    }

    private func read(_ handle: FileHandle) throws -> Data? {
        do { return try handle.read(upToCount: Self.bytesPerRead) } catch {
            throw OperationFailure("Cannot read “\(path)”: it is no file, or the disk failed.")
        }
    }
}

extension ArchiveFile.Batch {
    /// What the lines are, worked out on all cores. Throws for the first that is none of an archive's.
    func decoded(cleanedBy cleaner: (any MarkupCleaner)? = nil) throws -> [ArchiveLine] {
        let size = max(1, lines.count / (4 * ProcessInfo.processInfo.activeProcessorCount))
        let starts = Array(stride(from: 0, to: lines.count, by: size))
        let results = Mutex([Result<[ArchiveLine], any Error>?](repeating: nil, count: starts.count))
        let (lines, first) = (lines, first)
        DispatchQueue.concurrentPerform(iterations: starts.count) { part in
            let result = Result {
                try (starts[part]..<min(starts[part] + size, lines.count)).map { index in
                    try OperationFailure.atLine(first + index) {
                        let line = try ArchiveLineReader.read(lines[index])
                        return cleaner.map { line.cleaned(by: $0) } ?? line
                    }
                }
            }
            results.withLock { $0[part] = result }
        }
        return try results.withLock { try $0.flatMap { try $0?.get() ?? [] } }
    }
}

extension ArchiveLine {
    /// The line with its HTML in the form in which it may be handed out.
    fileprivate func cleaned(by cleaner: any MarkupCleaner) -> ArchiveLine {
        guard case .record(var record) = self else { return self }
        let kind = ArchiveSchema.kinds[record.kind]
        for row in record.rows.indices { record.rows[row].clean(kind.fields, by: cleaner) }
        for (index, part) in kind.parts.enumerated() where part.fields.contains(where: { $0.form == .html }) {
            for row in record.parts[index].indices { record.parts[index][row].clean(part.fields, by: cleaner) }
        }
        return .record(record)
    }
}

extension [ArchiveValue] {
    /// Cleans what is HTML. Its text, the field after it, is made anew only where something was taken out.
    fileprivate mutating func clean(_ fields: [ArchiveField], by cleaner: any MarkupCleaner) {
        for (index, field) in fields.enumerated() where field.form == .html {
            guard let html = self[index].text else { continue }
            let body = cleaner.clean(html).body
            guard body.html != html else { continue }
            self[index] = .text(body.html)
            self[index + 1] = .text(body.text)
        }
    }
}

extension OperationFailure {
    /// Runs work on a line of an archive, and says in an error which it was.
    static func atLine<Value>(_ line: Int, _ work: () throws -> Value) throws -> Value {
        do { return try work() } catch let error as NewsError {
            throw OperationFailure("Line \(line): \(error.detail).")
        }
    }
}
