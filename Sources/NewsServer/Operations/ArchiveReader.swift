internal import Dispatch
internal import NewsDomain
internal import NewsImport
internal import NewsSQLite

/// Reads an archive's records on a thread of its own: the next are decoded while the last are written.
final class ArchiveReader: Sendable {
    /// Records of consecutive lines.
    struct Batch: Sendable {
        /// The line of the first record.
        var firstLine: Int
        var records: [ArchiveRecord]
    }

    enum Step: Sendable {
        case batch(Batch)
        /// All was read.
        case end(ArchiveFirstPass)
    }

    private let steps = BatchQueue<Result<Step, any Error>>(capacity: 1)

    /// Begins to read; what is HTML is cleaned.
    init(_ file: ArchiveFile, cleaner: SanitizingCleaner) {
        let steps = steps
        DispatchQueue(label: "archive.reader").async {
            var survey = ArchiveFirstPass(.newsroom, cleaner: cleaner)
            let end = Result {
                try file.forEachBatch { batch in
                    let records = try survey.take(batch)
                    // The header is the only line before records that is none.
                    let firstLine = batch.first == 1 ? 2 : batch.first
                    try steps.push(.success(.batch(Batch(firstLine: firstLine, records: records))))
                }
                try survey.finish()
                return Step.end(survey)
            }
            // Nobody takes it where the other side has stopped.
            try? steps.push(end)
        }
    }

    /// Ends the thread where not all was read.
    deinit { steps.close(discarding: true) }

    /// What comes next; nothing does behind the end. Throws at a line that is wrong.
    func next() throws -> Step {
        guard let step = steps.pop() else { throw ImportStopped() }
        return try step.get()
    }
}
