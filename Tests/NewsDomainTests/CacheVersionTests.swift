import NewsDomain
import NewsTestSupport
import Synchronization
import Testing

@Suite struct CacheVersionTests {
    private let now = FixedClock.start

    @Test func onlyWhatIsShownMakesAReadingOld() throws {
        let cacheVersions = CacheVersions(lastChange: now) { _ in nil }
        let before = try cacheVersions.reading(at: now)
        cacheVersions.changed(.comments, at: now.advanced(by: 1))
        let after = try cacheVersions.reading(at: now)
        #expect(before.agrees(with: after, on: [.content, .rankings, .views]))
        #expect(!before.agrees(with: after, on: [.content, .comments]))
        #expect(before.agrees(with: after, on: []))
        #expect(after.lastChange(of: .comments) == now.advanced(by: 1))
        #expect(after.lastChange(of: .content) == now)
    }

    @Test func theNextMomentIsAChangeOfItsOwn() throws {
        let moment = now.advanced(by: 10)
        let cacheVersions = CacheVersions(lastChange: now) { $0 < moment ? moment : nil }
        let before = try cacheVersions.reading(at: now)
        #expect(before.nextMoment == moment)
        #expect(cacheVersions.versionAtHand(at: moment.advanced(by: -1)) == before)
        #expect(cacheVersions.versionAtHand(at: moment) == nil, "it has to be read anew")
        let after = try cacheVersions.reading(at: moment)
        #expect(!after.agrees(with: before, on: .content))
        #expect(after.agrees(with: before, on: .comments))
        #expect(after.lastChange(of: .content) == moment)
    }

    @Test func theNextMomentIsLookedUpOnceForEachChangeOfContent() throws {
        let looks = Counter()
        let cacheVersions = CacheVersions(lastChange: now) { _ in
            looks.value.add(1, ordering: .relaxed)
            return nil
        }
        for _ in 0..<3 { _ = try cacheVersions.reading(at: now) }
        cacheVersions.changed([.comments, .views, .rankings], at: now)
        _ = try cacheVersions.reading(at: now)
        #expect(looks.value.load(ordering: .relaxed) == 1)
        for part in [CacheDependency.content, .schedule] {
            cacheVersions.changed(part, at: now)
            #expect(cacheVersions.versionAtHand(at: now) == nil)
            _ = try cacheVersions.reading(at: now)
        }
        #expect(looks.value.load(ordering: .relaxed) == 3)
    }

    @Test func whatCameWhileTheNextMomentWasUnknownIsCounted() throws {
        let moment = now.advanced(by: 10)
        let cacheVersions = CacheVersions(lastChange: now) { $0 < moment ? moment : nil }
        let before = try cacheVersions.reading(at: now.advanced(by: 9))
        cacheVersions.changed(.schedule, at: now.advanced(by: 9))
        #expect(try cacheVersions.reading(at: now.advanced(by: 9)).agrees(with: before, on: .all))
        cacheVersions.changed(.schedule, at: now.advanced(by: 9))
        let after = try cacheVersions.reading(at: now.advanced(by: 11))
        #expect(!after.agrees(with: before, on: .content))
        #expect(after.lastChange(of: .content) == moment)
    }

    private final class Counter: Sendable {
        let value = Atomic(0)
    }
}
