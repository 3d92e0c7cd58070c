import Dispatch
import Foundation
import NewsDomain
import NewsTestSupport
import Synchronization
import Testing

@testable import NewsHTTP

/// Answers that several threads ask for at once.
@Suite struct SingleFlightTests {
    private let cacheVersions = CacheVersions(lastChange: FixedClock.start) { _ in nil }
    private let rendering = SingleFlight()

    private struct Failure: Error {}

    private func answer(_ reading: CacheVersion) -> CachedResponse {
        CachedResponse(Answer.json([0x20]), to: "/a", policy: .articles, reading: reading, at: FixedClock.start)
    }

    private func ask(_ make: () throws -> CachedResponse) throws -> CachedResponse {
        try rendering.answer(at: "/a", .articles, try cacheVersions.reading(at: FixedClock.start), make)
    }

    /// Whether two threads meet is up to the machine: one of many tries has to succeed, and none may fail.
    @Test func areMadeOnce() throws {
        let reading = try cacheVersions.reading(at: FixedClock.start)
        let wereShared = (0..<100).contains { _ in
            let made = Atomic(0)
            let answers = Mutex<[ObjectIdentifier]>([])
            DispatchQueue.concurrentPerform(iterations: 2) { _ in
                let given = try? ask {
                    made.add(1, ordering: .relaxed)
                    usleep(5_000)
                    return answer(reading)
                }
                if let given { answers.withLock { $0.append(ObjectIdentifier(given)) } }
            }
            #expect(answers.withLock(\.count) == 2)
            return made.load(ordering: .relaxed) == 1 && Set(answers.withLock(\.self)).count == 1
        }
        #expect(wereShared)
    }

    @Test func areNotSharedAcrossAChange() throws {
        let before = try cacheVersions.reading(at: FixedClock.start)
        var made = 0
        _ = try ask {
            cacheVersions.changed(.content, at: FixedClock.start)
            let later = try ask {
                made += 1
                return answer(try cacheVersions.reading(at: FixedClock.start))
            }
            #expect(later.reading != before)
            made += 1
            return answer(before)
        }
        #expect(made == 2)
    }

    @Test func areMadeAgainAfterAFailure() throws {
        let reading = try cacheVersions.reading(at: FixedClock.start)
        #expect(throws: Failure.self) { try ask { throw Failure() } }
        let answer = answer(reading)
        #expect(try ask { answer } === answer)
        #expect(try ask { self.answer(reading) } !== answer, "it is not kept here")
    }
}
