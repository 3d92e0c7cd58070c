/// Which visitor saw which article lately, so that a view counts once in ``window`` seconds.
///
/// The memory is fixed: a table of 8 bytes for each view, in sets of 8 places. When a set is full its oldest view gives
/// way, and may then count twice; that is better than memory that grows with whoever asks, and seldom: with views
/// in half of the places 1 in 120 gives way, in a quarter 1 in 7,000. Two views are taken for one when the 36 bits that
/// are kept and the set agree: in a full table 1 in 8,000,000,000.
package struct RecentViews: Sendable {
    /// Seconds.
    package static let window: Int64 = 30 * 60

    /// In each word 36 bits of a fingerprint and 28 of the second in which it was noted. Of those the ones above are
    /// lost: 8 years, in which no view lives. 0 is no view.
    private var words: [UInt64] = []
    private let sets: Int

    private static let ways = 8
    private static let timeBits: UInt64 = 28
    private static let timeMask: UInt64 = 1 << timeBits - 1

    /// Room for so many views, rounded up to a power of two; the memory is taken with the first one.
    package init(capacity: Int = 1 << 20) {
        let wanted = max(capacity, 1)
        var sets = 1
        while sets * Self.ways < wanted { sets *= 2 }
        self.sets = sets
    }

    /// The bytes that the table has.
    package var footprint: Int { words.count * MemoryLayout<UInt64>.stride }

    /// Notes the view and returns true, or returns false where it was noted within the window. A view that is repeated
    /// does not prolong it: each half hour counts one.
    ///
    /// The fingerprint has to be well mixed, as a keyed hash is: places are chosen by its bits.
    package mutating func admit(_ fingerprint: UInt64, at now: Timestamp) -> Bool {
        if words.isEmpty { words = Array(repeating: 0, count: sets * Self.ways) }
        let word = Self.word(fingerprint, at: now)
        guard let known = place(of: fingerprint) else {
            words[placeToGive(fingerprint, at: now)] = word
            return true
        }
        guard !Self.isRecent(words[known], at: now) else { return false }
        words[known] = word
        return true
    }

    /// Whether the view was noted within the window.
    package func contains(_ fingerprint: UInt64, at now: Timestamp) -> Bool {
        place(of: fingerprint).map { Self.isRecent(words[$0], at: now) } ?? false
    }

    /// Takes a view back, when what it was noted for did not happen.
    package mutating func withdraw(_ fingerprint: UInt64) {
        if let place = place(of: fingerprint) { words[place] = 0 }
    }

    // MARK: Places

    private func places(for fingerprint: UInt64) -> Range<Int> {
        // The lowest bits choose the set, the highest are kept: together they tell more than either.
        let start = Int(truncatingIfNeeded: fingerprint & UInt64(sets - 1)) * Self.ways
        return start..<start + Self.ways
    }

    private func place(of fingerprint: UInt64) -> Int? {
        guard !words.isEmpty else { return nil }
        let print = Self.print(fingerprint)
        return places(for: fingerprint).first { words[$0] >> Self.timeBits == print }
    }

    /// A free place in the fingerprint's set, or the one whose view is oldest.
    private func placeToGive(_ fingerprint: UInt64, at now: Timestamp) -> Int {
        let places = places(for: fingerprint)
        var oldest = places.lowerBound
        var greatestAge = Int64.min
        for place in places {
            guard words[place] != 0, Self.isRecent(words[place], at: now) else { return place }
            let age = Self.age(words[place], at: now)
            if age > greatestAge { (oldest, greatestAge) = (place, age) }
        }
        return oldest
    }

    // MARK: Words

    private static func word(_ fingerprint: UInt64, at time: Timestamp) -> UInt64 {
        print(fingerprint) << timeBits | UInt64(bitPattern: time.seconds) & timeMask
    }

    /// The bits of a fingerprint that are kept; never 0, which is no view.
    private static func print(_ fingerprint: UInt64) -> UInt64 {
        max(fingerprint >> timeBits, 1)
    }

    /// Within the window. A time ahead by more than the window is left from before the clock was put back.
    private static func isRecent(_ word: UInt64, at now: Timestamp) -> Bool {
        (-window..<window).contains(age(word, at: now))
    }

    /// How long ago the view was, in seconds; negative where the clock was put back since.
    private static func age(_ word: UInt64, at now: Timestamp) -> Int64 {
        // The difference of 28 bits, with the sign that its highest bit is.
        Int64(bitPattern: (UInt64(bitPattern: now.seconds) &- word) << (64 - timeBits)) >> Int64(64 - timeBits)
    }
}
