import NewsDomain
import Synchronization
import Testing

@testable import NewsHTTP

/// Who waits for something new, and for how long.
struct SyncWaitersTests {
    private static func batch(_ kinds: ChangeKind...) -> ChangeBatch {
        let changes = kinds.enumerated()
            .map { Change(sequence: Int64($0 + 1), at: Timestamp(seconds: 0), kind: $1, id: 1, operation: .update) }
        return ChangeBatch(start: 0, position: Int64(kinds.count), changes: changes, events: nil)
    }

    /// What several tasks look at.
    private final class Flag: Sendable {
        private let state = Mutex(false)

        var isSet: Bool { state.withLock(\.self) }

        func set() { state.withLock { $0 = true } }
    }

    /// Waits until so many wait.
    private static func until(_ count: Int, in waiters: SyncWaiters) async {
        while waiters.count != count { await Task.yield() }
    }

    @Test func nobodyWaitsForWhatIsThere() async throws {
        let waiters = SyncWaiters()
        try await waiters.wait(for: [.article], seconds: 25) { true }
        #expect(waiters.count == 0)
    }

    @Test func aChangeOfItsKindWakes() async throws {
        let waiters = SyncWaiters()
        let asked = Mutex(0)
        async let wait: Void = waiters.wait(for: [.article, .tag], seconds: 25) {
            asked.withLock { asked in
                asked += 1
                return asked == 3
            }
        }
        while asked.withLock(\.self) < 1 { await Task.yield() }
        waiters.changed(Self.batch(.media, .section))
        waiters.changed(Self.batch(.section, .tag))
        while asked.withLock(\.self) < 2 { await Task.yield() }
        waiters.changed(Self.batch(.article))
        try await wait
        #expect(asked.withLock(\.self) == 3)
        #expect(waiters.count == 0)
    }

    @Test func whoIsOneTooManyDoesNotWait() async throws {
        let waiters = SyncWaiters(maximum: 2)
        let there = Flag()
        await withThrowingTaskGroup { group in
            for _ in 0..<2 {
                group.addTask { try await waiters.wait(for: [.article], seconds: 25) { there.isSet } }
            }
            await Self.until(2, in: waiters)
            try? await waiters.wait(for: [.article], seconds: 25) { false }
            there.set()
            waiters.changed(Self.batch(.article))
        }
        #expect(waiters.count == 0)
    }

    @Test func whoHasGoneDoesNotWait() async throws {
        let waiters = SyncWaiters()
        let task = Task { try await waiters.wait(for: [.article], seconds: 25) { false } }
        await Self.until(1, in: waiters)
        task.cancel()
        try await task.value
        #expect(waiters.count == 0)
    }

    @Test func theTimeEnds() async throws {
        try await SyncWaiters().wait(for: [.article], seconds: 1) { false }
    }

    @Test func whatFailsIsTold() async {
        let waiters = SyncWaiters()
        await #expect(throws: NewsError.self) {
            try await waiters.wait(for: [.article], seconds: 25) { throw NewsError(.mustRefetch, "No.") }
        }
        #expect(waiters.count == 0)
    }
}
