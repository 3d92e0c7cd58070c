/// So many within so many seconds.
package struct RateLimit: Sendable, Equatable {
    /// How many may be.
    package var count: Int
    /// Within how long.
    package var seconds: Int64

    /// A limit.
    package init(count: Int, seconds: Int64) {
        self.count = count
        self.seconds = seconds
    }
}

/// Holds each key to all of the limits, with a log of the times at which it was admitted.
///
/// A log is exact where a counter for each minute lets twice the limit pass around a full minute. Memory is bounded:
/// `capacity` keys, and for each as many times as the largest limit has.
package struct RateWindows<Key: Hashable & Sendable>: Sendable {
    private let limits: [RateLimit]
    private let capacity: Int
    /// Seconds.
    private let longestWindow: Int64
    private let mostTimes: Int
    /// When each key was admitted, in seconds since 1970, the oldest first; never empty.
    private var times: [Key: [Int64]] = [:]

    /// Windows in which nobody has been admitted yet. Without limits everybody is, always.
    package init(limits: [RateLimit], capacity: Int = 50_000) {
        self.limits = limits
        self.capacity = max(capacity, 1)
        longestWindow = max(limits.map(\.seconds).max() ?? 0, 1)
        mostTimes = limits.map(\.count).max() ?? 0
    }

    /// How many keys are held.
    package var count: Int { times.count }

    /// Admits the key and notes it: nil. Or returns in how many seconds it would be admitted, 1 or more, and notes
    /// nothing.
    ///
    /// Amortised, the work is bounded by the number of times of one key. When the clock was put back, times that lie
    /// ahead of it count as now: nobody waits longer than the longest window.
    package mutating func admit(_ key: Key, at now: Timestamp) -> Int64? {
        guard !limits.isEmpty else { return nil }
        var known = times[key] ?? []
        clamp(&known, to: now.seconds)
        if let wait = self.wait(known, at: now.seconds) {
            if !known.isEmpty { times[key] = known }
            return wait
        }
        if known.isEmpty, times[key] == nil, times.count >= capacity { sweep(at: now.seconds) }
        trim(&known, at: now.seconds)
        known.append(now.seconds)
        times[key] = known
        return nil
    }

    /// Takes back one time that was noted, when what it was noted for did not happen.
    package mutating func withdraw(_ key: Key, at time: Timestamp) {
        guard var known = times[key], let last = known.last else { return }
        if let place = known.lastIndex(of: time.seconds) {
            known.remove(at: place)
        } else if last < time.seconds {
            // The clock was put back since, and the time with it.
            known.removeLast()
        }
        times[key] = known.isEmpty ? nil : known
    }

    /// Pulls times that lie ahead back to now. They are the last ones, so that the order stays.
    private func clamp(_ known: inout [Int64], to now: Int64) {
        var place = known.count
        while place > 0, known[place - 1] > now {
            place -= 1
            known[place] = now
        }
    }

    /// The seconds until all limits admit another one; nil where they do now.
    private func wait(_ known: [Int64], at now: Int64) -> Int64? {
        let waits = limits.compactMap { limit -> Int64? in
            guard limit.count > 0 else { return max(limit.seconds, 1) }
            guard known.count >= limit.count else { return nil }
            // The one that has to leave the window.
            let wait = limit.seconds - (now - known[known.count - limit.count])
            return wait > 0 ? wait : nil
        }
        return waits.max()
    }

    /// Drops times that no limit looks at any more, and makes room for one.
    private func trim(_ known: inout [Int64], at now: Int64) {
        let expired = known.prefix { now - $0 >= longestWindow }.count
        known.removeFirst(max(expired, known.count + 1 - mostTimes))
    }

    // MARK: Making room

    /// Drops the keys that are out of the longest window, and so many of those longest unused that a quarter of the
    /// capacity is free: the next sweep is as many new keys away, which is what makes it cheap.
    private mutating func sweep(at now: Int64) {
        times = times.filter { now - ($0.value.last ?? now) < longestWindow }
        let excess = times.count - (capacity - max(capacity / 4, 1))
        if excess > 0 { drop(excess, at: now) }
    }

    /// Drops so many keys, the longest unused first. They are counted by age, not sorted, so that the work grows with
    /// their number alone; of one age, any go.
    private mutating func drop(_ excess: Int, at now: Int64) {
        var ages = Array(repeating: 0, count: Self.ageSteps)
        for known in times.values { ages[ageStep(known, at: now)] += 1 }
        var (oldest, left) = (Self.ageSteps - 1, excess)
        while ages[oldest] < left {
            left -= ages[oldest]
            oldest -= 1
        }
        times = times.filter { _, known in
            let age = ageStep(known, at: now)
            guard age == oldest, left > 0 else { return age <= oldest }
            left -= 1
            return false
        }
    }

    private static var ageSteps: Int { 1024 }

    /// How long the key has been unused, in 1024ths of the longest window.
    private func ageStep(_ known: [Int64], at now: Int64) -> Int {
        let age = max(now - (known.last ?? now), 0)
        return min(Int(Double(age) / Double(longestWindow) * Double(Self.ageSteps)), Self.ageSteps - 1)
    }
}
