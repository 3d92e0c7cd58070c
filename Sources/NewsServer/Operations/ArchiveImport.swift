internal import Foundation
package import NewsDomain
internal import NewsImport
internal import NewsJSON
internal import NewsMarkup
internal import NewsSQLite

/// Restores an archive (docs/ndjson.md) into an empty newsroom, all of it or nothing. With `dryRun` that is tried beside
/// the newsroom, and thrown away.
///
/// Throws ``OperationFailure``; a file that is not sound changes nothing, and one that was restored before changes nothing
/// either.
package func importArchive(
    file: String,
    dataDirectory: String,
    dryRun: Bool = false,
    frames: [FrameSetting] = [.standard],
    watch: ImportControl = ImportControl(),
    clock: any NewsClock = SystemClock()
) throws -> ImportSummary {
    try OperationFailure.reporting {
        let cleaner = SanitizingCleaner(policy: MarkupPolicy(frames))
        let archive = ArchiveImport(file: ArchiveFile(path: file), cleaner: cleaner, watch: watch, clock: clock)
        do {
            if SQLiteNewsroom.exists(in: dataDirectory) {
                let state = try existing(dataDirectory, clock, .readWrite) { store in try store.archiveState() }
                if state != .empty { return try archive.compare(with: state, dataDirectory) }
            }
            guard dryRun else {
                var summary = try archive.restore(into: dataDirectory).summary(.imported)
                summary.indexing = try indexNewsroom(dataDirectory, watch, clock)
                return summary
            }
            let temporary = FileManager.default.temporaryDirectory.path + "/broadsheet-dry-run-\(UUID().uuidString)"
            defer { try? FileManager.default.removeItem(atPath: temporary) }
            return try archive.restore(into: temporary).summary(.sound)
        } catch is ImportStopped {
            return ArchiveFirstPass(.newsroom).summary(.interrupted)
        }
    }
}

private struct ArchiveImport {
    let file: ArchiveFile
    let cleaner: SanitizingCleaner
    let watch: ImportControl
    let clock: any NewsClock

    /// Nothing is to be done where the newsroom was restored from this archive; any other that is not empty is refused.
    func compare(with state: ArchiveState, _ directory: String) throws -> ImportSummary {
        if case .restored(let archive) = state {
            let reader = ArchiveReader(file, cleaner: cleaner)
            let survey = try read(reader, from: try reader.next()) { _ in }
            if survey.archive == archive { return survey.summary(.unchanged) }
        }
        throw OperationFailure("The newsroom in “\(directory)” is not empty: an archive goes into an empty one.")
    }

    func restore(into directory: String) throws -> ArchiveFirstPass {
        let reader = ArchiveReader(file, cleaner: cleaner)
        // A file that is no archive leaves no trace.
        let first = try reader.next()
        var survey = ArchiveFirstPass(.newsroom)
        try ArchiveRestoration.restore(in: directory, clock: clock) { destination in
            survey = try read(reader, from: first) { try write($0, to: destination) }
            return survey.archive
        }
        return survey
    }

    private func write(_ batch: ArchiveReader.Batch, to destination: some ArchiveDestination) throws {
        do {
            try destination.write(batch.records)
        } catch let error as ArchiveContradiction {
            throw OperationFailure("Line \(batch.firstLine + error.record): \(error.detail).")
        }
    }

    /// Takes the first step and all behind it; what the archive was.
    private func read(
        _ reader: ArchiveReader,
        from first: ArchiveReader.Step,
        _ take: (ArchiveReader.Batch) throws -> Void
    ) throws -> ArchiveFirstPass {
        var step = first
        while true {
            switch step {
            case .end(let survey): return survey
            case .batch(let batch):
                guard !watch.isCancelled() else { throw ImportStopped() }
                try take(batch)
                watch.progress(batch.firstLine + batch.records.count - 1, nil)
            }
            step = try reader.next()
        }
    }
}
