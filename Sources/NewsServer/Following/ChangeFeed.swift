package import Logging
package import NewsDomain
internal import NewsHTTP
package import ServiceLifecycle
internal import Synchronization

/// Reads the change log for all who follow it, as soon as something is committed, by this process or another.
package final class ChangeFeed: Service {
    private let repository: any ChangeRepository
    private let logger: Logger
    private let followers = Mutex<[any ChangeFollower]>([])
    private let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation
    private let position: Mutex<Int64>

    /// How many changes make a batch.
    private static let batch = 500

    /// A feed that begins at the present end of the log.
    package init(repository: any ChangeRepository, logger: Logger) throws {
        self.repository = repository
        self.logger = logger
        // One wake is enough for all that has been committed by then.
        (wakes, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        position = Mutex(try repository.latestChange())
        repository.onChange { [wake] in wake.yield() }
    }

    /// Has a follower told of all batches from now on; returns the place in the log where the first of them begins, or before
    /// it.
    @discardableResult
    package func follow(_ follower: any ChangeFollower) -> Int64 {
        followers.withLock { followers in
            followers.append(follower)
            return position.withLock(\.self)
        }
    }

    package func run() async throws {
        try? await cancelWhenGracefulShutdown { [self] in
            // Something may have been committed before anybody was woken.
            wake.yield()
            for await _ in wakes {
                do {
                    while try await advance() {}
                } catch {
                    FailureLog.shared.note("could not read the change log", error, to: logger)
                    try await Task.sleep(for: .seconds(1))
                    wake.yield()
                }
            }
        }
    }

    /// Tells the followers of the next batch; whether there may be more.
    func advance() async throws -> Bool {
        let start = position.withLock(\.self)
        let batch = try await offEventLoop { [self] in try read(after: start) }
        guard let batch else { return false }
        followers.withLock { followers in
            position.withLock { $0 = batch.position }
            for follower in followers { follower.changed(batch) }
        }
        return true
    }

    private func read(after start: Int64) throws -> ChangeBatch? {
        let changes = try repository.changes(after: start, limit: Self.batch)
        guard let last = changes.last else { return nil }
        let wantsEvents = followers.withLock { $0.contains(where: \.wantsEvents) }
        let events = wantsEvents ? try repository.events(of: changes) : nil
        return ChangeBatch(start: start, position: last.sequence, changes: changes, events: events)
    }
}
