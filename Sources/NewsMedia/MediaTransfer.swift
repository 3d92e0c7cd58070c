internal import Crypto
internal import Foundation
internal import NewsDomain

/// Copies files of media from one folder into another: those that are not there yet, each whole or not at all. They are real copies,
/// also on the same disk: a second name of a file is lost with the blocks that the first one has.
struct MediaTransfer {
    private let source: MediaFolder
    private let target: MediaFolder
    /// The folder of files that are being written.
    private let partial: String
    private let watch: BackupWatch

    init(from source: MediaFolder, to target: MediaFolder, partial: String, _ watch: BackupWatch) {
        (self.source, self.target, self.partial, self.watch) = (source, target, partial, watch)
    }

    /// Throws as ``MediaBackup/copy(_:beside:_:then:)``.
    func run(_ files: any NamedFiles) throws -> MediaCopySummary {
        do {
            let needed = try bytesToCopy(files)
            try DiskRoom.require(needed, at: target.folderThatIsThere, for: target.path)
            var (summary, steps) = (MediaCopySummary(), TransferSteps(total: needed, watch))
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
            defer { buffer.deallocate() }
            try files.visit { file in
                let (before, fault) = (steps.bytes, try copy(file, through: buffer, &steps))
                summary.files += 1
                if let fault {
                    summary.note(fault: fault.sentence(for: file))
                } else if steps.bytes > before {
                    summary.copied += 1
                }
                if watch.isCancelled() { throw CancellationError() }
            }
            summary.bytes = steps.bytes
            return summary
        } catch let error as NewsError { throw error.writing(to: target.path) }
    }

    /// The room that they take: whole blocks.
    private func bytesToCopy(_ files: any NamedFiles) throws -> Int64 {
        var bytes: Int64 = 0
        try files.visit { file in
            for part in parts(of: file) where !part.isThere { bytes += ((part.source.fileSize ?? 0) + 4095) & ~4095 }
            if watch.isCancelled() { throw CancellationError() }
        }
        return bytes
    }

    // MARK: One file

    private struct Fault: Error {
        let kind: MediaFault
    }

    /// One of the files that are kept of an upload.
    private struct Part {
        let source: String
        let target: String
        /// How large it is; nil where that is not known.
        let bytes: Int64?
        /// The hash of its bytes; nil where it was made of what was uploaded.
        let hash: FileHash?

        /// Whether the target has all of it. That of a file which is as large is not read.
        var isThere: Bool {
            guard let present = target.fileSize else { return false }
            return present == bytes ?? source.fileSize ?? present
        }
    }

    private func parts(of file: StoredFile) -> [Part] {
        let (hash, type, bytes) = (file.hash, file.type, Int64(file.bytes))
        let served = (source.served(hash, type), target.served(hash, type))
        guard type.kind == .image else { return [Part(source: served.0, target: served.1, bytes: bytes, hash: hash)] }
        return [
            Part(source: source.original(hash), target: target.original(hash), bytes: nil, hash: hash),
            Part(source: served.0, target: served.1, bytes: bytes, hash: nil),
        ]
    }

    /// What is wrong with a file, or with one of those that are kept of it; the others are copied all the same.
    private func copy(
        _ file: StoredFile,
        through buffer: UnsafeMutableRawBufferPointer,
        _ steps: inout TransferSteps
    ) throws -> MediaFault? {
        var found: MediaFault?
        for part in parts(of: file) where !part.isThere {
            do { try copy(part, through: buffer, &steps) } catch let fault as Fault { found = found ?? fault.kind }
        }
        return found
    }

    private func copy(_ part: Part, through buffer: UnsafeMutableRawBufferPointer, _ steps: inout TransferSteps) throws
    {
        let input = open(part.source, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw Fault(kind: .missing) }
        defer { close(input) }
        try MediaFolder.make(partial)
        let file = "\(partial)/\(UUID().uuidString)"
        let output = open(file, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard output >= 0 else { throw NewsError.cannotWrite(MediaFolder.lastFailure) }
        defer {
            close(output)
            unlink(file)
        }
        let before = steps.bytes
        let hash = try copy(input, to: output, through: buffer, &steps)
        let isWhole = part.hash.map { $0 == hash } ?? (steps.bytes - before == part.bytes)
        guard isWhole else {
            steps.bytes = before
            throw Fault(kind: .damaged)
        }
        try MediaFolder.move(file, to: part.target)
    }

    /// Returns the hash of what was copied.
    private func copy(
        _ input: Int32,
        to output: Int32,
        through buffer: UnsafeMutableRawBufferPointer,
        _ steps: inout TransferSteps
    ) throws -> FileHash {
        var hash = SHA256()
        while true {
            let count = read(input, buffer.baseAddress, buffer.count)
            if count < 0, errno == EINTR { continue }
            // A disk that cannot read it any more.
            guard count >= 0 else { throw Fault(kind: .damaged) }
            guard count > 0 else { return FileHash(bytes: hash.finalize()) }
            let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            hash.update(bufferPointer: bytes)
            try MediaFolder.write(bytes, to: output)
            try steps.wrote(count, to: output)
        }
    }
}

/// What was copied so far, and when others have had their turn.
private struct TransferSteps {
    var bytes: Int64 = 0
    private let total: Int64
    private let watch: BackupWatch
    private var pending = 0
    private var start = ContinuousClock.now

    private static let pageBytes: Int64 = 4096
    private static let stepBytes = Int(BackupProgress.pages) * Int(pageBytes)

    init(total: Int64, _ watch: BackupWatch) {
        (self.total, self.watch) = (total, watch)
    }

    /// Rests where enough was written. The disk has it before that: see ``BackupProgress``.
    mutating func wrote(_ count: Int, to descriptor: Int32) throws {
        bytes += Int64(count)
        pending += count
        if watch.isCancelled() { throw CancellationError() }
        guard pending >= Self.stepBytes else { return }
        guard fdatasync(descriptor) == 0 else { throw NewsError.cannotWrite(MediaFolder.lastFailure) }
        watch.pace(
            BackupProgress(
                copied: Int(bytes / Self.pageBytes),
                of: Int(total / Self.pageBytes),
                took: ContinuousClock.now - start,
                logBytes: 0
            )
        )
        (pending, start) = (0, .now)
    }
}

extension String {
    /// Bytes of the file of that path; nil where there is none.
    fileprivate var fileSize: Int64? {
        var status = stat()
        guard stat(self, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int64(status.st_size)
    }
}

extension NewsError {
    /// What the operator is told of a file that could not be written to a folder: whoever uploads one is told less.
    func writing(to folder: String) -> NewsError {
        guard let cause else { return self }
        if [ENOSPC, EDQUOT].contains(where: { cause == String(cString: strerror($0)) }) {
            return NewsError(.unavailable, "The disk of “\(folder)” is full: make room there.")
        }
        return NewsError(
            .unavailable,
            "Cannot write files of media to “\(folder)” (\(cause)): see the folder and its disk."
        )
    }
}
