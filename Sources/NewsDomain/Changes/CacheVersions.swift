internal import Synchronization

/// Counts the changes of the newsroom's parts, so that whoever keeps an answer knows whether it is still true.
///
/// Storage calls ``changed(_:at:)`` after a commit and before the write is acknowledged. Who takes a ``reading(at:)``,
/// then reads, and keeps what was read under that reading, never hands out the state before an acknowledged write: the
/// reading is not current any more. What becomes visible by the clock alone (a scheduled article, a pick that ends) is a
/// change at its moment, which readings look ahead to.
package final class CacheVersions: Sendable {
    private let state: Mutex<State>
    private let nextMoment: @Sendable (Timestamp) throws -> Timestamp?

    fileprivate struct State {
        var counts: SIMD8<UInt64>
        var changedAt: SIMD8<Int64>
        /// When next something changes by itself; nil where that is not known.
        var horizon: Int64?
        /// Up to when what changes by itself is counted.
        var lookedUntil: Int64
        /// How often the next moment became unknown.
        var generation: UInt64 = 0
    }

    /// The versions of a newsroom that last changed at a moment. `nextMoment` finds the first moment after the one given at
    /// which something becomes visible or ceases to be by itself; nil where there is none.
    package init(
        lastChange: Timestamp,
        nextMoment: @escaping @Sendable (_ after: Timestamp) throws -> Timestamp?
    ) {
        let start = lastChange.seconds
        state = Mutex(State(counts: .zero, changedAt: SIMD8(repeating: start), lookedUntil: start))
        self.nextMoment = nextMoment
    }

    /// Counts a change of these parts.
    package func changed(_ parts: CacheDependency, at now: Timestamp) {
        state.withLock { $0.change(parts, at: now.seconds) }
    }

    /// The present counts, where they are at hand: nil where the next moment has to be looked up first.
    package func versionAtHand(at now: Timestamp) -> CacheVersion? {
        state.withLock { $0.reading(at: now.seconds) }
    }

    /// The present counts. Throws what the look for the next moment throws.
    package func reading(at now: Timestamp) throws -> CacheVersion {
        while true {
            let (reading, since, generation) = state.withLock { state in
                (state.reading(at: now.seconds), min(state.lookedUntil, now.seconds), state.generation)
            }
            if let reading { return reading }
            // From the last look on, not from now: what has come meanwhile is a change that nobody has counted yet.
            let moment = try nextMoment(Timestamp(seconds: since))?.seconds ?? .max
            state.withLock { state in
                // A change meanwhile may have brought another moment, or this one may be counted by now.
                if state.generation == generation { state.look(moment, at: now.seconds) }
            }
        }
    }
}

extension CacheVersions.State {
    fileprivate mutating func change(_ parts: CacheDependency, at now: Int64) {
        for place in parts.places {
            counts[place] += 1
            changedAt[place] = max(changedAt[place], now)
        }
        if !parts.isDisjoint(with: [.content, .schedule]) {
            horizon = nil
            generation += 1
        }
    }

    /// Takes the first moment since the last look: one that has come is a change, one that has not the next to wait for.
    fileprivate mutating func look(_ moment: Int64, at now: Int64) {
        if moment <= now { change(.content, at: moment) } else { horizon = moment }
        lookedUntil = now
    }

    fileprivate func reading(at now: Int64) -> CacheVersion? {
        guard let horizon, now < horizon else { return nil }
        return CacheVersion(counts: counts, changedAt: changedAt, horizon: horizon)
    }
}

/// What a ``CacheVersions`` read at one moment.
package struct CacheVersion: Sendable, Equatable {
    fileprivate let counts: SIMD8<UInt64>
    fileprivate let changedAt: SIMD8<Int64>
    fileprivate let horizon: Int64

    /// The first moment after this reading at which something changes by itself.
    package var nextMoment: Timestamp { Timestamp(seconds: horizon) }

    /// Whether nothing of these parts has changed between this reading and another.
    package func agrees(with other: CacheVersion, on parts: CacheDependency) -> Bool {
        for place in 0..<CacheDependency.count
        where parts.rawValue & 1 << place != 0 && counts[place] != other.counts[place] {
            return false
        }
        return true
    }

    /// When one of these parts last changed.
    package func lastChange(of parts: CacheDependency) -> Timestamp {
        Timestamp(seconds: parts.places.map { changedAt[$0] }.max() ?? changedAt.max())
    }
}
