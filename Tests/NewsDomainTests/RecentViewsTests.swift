import NewsDomain
import NewsTestSupport
import Testing

struct RecentViewsTests {
    private let print: UInt64 = 0x0123_4567_89AB_CDEF

    private func at(_ seconds: Int64) -> Timestamp {
        Timestamp(seconds: 1_795_339_800 + seconds)
    }

    @Test func aViewCountsOnceInHalfAnHour() {
        let views = Views()
        #expect(!views.contains(print, at: at(0)))
        #expect(views.admit(print, at: at(0)))
        #expect(views.contains(print, at: at(0)))
        // Repeating it does not prolong the window.
        #expect(!views.admit(print, at: at(1)))
        #expect(!views.admit(print, at: at(1_799)))
        #expect(views.contains(print, at: at(1_799)))
        #expect(!views.contains(print, at: at(1_800)))
        #expect(views.admit(print, at: at(1_800)))
        #expect(!views.admit(print, at: at(3_599)))
    }

    @Test func aViewThatIsTakenBackCountsAgain() {
        let views = Views()
        views.withdraw(print)
        _ = views.admit(print, at: at(0))
        views.withdraw(print ^ 1 << 63)
        #expect(views.contains(print, at: at(1)))
        views.withdraw(print)
        #expect(!views.contains(print, at: at(1)))
        #expect(views.admit(print, at: at(1)))
    }

    /// By the 17 bits that choose a set and the 36 that are kept.
    @Test func viewsAreToldApart() {
        for bit: UInt64 in Array(0..<17) + Array(28..<64) {
            let views = Views()
            for other in [print, print ^ 1 << bit] { #expect(views.admit(other, at: at(0)), "bit \(bit)") }
            for other in [print, print ^ 1 << bit] { #expect(!views.admit(other, at: at(1)), "bit \(bit)") }
        }
    }

    @Test(
        arguments: [
            (0, true), (-1, true), (-600, true), (-1_800, true), (-1_801, false), (-86_400, false),
            (-400 * 86_400, false), (1 << 26, false),
        ] as [(Int64, Bool)]
    )
    func aClockPutBackForgetsViewsAheadOfTheWindow(by seconds: Int64, isKnown: Bool) {
        let views = Views()
        _ = views.admit(print, at: at(0))
        #expect(views.contains(print, at: at(seconds)) == isKnown)
        #expect(views.admit(print, at: at(seconds)) == !isKnown)
    }

    @Test func timesBefore1970AndAroundZeroAreTimes() {
        for start: Int64 in [-5_000, -100, 0, (1 << 28) - 100, 253_402_300_799] {
            let views = Views(capacity: 64)
            #expect(views.admit(0, at: Timestamp(seconds: start)))
            #expect(!views.admit(0, at: Timestamp(seconds: start + 1_799)), "\(start)")
            #expect(views.admit(0, at: Timestamp(seconds: start + 1_800)), "\(start)")
        }
    }

    /// At a load where no set is full, the table says what a dictionary says.
    @Test func isADictionaryAtLowLoad() {
        var random = SplitMix(7)
        let views = Views(capacity: 1 << 14)
        var model: [UInt64: Int64] = [:]
        let prints = (0..<1_000).map { _ in random.next() }
        var time: Int64 = 0
        var (counted, repeated) = (0, 0)
        for step in 0..<60_000 {
            time += step % 5 == 0 ? Int64(random.next() % 4) : 0
            let print = prints[Int(random.next() % 1_000)]
            let isKnown = model[print].map { (-1_800..<1_800).contains(time - $0) } ?? false
            if views.contains(print, at: at(time)) != isKnown { Issue.record("step \(step)") }
            if random.next() % 10 == 0 {
                views.withdraw(print)
                model[print] = nil
            } else {
                if views.admit(print, at: at(time)) == isKnown { Issue.record("step \(step)") }
                if isKnown { repeated += 1 } else { counted += 1 }
                if !isKnown { model[print] = time }
            }
        }
        #expect(counted > 5_000 && repeated > 5_000)
    }

    @Test func memoryStaysWhatItIs() {
        var random = SplitMix(3)
        let views = Views(capacity: 1 << 12)
        #expect(views.footprint == 0)
        #expect(!views.contains(print, at: at(0)))
        #expect(views.footprint == 0)
        for step in 0..<30_000 {
            let print = random.next()
            // Most lately admitted, it is the last to give way.
            #expect(views.admit(print, at: at(Int64(step / 100))))
            #expect(!views.admit(print, at: at(Int64(step / 100))))
        }
        #expect(views.footprint == 8 << 12)
    }

    @Test func theOldestOfAFullSetGivesWay() {
        // One set, which all share; it is told apart by the upper bits.
        let views = Views(capacity: 8)
        func print(_ index: Int) -> UInt64 { UInt64(index + 1) << 40 }
        for index in 0..<8 { #expect(views.admit(print(index), at: at(Int64(index == 3 ? 0 : index + 1)))) }
        #expect(views.admit(print(8), at: at(20)))
        #expect((0...8).map { views.contains(print($0), at: at(20)) } == (0...8).map { $0 != 3 })
        // One that is over goes before any that is not.
        #expect(views.admit(print(9), at: at(1_801)))
        #expect(!views.contains(print(0), at: at(1_801)))
        #expect((1...9).filter { $0 != 3 }.allSatisfy { views.contains(print($0), at: at(1_801)) })
    }

    @Test(arguments: [(0, 8), (1, 8), (8, 8), (9, 16), (1_000, 1_024), (1 << 20, 1 << 20)])
    func capacityIsRoundedUp(capacity: Int, places: Int) {
        let views = Views(capacity: capacity)
        _ = views.admit(print, at: at(0))
        #expect(views.footprint == 8 * places)
    }
}

/// The views behind a reference: what is expected of a call may then change them.
private final class Views {
    private var views: RecentViews

    init() {
        views = RecentViews()
    }

    init(capacity: Int) {
        views = RecentViews(capacity: capacity)
    }

    var footprint: Int { views.footprint }

    func admit(_ print: UInt64, at now: Timestamp) -> Bool {
        views.admit(print, at: now)
    }

    func contains(_ print: UInt64, at now: Timestamp) -> Bool {
        views.contains(print, at: now)
    }

    func withdraw(_ print: UInt64) {
        views.withdraw(print)
    }
}
