import NewsDomain
import Testing

struct RateLimitTableTests {
    private let pace = RateQuota(RateLimit(count: 300, seconds: 10))
    private let second: UInt64 = 1_000_000_000

    @Test func letsTwiceTheCountThroughAtOnceAndThenTheCount() {
        let table = RateLimitTable()
        let first = (0..<1000).count { _ in table.admit(1, pace, at: second).isAdmitted }
        #expect(first == 600)
        let refused = table.admit(1, pace, at: second)
        #expect(!refused.isAdmitted && refused.remaining == 0 && refused.wait == 1 && refused.rest == 20)
        let next = (0..<1000).count { _ in table.admit(1, pace, at: 11 * second).isAdmitted }
        #expect(next == 300)
        #expect(table.admit(2, pace, at: 11 * second).remaining == 599)
    }

    @Test func givesBackWhatWasNone() {
        let table = RateLimitTable()
        for _ in 0..<2000 {
            #expect(table.admit(1, pace, at: second).isAdmitted)
            table.withdraw(1, pace)
        }
        #expect(table.admit(1, pace, at: second, noting: false).remaining == 599)
        #expect(table.admit(1, pace, at: second).remaining == 599)
    }

    /// A flood of addresses, as a /32 of IPv6 has, does not set free who has used up their pace.
    @Test func remembersTheWorstThroughAFlood() {
        let table = RateLimitTable()
        for _ in 0..<600 { _ = table.admit(1, pace, at: second) }
        for key in 1_000..<1_000_000 as Range<UInt64> { _ = table.admit(key, pace, at: second) }
        #expect(!table.admit(1, pace, at: second).isAdmitted)
    }

    @Test func holdsWhenThreadsMeet() async {
        let (table, pace, second) = (RateLimitTable(), pace, second)
        let admitted = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<200).count { _ in table.admit(7, pace, at: second).isAdmitted } }
            }
            return await group.reduce(0, +)
        }
        #expect(admitted == 600)
    }
}
