internal import NewsDomain
internal import NewsImport
internal import NewsJSON

/// Follows an archive from its first line to its last. Throws at the first line that is wrong.
struct ArchiveFirstPass: Sendable {
    /// How many lines there were so far.
    private(set) var lines = 0
    let schema: ArchiveSchema
    private let cleaner: SanitizingCleaner
    private var audit: ArchiveAudit
    private var digest = StableHash()
    private var isComplete = false

    init(_ schema: ArchiveSchema, cleaner: SanitizingCleaner = SanitizingCleaner()) {
        self.schema = schema
        self.cleaner = cleaner
        audit = ArchiveAudit(schema)
    }

    /// What tells this archive from any other: a digest of all lines.
    var archive: String { String(digest.value, radix: 16) }

    /// How many lines of each kind there were.
    var counts: [Int] { audit.counts }

    /// Takes the next batch, and returns the records in it.
    mutating func take(_ batch: ArchiveFile.Batch) throws -> [ArchiveRecord] {
        batch.bytes.withUnsafeBytes { bytes in
            for line in batch.lines { digest.combine(UnsafeRawBufferPointer(rebasing: bytes[line])) }
        }
        var records: [ArchiveRecord] = []
        records.reserveCapacity(batch.lines.count)
        for line in try batch.decoded(schema, cleanedBy: cleaner) {
            try OperationFailure.atLine(lines + 1) { try take(line) }
            if case .record(let record) = line { records.append(record) }
        }
        return records
    }

    /// To be called behind the last batch.
    func finish() throws {
        guard isComplete else {
            throw OperationFailure("Line \(lines + 1): the line that ends an archive is missing: the file was cut.")
        }
    }

    private mutating func take(_ line: ArchiveLine) throws {
        guard !isComplete else { throw NewsError(.invalid, "it stands behind the archive's last line") }
        switch line {
        case .header:
            guard lines == 0 else { throw NewsError(.invalid, "the header stands there again") }
        case _ where lines == 0: throw NewsError(.invalid, "the header of an archive is missing")
        case .record(let record): try audit.add(record)
        case .trailer(let counts):
            if let place = counts.indices.first(where: { counts[$0] != audit.counts[$0] }) {
                let kind = schema.kinds[place].name
                throw NewsError(
                    .invalid,
                    "there should be \(counts[place]) lines of “\(kind)”, and there are \(audit.counts[place])"
                )
            }
            isComplete = true
        }
        lines += 1
    }
}
