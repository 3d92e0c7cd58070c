internal import Dispatch
internal import GRDB
internal import NewsDomain
internal import Synchronization

/// Lets many small writes share one commit: while one is being put on disk, those that come in wait, and go together
/// with the next. Each returns once it is on disk, so an answer means durable, and the disk is waited for once per group
/// rather than once per write.
final class GroupCommitQueue: Sendable {
    private struct Job: Sendable {
        /// What it changes beside what the change log says.
        let parts: CacheDependency
        let work: @Sendable (Database) throws -> Void
        let finish: @Sendable ((any Error)?) -> Void
    }

    private struct State {
        var jobs: [Job] = []
        var isRunning = false
    }

    /// How many writes share a commit at most.
    private static let maximumGroup = 512

    private let committing: TransactionRunner
    private let state = Mutex(State())
    private let thread = DispatchQueue(label: "newsroom.commits")

    /// How many writes wait to be committed.
    var waiting: Int { state.withLock(\.jobs.count) }

    init(_ committing: TransactionRunner) {
        self.committing = committing
    }

    /// Does `work` within a transaction and returns what it returned once that is on disk. Work that throws leaves no
    /// trace, and does not disturb the others of its transaction. `undo` is called where work succeeded but was not
    /// committed. `parts` are what it changes beside what the change log says.
    func write<Value: Sendable>(
        changing parts: CacheDependency = [],
        undo: @escaping @Sendable () -> Void = {},
        _ work: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let result = Mutex<Result<Value, any Error>?>(nil)
            let use = StorageUse.current
            let job = Job(
                parts: parts,
                work: { db in
                    do {
                        let value = try StorageUse.$current.withValue(use) { try work(db) }
                        result.withLock { $0 = .success(value) }
                    } catch {
                        result.withLock { $0 = .failure(error) }
                        throw error
                    }
                },
                finish: { error in
                    let result = result.withLock(\.self)
                    if error != nil, case .success = result { undo() }
                    switch (result, error) {
                    case (.failure(let own), _): continuation.resume(throwing: self.presentable(own))
                    case (.success(let value), nil): continuation.resume(returning: value)
                    case (_, let error?): continuation.resume(throwing: error)
                    case (nil, nil): continuation.resume(throwing: NewsError(.internal, "A write was never run."))
                    }
                }
            )
            enqueue(job)
        }
    }

    private func enqueue(_ job: Job) {
        let starts = state.withLock { state in
            state.jobs.append(job)
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if starts { thread.async { self.run() } }
    }

    /// Commits groups until nothing waits.
    private func run() {
        while true {
            let group = state.withLock { state in
                let group = state.jobs.prefix(Self.maximumGroup)
                state.jobs.removeFirst(group.count)
                if group.isEmpty { state.isRunning = false }
                return group
            }
            guard !group.isEmpty else { return }
            var failure: (any Error)?
            do {
                let parts = group.reduce(into: CacheDependency()) { $0.formUnion($1.parts) }
                try committing.commit(changing: parts, writes: group.count) { db in
                    for job in group { try Self.isolated(db, job.work) }
                }
            } catch {
                failure = error
            }
            for job in group { job.finish(failure.map(presentable)) }
        }
    }

    /// Does a job's work within a savepoint. Its own error is the job's alone; where the disk failed, SQLite may have taken
    /// back the work of all, and they fail together.
    private static func isolated(_ db: Database, _ work: (Database) throws -> Void) throws {
        try db.run("SAVEPOINT job")
        do {
            try work(db)
        } catch {
            if let error = error as? DatabaseError, error.isOfDisk || !db.isInsideTransaction { throw error }
            try db.run("ROLLBACK TO job")
        }
        try db.run("RELEASE job")
    }

    /// A disk that fails and a database that is busy may pass; the rest is ours.
    private func presentable(_ error: any Error) -> any Error {
        guard let error = error as? DatabaseError, error.isOfStorage else { return error }
        return NewsError.unavailable(
            "The newsroom cannot be written to just now. Try again in a moment.",
            error.fault(at: committing.writer.path)
        )
    }
}
