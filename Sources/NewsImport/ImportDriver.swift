internal import Dispatch
package import NewsDomain

/// Takes a source into a repository: checks it whole, then reads, prepares and writes it in batches on three threads, in
/// bounded memory.
package struct ImportDriver: Sendable {
    /// How far an import is.
    package struct Progress: Sendable, Equatable {
        /// Records written, galleries aside; while the source is being checked, things read.
        package var done: Int
        /// Records there are, galleries aside; nil while the source is being checked.
        package var total: Int?
    }

    /// How much goes into one transaction: a batch ends at whichever is reached first.
    package struct BatchSize: Sendable {
        package var records = 400
        package var articles = 200
        /// About, in bytes of memory.
        package var weight = 4_000_000

        package init() {}
    }

    package var repository: any ImportRepository
    /// Whether nothing is to be written.
    package var dryRun: Bool
    package var batchSize = BatchSize()

    package init(repository: any ImportRepository, dryRun: Bool = false) {
        self.repository = repository
        self.dryRun = dryRun
    }

    /// Imports the whole source and says what became of it. Blocks the calling thread, which reads; others prepare and
    /// write.
    ///
    /// `isCancelled` and `progress` are called from the thread that reads and from the one that writes: while checking
    /// every 100 things, then between batches. An import that was stopped is reported as `interrupted`; the batches that
    /// were written stay.
    /// - Throws: `ImportFailure` where the source cannot be read, with nothing written where it was not sound;
    ///   otherwise what the repository throws.
    package func run(
        _ source: some ImportSource,
        isCancelled: @escaping @Sendable () -> Bool = { false },
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) throws -> ImportReport {
        var source = source
        var notes = ImportNotes()
        let plan: ImportPlan
        do {
            plan = try source.prepare(notes: &notes) { count in
                guard count % 100 == 0 else { return }
                if isCancelled() { throw ImportStopped() }
                progress(Progress(done: count, total: nil))
            }
        } catch is ImportStopped {
            var report = ImportReport(source: "", dryRun: dryRun)
            report.interrupted = true
            return report
        }
        try repository.forEachMedia(from: plan.source) { source.note(existing: $0) }
        let writer = ImportPipeline(
            repository: repository,
            plan: plan,
            dryRun: dryRun,
            isCancelled: isCancelled,
            progress: progress
        )
        let readError = read(&source, notes: &notes, into: writer)
        var report = try writer.finish()
        if let readError, !(readError is ImportStopped) { throw readError }
        report.count(notes)
        return report
    }

    /// Reads the source while `writer` prepares and writes; returns when all are through, with what reading threw.
    private func read(
        _ source: inout some ImportSource,
        notes: inout ImportNotes,
        into writer: ImportPipeline
    ) -> (any Error)? {
        let group = DispatchGroup()
        DispatchQueue(label: "import.preparer").async(group: group) { writer.prepare() }
        DispatchQueue(label: "import.writer").async(group: group) { writer.run() }
        defer { group.wait() }
        let batch = ImportBatch(size: batchSize, queue: writer.queue)
        do {
            try source.read(notes: &notes, take: batch.append)
            try batch.flush()
            writer.queue.close()
            return nil
        } catch {
            // What was read before the error is kept: a batch is whole in itself.
            writer.queue.close(discarding: error is ImportStopped)
            return error
        }
    }
}

/// Gathers records into batches for the queue.
private final class ImportBatch {
    private let size: ImportDriver.BatchSize
    private let queue: BatchQueue<[ImportRecord]>
    private var records: [ImportRecord] = []
    private var articles = 0
    private var weight = 0

    init(size: ImportDriver.BatchSize, queue: BatchQueue<[ImportRecord]>) {
        self.size = size
        self.queue = queue
    }

    func append(_ record: ImportRecord) throws {
        records.append(record)
        weight += record.weight
        if case .article = record { articles += 1 }
        if records.count >= size.records || articles >= size.articles || weight >= size.weight { try flush() }
    }

    func flush() throws {
        guard !records.isEmpty else { return }
        try queue.push(records)
        records = []
        articles = 0
        weight = 0
    }
}
