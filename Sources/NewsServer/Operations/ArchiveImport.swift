internal import Foundation
package import NewsDomain
internal import NewsJSON
internal import NewsSQLite

/// Restores an archive (docs/ndjson.md) into an empty newsroom, or completes that. Throws ``OperationFailure``; a file
/// that is not sound changes nothing, and one that was imported before changes nothing either.
package func importArchive(
    file: String,
    dataDirectory: String,
    watch: ImportWatch = ImportWatch(),
    clock: any NewsClock = SystemClock()
) throws -> ImportSummary {
    try OperationFailure.reporting {
        if SQLiteNewsroom.exists(in: dataDirectory) {
            try withStore(dataDirectory, clock) { try refuse($0, where: { $0 == .inUse }, dataDirectory) }
        }
        let survey = try ArchiveSurvey(ArchiveFile(path: file), watch)
        guard !survey.wasInterrupted else { return survey.summary(.interrupted(line: 0)) }
        return try withStore(dataDirectory, clock) { store in
            try restore(survey, into: store, dataDirectory, clock, watch)
        }
    }
}

private func withStore<Value>(
    _ directory: String,
    _ clock: any NewsClock,
    _ work: (SQLiteNewsroom) throws -> Value
) throws -> Value {
    let store = try SQLiteNewsroom(directory: directory, clock: clock, options: .bulk)
    defer { try? store.close() }
    return try work(store)
}

private func refuse(_ store: SQLiteNewsroom, where isRefused: (ArchiveState) -> Bool, _ directory: String) throws {
    guard try isRefused(store.archiveState()) else { return }
    throw OperationFailure("The newsroom in “\(directory)” is not empty: an archive goes into an empty one.")
}

private func restore(
    _ survey: ArchiveSurvey,
    into store: SQLiteNewsroom,
    _ directory: String,
    _ clock: any NewsClock,
    _ watch: ImportWatch
) throws -> ImportSummary {
    var done = 0
    switch try store.archiveState() {
    case .empty: try store.beginArchive(survey.archive)
    case .importing(survey.archive, let lines): done = lines
    case .imported(survey.archive): return survey.summary(.unchanged)
    case .importing, .imported, .inUse: try refuse(store, where: { _ in true }, directory)
    }
    // Windows of views that moved on while it was stopped.
    if done > 0 { try store.refreshRankings(at: clock.now()) }
    var stoppedAt: Int?
    try survey.file.forEachBatch { batch in
        guard batch.last > done, stoppedAt == nil else { return }
        guard !watch.isCancelled() else {
            stoppedAt = done
            return
        }
        let lines = try batch.decoded(cleanedBy: SanitizingCleaner()).dropFirst(max(0, done - batch.first + 1))
        let records = lines.compactMap { line in if case .record(let record) = line { record } else { nil } }
        do {
            try store.importRecords(records, of: survey.archive, through: batch.last)
        } catch let error as NewsError where error.code == .conflict {
            let where_ = "Lines \(max(done + 1, batch.first)) to \(batch.last)"
            throw OperationFailure("\(where_): \(error.detail). Remove the data directory, and import a sound archive.")
        }
        done = batch.last
        watch.progress(done, survey.lines)
    }
    if let stoppedAt { return survey.summary(.interrupted(line: stoppedAt)) }
    try store.finishArchive(survey.archive, lines: survey.lines)
    return survey.summary(.imported)
}

/// What is known of an archive once the whole file was looked at.
private struct ArchiveSurvey {
    let file: ArchiveFile
    /// What tells this archive from any other: a digest of all lines.
    private(set) var archive = ""
    private(set) var lines = 0
    private(set) var wasInterrupted = false
    private var audit = ArchiveAudit()
    private var isComplete = false

    /// Throws at the first line that is wrong.
    init(_ file: ArchiveFile, _ watch: ImportWatch) throws {
        self.file = file
        var digest = StableHash()
        try file.forEachBatch { batch in
            guard !wasInterrupted else { return }
            for line in batch.lines { line.withUnsafeBytes { digest.combine($0) } }
            for (index, line) in try batch.decoded().enumerated() {
                try OperationFailure.atLine(batch.first + index) { try take(line) }
            }
            watch.progress(lines, nil)
            wasInterrupted = watch.isCancelled()
        }
        guard isComplete || wasInterrupted else {
            throw OperationFailure("Line \(lines + 1): the line that ends an archive is missing: the file was cut.")
        }
        archive = String(digest.value, radix: 16)
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
                let kind = ArchiveSchema.kinds[place].name
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

extension ArchiveSurvey {
    fileprivate enum Outcome {
        case imported, unchanged
        case interrupted(line: Int)
    }

    fileprivate func summary(_ outcome: Outcome) -> ImportSummary {
        let (state, text) =
            switch outcome {
            case .imported: ("imported", "Imported \(lines) lines:\n\(countLines)")
            case .unchanged: ("unchanged", "This archive was imported before: nothing was changed.")
            case .interrupted(let line):
                ("interrupted", "Stopped after line \(line): run the same command again to complete it.")
            }
        var json = JSONWriter()
        json.object { json in
            json.key("archive")
            json.string(archive)
            json.key("state")
            json.string(state)
            json.key("lines")
            json.object { json in
                for (kind, count) in zip(ArchiveSchema.kinds, audit.counts) {
                    json.key(JSONKey(kind.name))
                    json.integer(count)
                }
            }
        }
        let wasInterrupted = if case .interrupted = outcome { true } else { false }
        return ImportSummary(
            text: text,
            json: String(decoding: json.finish(), as: UTF8.self),
            wasInterrupted: wasInterrupted
        )
    }

    private var countLines: String {
        zip(ArchiveSchema.kinds, audit.counts).filter { $1 > 0 }.map { "  \($0.name): \($1)" }.joined(separator: "\n")
    }
}
