import Dispatch
import HTTPTypes
import NewsDomain
import Synchronization
import Testing

@testable import NewsHTTP

/// Answers that take long, made for several clients by few threads.
@Suite struct ReadThreadPoolTests {
    private static func client(_ text: String) throws -> Subnet { try #require(IPAddress(text)).subnet }

    /// Holds the answers to a client until it is opened.
    private final class Gate: Sendable {
        private let closed = DispatchGroup()
        let reached = Atomic(0)
        let refused = Atomic(0)

        init() { closed.enter() }

        func pass() {
            reached.add(1, ordering: .relaxed)
            closed.wait()
        }

        func open() { closed.leave() }
    }

    @Test func aClientNeverHasAllThreads() async throws {
        let workers = ReadThreadPool(threads: 2)
        let (greedy, modest) = (try Self.client("192.0.2.1"), try Self.client("198.51.100.1"))
        let gate = Gate()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    _ = try await workers.answer(to: greedy) {
                        gate.pass()
                        return Answer()
                    }
                }
            }
            while gate.reached.load(ordering: .relaxed) == 0 { await Task.yield() }
            for _ in 0..<20 { _ = try await workers.answer(to: modest) { Answer() } }
            #expect(gate.reached.load(ordering: .relaxed) == 1, "the others of the greedy one wait for the first")
            gate.open()
            try await group.waitForAll()
        }
        #expect(gate.reached.load(ordering: .relaxed) == 8)
    }

    @Test func aFullQueueRefuses() async throws {
        let workers = ReadThreadPool(threads: 2)
        let (greedy, modest) = (try Self.client("2001:db8::1"), try Self.client("2001:db8:1::1"))
        let gate = Gate()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    do {
                        _ = try await workers.answer(to: greedy) {
                            gate.pass()
                            return Answer()
                        }
                    } catch let error as NewsError where error.code == .unavailable {
                        gate.refused.add(1, ordering: .relaxed)
                    } catch {
                        Issue.record(error)
                    }
                }
            }
            // Sixteen wait and one is being made; all others are refused at once.
            while gate.refused.load(ordering: .relaxed) < 40 - 17 { await Task.yield() }
            let answered = try? await workers.answer(to: modest) { Answer() }
            #expect(answered != nil, "another client is not refused")
            gate.open()
        }
        #expect(gate.refused.load(ordering: .relaxed) <= 24)
    }

    /// What renders pages asks for all readers.
    @Test func whoAsksForManyMayHaveMoreWait() async throws {
        let workers = ReadThreadPool(threads: 2)
        let gate = Gate()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    _ = try await workers.answer(to: nil, asksForMany: true) {
                        gate.pass()
                        return Answer()
                    }
                }
            }
            while gate.reached.load(ordering: .relaxed) == 0 { await Task.yield() }
            gate.open()
            try await group.waitForAll()
        }
        #expect(gate.reached.load(ordering: .relaxed) == 100)
    }

    /// Half of the room is for what cannot be made elsewhere.
    @Test func whatCanBeMadeElsewhereHasHalfOfTheRoom() async throws {
        let workers = ReadThreadPool(threads: 2)
        let (greedy, modest) = (try Self.client("192.0.2.1"), try Self.client("198.51.100.1"))
        let gate = Gate()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<9 {
                #expect(workers.hasRoom(for: greedy))
                group.addTask {
                    _ = try await workers.answer(to: greedy) {
                        gate.pass()
                        return Answer()
                    }
                }
                // The first is being made.
                while gate.reached.load(ordering: .relaxed) == 0 || workers.waiting < number { await Task.yield() }
            }
            #expect(!workers.hasRoom(for: greedy) && workers.hasRoom(for: modest))
            #expect(workers.hasRoom(for: greedy, asksForMany: true))
            gate.open()
            try await group.waitForAll()
        }
        #expect(workers.hasRoom(for: greedy))
    }

    /// What takes no longer than others can wait leaves them no thread, and need not.
    @Test func whatIsBriefMayHaveAllThreads() async throws {
        let workers = ReadThreadPool(threads: 2)
        let client = try Self.client("192.0.2.1")
        let gate = Gate()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for isBrief in [true, true, false] {
                group.addTask { try await workers.answer(to: client, isBrief: isBrief) { gate.pass() } }
                while gate.reached.load(ordering: .relaxed) + workers.waiting == 0 { await Task.yield() }
            }
            while gate.reached.load(ordering: .relaxed) < 2 { await Task.yield() }
            gate.open()
            try await group.waitForAll()
        }
        #expect(gate.reached.load(ordering: .relaxed) == 3)
        #expect(workers.waiting == 0)
    }

    @Test func whatFailsFailsForItsClient() async throws {
        let workers = ReadThreadPool(threads: 2)
        await #expect(throws: ReadBudget.Exceeded.self) {
            try await workers.answer(to: nil) { throw ReadBudget.Exceeded() }
        }
        let answer = try await workers.answer(to: nil) { Answer() }
        #expect(answer.status == .ok)
    }
}
