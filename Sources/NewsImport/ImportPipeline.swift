internal import NewsDomain
internal import Synchronization

/// The writing side of an import: one thread prepares a batch while another writes the one before, which nobody else
/// can help it with.
final class ImportPipeline: Sendable {
    /// What is still to be prepared. One batch ahead keeps a thread busy; more would only take memory.
    let queue = BatchQueue<[ImportRecord]>(capacity: 1)
    private let prepared = BatchQueue<PipelinedBatch>(capacity: 1)

    /// A batch, and what writes it.
    private struct PipelinedBatch {
        var records: [ImportRecord]
        var write: ImportStep
    }

    private struct State {
        var report: ImportReport
        var done = 0
        var error: (any Error)?
    }

    private let repository: any ImportRepository
    private let plan: ImportPlan
    private let dryRun: Bool
    private let isCancelled: @Sendable () -> Bool
    private let progress: @Sendable (ImportDriver.Progress) -> Void
    private let state: Mutex<State>

    init(
        repository: any ImportRepository,
        plan: ImportPlan,
        dryRun: Bool,
        isCancelled: @escaping @Sendable () -> Bool,
        progress: @escaping @Sendable (ImportDriver.Progress) -> Void
    ) {
        self.repository = repository
        self.plan = plan
        self.dryRun = dryRun
        self.isCancelled = isCancelled
        self.progress = progress
        self.state = Mutex(State(report: ImportReport(source: plan.source, dryRun: dryRun)))
    }

    /// Prepares what is read until the queue is closed and empty, or nothing is written any more.
    func prepare() {
        defer { prepared.close() }
        while let records = queue.pop() {
            guard (try? prepared.push(PipelinedBatch(records: records, write: step(for: records)))) != nil else {
                return
            }
        }
    }

    /// What writes the records. Where they cannot be prepared, that is told when their turn comes: what was read before
    /// them is written first.
    private func step(for records: [ImportRecord]) -> ImportStep {
        do {
            return try repository.prepareBatch(records, from: plan.source, dryRun: dryRun)
        } catch {
            return { throw error }
        }
    }

    /// Writes what is prepared until there is no more, the import is cancelled, or writing fails.
    func run() {
        progress(ImportDriver.Progress(done: 0, total: plan.records))
        while let batch = prepared.pop() {
            guard !isCancelled() else {
                state.withLock { $0.report.interrupted = true }
                return stop()
            }
            do {
                try write(batch)
            } catch {
                state.withLock { $0.error = error }
                return stop()
            }
        }
    }

    /// Makes the threads that read and prepare stop: nobody takes what they make.
    private func stop() {
        prepared.close(discarding: true)
        queue.close(discarding: true)
    }

    /// The report of what was written, after `run` has returned. Completes what was, even where it is not all.
    /// - Throws: what the repository threw.
    func finish() throws -> ImportReport {
        let end = state.withLock { $0 }
        if let error = end.error { throw error }
        if !dryRun { try repository.finishImport(from: plan.source) }
        return end.report
    }

    private func write(_ batch: PipelinedBatch) throws {
        let outcomes = try batch.write()
        let done = state.withLock { state in
            for (record, outcome) in zip(batch.records, outcomes) { state.report.count(record, outcome) }
            state.done += batch.records.count { $0.kind != .galleries }
            return state.done
        }
        progress(ImportDriver.Progress(done: done, total: plan.records))
    }
}
