import Dispatch
import HTTPTypes
import NIOCore
import NewsDomain
import NewsTestSupport
import Synchronization
import Testing

@testable import NewsHTTP

/// Where answers are made.
@Suite struct SharedThreadTests {
    private static func dispatcher(_ make: @escaping @Sendable () throws -> Answer) -> TestDispatcher {
        let caching = TestDispatcher.caching()
        let endpoint = Endpoint(read: "/a") { request in
            try caching.answer(request, request.query, .articles, make)
        }
        return TestDispatcher([endpoint], caching: caching)
    }

    /// What it takes is not known beforehand: it is made where nobody waits, once, and then found everywhere.
    @Test func whatLeavesTheSharedThreadIsMadeOnAnother() async {
        let tried = Atomic(0)
        let made = Atomic(0)
        let test = Self.dispatcher {
            tried.add(1, ordering: .relaxed)
            try ReadBudget.leaveBriefRead()
            #expect(ReadBudget.current?.isShared == false)
            made.add(1, ordering: .relaxed)
            return Answer.json([0x20])
        }
        var request = TestDispatcher.request("/a")
        #expect(test.dispatcher.immediateResponse(to: &request) == nil && request.isWide)
        #expect(await test.dispatcher.response(to: request).status == .ok)
        #expect(tried.load(ordering: .relaxed) == 2 && made.load(ordering: .relaxed) == 1)
        var again = TestDispatcher.request("/a")
        #expect(test.dispatcher.immediateResponse(to: &again)?.status == .ok, "from memory, on any thread")
        #expect(made.load(ordering: .relaxed) == 1)
    }

    /// Where others should not wait for what is new, it is made elsewhere; what was asked for before is made at once.
    @Test func whatIsNewLeavesAThreadThatHasNoTimeForIt() async throws {
        let caching = TestDispatcher.caching()
        let threads = Mutex<[Bool]>([])
        let endpoint = Endpoint(read: "/a") { request in
            try caching.answer(request, request.query, .articles) {
                threads.withLock { $0.append(ReadBudget.current?.isShared == true) }
                var answer = Answer.json([0x20])
                // It ceases to be true as soon as it is made.
                answer.trueUntil = FixedClock.start
                return answer
            }
        }
        let test = TestDispatcher([endpoint], caching: caching)
        var request = TestDispatcher.request("/a")
        #expect(test.dispatcher.immediateResponse(to: &request, within: .sharedForKnown) == nil && request.isPutOff)
        #expect(threads.withLock(\.self) == [], "nothing was begun")
        #expect(await test.dispatcher.response(to: request).status == .ok)
        var again = TestDispatcher.request("/a")
        #expect(test.dispatcher.immediateResponse(to: &again, within: .sharedForKnown)?.status == .ok)
        #expect(threads.withLock(\.self) == [false, true])
    }

    /// What takes longer than was thought is made again, with the time that it may take.
    @Test func whatWasThoughtToBeBriefAndIsNotIsMadeAgain() async {
        let caching = TestDispatcher.caching()
        let budgets = Mutex<[UInt64]>([])
        let endpoint = Endpoint(read: "/a") { request in
            try caching.answer(request, request.query, .articles) {
                budgets.withLock { $0.append(ReadBudget.current?.processorTime ?? 0) }
                try ReadBudget.leaveBriefRead()
                return Answer.json([0x20])
            }
        }
        let test = TestDispatcher([endpoint], caching: caching)
        var request = TestDispatcher.request("/a")
        #expect(test.dispatcher.immediateResponse(to: &request, within: .sharedForKnown) == nil && request.isPutOff)
        #expect(await test.dispatcher.response(to: request).status == .ok)
        #expect(budgets.withLock(\.self) == [ReadBudget.brief.processorTime, ReadBudget.alone.processorTime])
    }

    /// Where too many wait already, it is made at once rather than refused.
    @Test func whatIsNewIsMadeAtOnceWhereTooManyWait() async throws {
        let caching = TestDispatcher.caching()
        let closed = DispatchGroup()
        closed.enter()
        let endpoint = Endpoint(read: "/a") { request in
            try caching.answer(request, request.query, .articles) {
                if ReadBudget.current?.isShared == false { closed.wait() }
                return Answer.json([0x20])
            }
        }
        let test = TestDispatcher([endpoint], caching: caching)
        try await withThrowingTaskGroup(of: Int.self) { group in
            var madeAtOnce = false
            for number in 0..<200 where !madeAtOnce {
                var request = TestDispatcher.request("/a?b=\(number)")
                if test.dispatcher.immediateResponse(to: &request, within: .sharedForKnown) != nil {
                    madeAtOnce = true
                } else {
                    group.addTask { [request] in await test.dispatcher.response(to: request).status.code }
                    // All but those that are being made, as many as there are threads.
                    while test.dispatcher.waitingReads < number + 1 - max(2, System.coreCount) { await Task.yield() }
                }
            }
            #expect(madeAtOnce)
            closed.leave()
            for try await status in group { #expect(status == 200, "none is refused") }
        }
    }
}
