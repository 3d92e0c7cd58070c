internal import NewsDomain
internal import Synchronization

/// The writing side of an import, on a thread of its own.
final class ImportWriter: Sendable {
    /// What is still to be written. Two batches ahead keep the writer busy; more would only take memory.
    let queue = ImportBatchQueue(capacity: 2)

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

    /// Writes until the queue is closed and empty, the import is cancelled, or writing fails.
    func run() {
        progress(ImportDriver.Progress(done: 0, total: plan.records))
        while let batch = queue.pop() {
            guard !isCancelled() else {
                state.withLock { $0.report.interrupted = true }
                return queue.close(discarding: true)
            }
            do {
                try write(batch)
            } catch {
                state.withLock { $0.error = error }
                return queue.close(discarding: true)
            }
        }
    }

    /// The report of what was written, after `run` has returned. Completes what was, even where it is not all.
    /// - Throws: what the repository threw.
    func finish() throws -> ImportReport {
        let end = state.withLock { $0 }
        if let error = end.error { throw error }
        if !dryRun { try repository.finishImport(from: plan.source) }
        return end.report
    }

    private func write(_ batch: [ImportRecord]) throws {
        let outcomes = try repository.importBatch(batch, from: plan.source, dryRun: dryRun)
        let done = state.withLock { state in
            for (record, outcome) in zip(batch, outcomes) { state.report.count(record, outcome) }
            state.done += batch.count { $0.kind != .galleries }
            return state.done
        }
        progress(ImportDriver.Progress(done: done, total: plan.records))
    }
}
