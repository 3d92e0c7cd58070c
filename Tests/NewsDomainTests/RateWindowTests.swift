import NewsDomain
import NewsTestSupport
import Testing

struct RateWindowTests {
    private static let comments = [RateLimit(count: 2, seconds: 60), RateLimit(count: 20, seconds: 3600)]

    private func at(_ seconds: Int64) -> Timestamp {
        Timestamp(seconds: 1_795_339_800 + seconds)
    }

    @Test func admitsTwoAMinute() {
        let windows = Windows<String>(limits: Self.comments)
        #expect(windows.admit("a", at: at(0)) == nil)
        #expect(windows.admit("a", at: at(10)) == nil)
        #expect(windows.admit("a", at: at(10)) == 50)
        #expect(windows.admit("a", at: at(59)) == 1)
        // What was refused was not noted: the first one has left the window.
        #expect(windows.admit("a", at: at(60)) == nil)
        #expect(windows.admit("a", at: at(60)) == 10)
        #expect(windows.admit("a", at: at(70)) == nil)
    }

    @Test func admitsTwentyAnHour() {
        let windows = Windows<String>(limits: Self.comments)
        for index in 0..<20 { #expect(windows.admit("a", at: at(Int64(index) * 60)) == nil) }
        #expect(windows.admit("a", at: at(1_200)) == 2_400)
        #expect(windows.admit("a", at: at(3_599)) == 1)
        #expect(windows.admit("a", at: at(3_600)) == nil)
        #expect(windows.admit("a", at: at(3_601)) == 59)
    }

    @Test func theLongestWaitIsTold() {
        let windows = Windows<Int>(limits: [RateLimit(count: 3, seconds: 100), RateLimit(count: 1, seconds: 5)])
        for time: Int64 in [0, 5, 10] { #expect(windows.admit(1, at: at(time)) == nil) }
        #expect(windows.admit(1, at: at(11)) == 89)
    }

    @Test func keysDoNotMeet() {
        let windows = Windows<String>(limits: [RateLimit(count: 1, seconds: 60)])
        #expect(windows.admit("a", at: at(0)) == nil)
        #expect(windows.admit("b", at: at(0)) == nil)
        #expect(windows.admit("a", at: at(1)) == 59)
    }

    @Test func withoutLimitsEverybodyIsAdmitted() {
        let windows = Windows<String>(limits: [])
        for _ in 0..<100 { #expect(windows.admit("a", at: at(0)) == nil) }
        #expect(windows.count == 0)
    }

    @Test func aLimitOfNoneAdmitsNobody() {
        let windows = Windows<String>(limits: [RateLimit(count: 0, seconds: 60)])
        #expect(windows.admit("a", at: at(0)) == 60)
        #expect(windows.count == 0)
    }

    /// Any 60 seconds hold two at most, and a refused one is admitted after exactly the wait.
    @Test func noWindowHoldsMoreThanItsLimit() {
        var random = SplitMix(1)
        let windows = Windows<Int>(limits: Self.comments)
        var admitted: [Int64] = []
        var time: Int64 = 0
        for _ in 0..<1_500 {
            time += Int64(random.next() % 40)
            if let wait = windows.admit(1, at: at(time)) {
                let later = windows.copy()
                #expect(later.admit(1, at: at(time + wait - 1)) == 1)
                #expect(later.admit(1, at: at(time + wait)) == nil)
            } else {
                admitted.append(time)
            }
        }
        for limit in Self.comments {
            let holds = zip(admitted, admitted.dropFirst(limit.count)).allSatisfy { $1 - $0 >= limit.seconds }
            #expect(holds)
        }
        #expect(admitted.count > 100)
    }

    @Test(arguments: [30, 86_400, 400 * 86_400] as [Int64])
    func aClockPutBackLocksNobodyOut(by seconds: Int64) {
        let windows = Windows<String>(limits: [RateLimit(count: 2, seconds: 60)])
        _ = windows.admit("a", at: at(0))
        _ = windows.admit("a", at: at(1))
        #expect(windows.admit("a", at: at(-seconds)) == 60)
        #expect(windows.admit("a", at: at(-seconds + 59)) == 1)
        #expect(windows.admit("a", at: at(-seconds + 60)) == nil)
    }

    @Test func withdrawingGivesOneBack() {
        let windows = Windows<String>(limits: [RateLimit(count: 2, seconds: 60)])
        _ = windows.admit("a", at: at(0))
        _ = windows.admit("a", at: at(5))
        windows.withdraw("a", at: at(0))
        #expect(windows.admit("a", at: at(6)) == nil)
        #expect(windows.admit("a", at: at(6)) == 59)
        windows.withdraw("a", at: at(3))
        windows.withdraw("b", at: at(6))
        #expect(windows.admit("a", at: at(6)) == 59)
        windows.withdraw("a", at: at(5))
        windows.withdraw("a", at: at(6))
        windows.withdraw("a", at: at(6))
        #expect(windows.count == 0)
    }

    @Test func withdrawingFindsATimeThatWentBackWithTheClock() {
        let windows = Windows<String>(limits: [RateLimit(count: 1, seconds: 60)])
        _ = windows.admit("a", at: at(0))
        #expect(windows.admit("a", at: at(-100)) == 60)
        windows.withdraw("a", at: at(0))
        #expect(windows.admit("a", at: at(-100)) == nil)
    }

    // MARK: Bounds

    @Test func fullWindowsForgetWhatIsOver() {
        let windows = Windows<Int>(limits: [RateLimit(count: 1, seconds: 60)], capacity: 100)
        for key in 0..<100 { _ = windows.admit(key, at: at(key < 60 ? 0 : 50)) }
        _ = windows.admit(100, at: at(60))
        #expect(windows.count == 41)
        for key in 60..<100 { #expect(windows.admit(key, at: at(60)) == 50) }
    }

    @Test func fullWindowsForgetWhatIsLongestUnused() {
        let windows = Windows<Int>(limits: [RateLimit(count: 2, seconds: 3600)], capacity: 100)
        for key in 0..<100 { _ = windows.admit(key, at: at(Int64(key) * 10)) }
        _ = windows.admit(0, at: at(1_000))
        _ = windows.admit(100, at: at(1_001))
        #expect(windows.count == 76)
        let isKnown = (0...100).filter { key in
            let copy = windows.copy()
            _ = copy.admit(key, at: at(1_002))
            return copy.admit(key, at: at(1_002)) != nil
        }
        #expect(isKnown == [0] + Array(26...100))
    }

    @Test(arguments: [1, 2, 3, 7, 200])
    func capacityHolds(capacity: Int) {
        let windows = Windows<Int>(limits: Self.comments, capacity: capacity)
        for key in 0..<20 * capacity {
            #expect(windows.admit(key, at: at(Int64(key / 3))) == nil)
            if windows.count > capacity { Issue.record("\(windows.count) keys") }
        }
        #expect(windows.count > capacity / 2)
    }

    /// A sweep for each new key would take minutes.
    @Test(.timeLimit(.minutes(1)))
    func aFloodOfKeysIsCheap() {
        let windows = Windows<Int>(limits: Self.comments)
        for key in 0..<70_000 { _ = windows.admit(key, at: at(0)) }
        #expect(windows.count <= 50_000)
    }
}

/// The windows behind a reference: what is expected of a call may then change them.
private final class Windows<Key: Hashable & Sendable> {
    private var windows: RateWindows<Key>

    init(_ windows: RateWindows<Key>) {
        self.windows = windows
    }

    convenience init(limits: [RateLimit]) {
        self.init(RateWindows(limits: limits))
    }

    convenience init(limits: [RateLimit], capacity: Int) {
        self.init(RateWindows(limits: limits, capacity: capacity))
    }

    var count: Int { windows.count }

    func admit(_ key: Key, at now: Timestamp) -> Int64? {
        windows.admit(key, at: now)
    }

    func withdraw(_ key: Key, at time: Timestamp) {
        windows.withdraw(key, at: time)
    }

    func copy() -> Windows {
        Windows(windows)
    }
}
