import HTTPTypes
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
            try ReadBudget.leaveSharedThread()
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
}
