internal import Glibc
internal import NIOCore
internal import NIOPosix
internal import NewsDomain
internal import Synchronization

/// Threads that make the answers which take longer than a thread of connections has time for, a few at once.
///
/// Clients take turns, by their networks: one that asks for a thousand waits for itself alone, and what may take long never has
/// all threads for it. The threads yield to those of the connections, which have less to do.
final class ReadThreadPool: Sendable {
    /// How many answers may wait to be made: of all clients, of one, and of one that asks for many.
    private static let waitingLimit = 256
    private static let waitingLimitOfOne = 16
    private static let waitingLimitOfMany = waitingLimit / 2
    /// How much the threads yield: see setpriority(2).
    private static let niceness: Int32 = 10

    private let pool: NIOThreadPool
    private let threads: Int
    private let state = Mutex(State())

    private struct State {
        var clients: [Subnet?: Client] = [:]
        /// Those of whom something waits, in the order of their turns.
        var turns = CircularBuffer<Subnet?>()
        var waiting = 0
        var hasStarted = false
    }

    private struct Job {
        /// Whether it takes no longer than others can wait.
        let isBrief: Bool
        let run: @Sendable () -> Void
    }

    private struct Client {
        var jobs = CircularBuffer<Job>()
        /// Of those that may take long.
        var running = 0
    }

    init(threads: Int = max(2, System.coreCount)) {
        self.threads = threads
        pool = NIOThreadPool(numberOfThreads: threads)
    }

    deinit {
        // One that was never started needs it too.
        pool.shutdownGracefully { _ in }
    }

    /// How many answers wait to be made.
    var waiting: Int { state.withLock(\.waiting) }

    /// What `make` makes, on one of the threads. `asksForMany`: the client is no single reader, but what renders pages for all.
    /// `isBrief`: it takes no longer than others can wait, and may have all threads.
    ///
    /// Throws `unavailable` where too many wait already, else what `make` throws.
    func answer<Value: Sendable>(
        to client: Subnet?,
        asksForMany: Bool = false,
        isBrief: Bool = false,
        _ make: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        let limit = Self.limit(asksForMany: asksForMany)
        return try await withCheckedThrowingContinuation { continuation in
            let job = Job(isBrief: isBrief) { continuation.resume(with: Result(catching: make)) }
            let isTaken = add(client, limit, job)
            guard isTaken else {
                continuation.resume(
                    throwing: NewsError(
                        .unavailable,
                        "Too many wide requests are being answered. Try again in a moment."
                    )
                )
                return
            }
            pool.submit { _ in self.run() }
        }
    }

    /// Whether there is room for an answer to a client that could be made elsewhere: half of it is for those that could not.
    func hasRoom(for client: Subnet?, asksForMany: Bool = false) -> Bool {
        state.withLock { state in
            state.waiting < Self.waitingLimit / 2
                && (state.clients[client]?.jobs.count ?? 0) < Self.limit(asksForMany: asksForMany) / 2
        }
    }

    private static func limit(asksForMany: Bool) -> Int { asksForMany ? waitingLimitOfMany : waitingLimitOfOne }

    /// Whether a job was put into its client's queue, which may hold so many.
    private func add(_ client: Subnet?, _ limit: Int, _ job: Job) -> Bool {
        state.withLock { state in
            guard state.waiting < Self.waitingLimit else { return false }
            let before = state.clients[client]?.jobs.count ?? 0
            guard before < limit else { return false }
            if before == 0 { state.turns.append(client) }
            state.clients[client, default: Client()].jobs.append(job)
            state.waiting += 1
            if !state.hasStarted {
                state.hasStarted = true
                pool.start()
            }
            return true
        }
    }

    /// Does what waits, one client after the other.
    private func run() {
        // Of the calling thread alone, on Linux. Where it fails, the threads only do not yield.
        _ = setpriority(Int32(PRIO_PROCESS.rawValue), 0, Self.niceness)
        while let (client, job) = next() {
            job.run()
            finished(job, of: client)
        }
    }

    /// The next client's next job; nil where none waits, or only of those who have enough threads already.
    private func next() -> (Subnet?, Job)? {
        state.withLock { state in
            for _ in 0..<state.turns.count {
                let client = state.turns.removeFirst()
                guard let first = state.clients[client]?.jobs.first,
                    first.isBrief || state.clients[client, default: Client()].running < max(1, threads - 1),
                    let job = state.clients[client]?.jobs.popFirst()
                else {
                    state.turns.append(client)
                    continue
                }
                if !job.isBrief { state.clients[client]?.running += 1 }
                state.waiting -= 1
                if state.clients[client]?.jobs.isEmpty == false { state.turns.append(client) }
                return (client, job)
            }
            return nil
        }
    }

    private func finished(_ job: Job, of client: Subnet?) {
        state.withLock { state in
            if !job.isBrief { state.clients[client]?.running -= 1 }
            if let rest = state.clients[client], rest.running == 0, rest.jobs.isEmpty { state.clients[client] = nil }
        }
    }
}
