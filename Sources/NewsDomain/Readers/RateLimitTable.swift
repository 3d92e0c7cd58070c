internal import Synchronization

/// How often something may be done: so often in the long run, and twice as often at once after a rest.
package struct RateQuota: Sendable, Equatable {
    package let limit: RateLimit
    /// Nanoseconds.
    fileprivate let interval: UInt64
    /// How far ahead of the time one may be, in nanoseconds.
    fileprivate let depth: UInt64

    /// A pace; `limit` has a count of 1 at least.
    package init(_ limit: RateLimit) {
        self.limit = limit
        let count = UInt64(max(limit.count, 1))
        interval = max(UInt64(max(limit.seconds, 1)) * 1_000_000_000 / count, 1)
        depth = interval * count * 2
    }
}

/// Where somebody stands with a pace.
package struct RateQuotaState: Sendable, Equatable {
    package let isAdmitted: Bool
    /// How many more there may be at once.
    package let remaining: Int
    /// Seconds, rounded up, until one more may be: 0 where it may now.
    package let wait: Int64
    /// Seconds, rounded up, until nothing is left of what was done.
    package let rest: Int64
}

/// Holds many to their pace, by the generic cell rate algorithm (ITU-T I.371, annex A): of each a single time is kept, at
/// which what was done is worn off.
///
/// Memory is fixed: 65,536 times. Where the eight places that a key may have are taken, the one goes whose time is first:
/// of all it had done the least. So a flood of new keys drives each other out, and not those who have used up their pace.
package final class RateLimitTable: Sendable {
    private struct Place {
        var key: UInt64 = 0
        /// Nanoseconds; a time that has passed is the same as none.
        var until: UInt64 = 0
    }

    private final class Shard: Sendable {
        let places = Mutex(Array(repeating: Place(), count: RateLimitTable.ways * RateLimitTable.rows))
    }

    private static let ways = 8
    private static let rows = 128
    /// So many that threads seldom meet at one.
    private let shards = (0..<64).map { _ in Shard() }
    /// Others cannot reckon which keys share places.
    private let seed = UInt64.random(in: .min ... .max)

    package init() {}

    /// Admits the key and notes it, or says how long it has to wait and notes nothing. `now` is a time in nanoseconds
    /// since any moment. With `noting` false nothing is noted either way.
    package func admit(_ key: UInt64, _ pace: RateQuota, at now: UInt64, noting: Bool = true) -> RateQuotaState {
        at(key) { places, row in
            let place = Self.place(of: key, in: row, places)
            let start = places[place].key == key ? max(places[place].until, now) : now
            let until = start + pace.interval
            guard until <= now + pace.depth else {
                let (wait, rest) = (until - pace.depth - now, start - now)
                return RateQuotaState(
                    isAdmitted: false,
                    remaining: 0,
                    wait: Self.seconds(wait),
                    rest: Self.seconds(rest)
                )
            }
            if noting { places[place] = Place(key: key, until: until) }
            return RateQuotaState(
                isAdmitted: true,
                remaining: Int((now + pace.depth - until) / pace.interval),
                wait: 0,
                rest: Self.seconds(until - now)
            )
        }
    }

    /// Takes back one that was noted, when it was none after all.
    package func withdraw(_ key: UInt64, _ pace: RateQuota) {
        at(key) { places, row in
            let place = Self.place(of: key, in: row, places)
            guard places[place].key == key, places[place].until > pace.interval else { return }
            places[place].until -= pace.interval
        }
    }

    private func at<Value: Sendable>(_ key: UInt64, _ work: (inout sending [Place], Range<Int>) -> Value) -> Value {
        let mixed = Self.mixed(key ^ seed)
        let row = Int(mixed >> 8 & UInt64(Self.rows - 1)) * Self.ways
        return shards[Int(mixed & 63)].places.withLock { work(&$0, row..<row + Self.ways) }
    }

    /// The key's place, or the one that it may have.
    private static func place(of key: UInt64, in row: Range<Int>, _ places: [Place]) -> Int {
        var first = row.lowerBound
        for place in row {
            if places[place].key == key { return place }
            if places[place].until < places[first].until { first = place }
        }
        return first
    }

    /// The finalizer of SplitMix64 (Steele, Lea and Flood 2014).
    private static func mixed(_ key: UInt64) -> UInt64 {
        var z = key &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    private static func seconds(_ nanoseconds: UInt64) -> Int64 {
        Int64((nanoseconds + 999_999_999) / 1_000_000_000)
    }
}
