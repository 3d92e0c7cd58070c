/// How much an article counts for in the windows of the three periods, and in those before them.
package struct WindowCounts: Sendable, Equatable {
    package var day: Int32 = 0
    package var week: Int32 = 0
    package var month: Int32 = 0
    package var beforeDay: Int32 = 0
    package var beforeWeek: Int32 = 0
    package var beforeMonth: Int32 = 0

    package init() {}

    func current(_ period: RankingPeriod) -> Int32 {
        switch period {
        case .day: day
        case .week: week
        case .month: month
        }
    }

    func before(_ period: RankingPeriod) -> Int32 {
        switch period {
        case .day: beforeDay
        case .week: beforeWeek
        case .month: beforeMonth
        }
    }
}

/// The first articles of a ranking in one scope and period, and which they were in the window before.
package struct RankingList: Sendable {
    /// A place in the list.
    package struct Entry: Sendable, Equatable {
        package var article: Int64
        package var count: Int
        package var previousRank: Int?

        package init(article: Int64, count: Int, previousRank: Int?) {
            self.article = article
            self.count = count
            self.previousRank = previousRank
        }
    }

    /// How many are kept: some more than may be asked for, so that one that is withdrawn leaves no gap.
    package static let length = RankingQuery.maximumLimit + 14

    private var current = Best()
    private var before = Best()

    package init() {}

    /// Takes an article into account.
    package mutating func add(_ article: Int64, publishedAt: Int64, _ counts: WindowCounts, _ period: RankingPeriod) {
        current.offer(Candidate(count: counts.current(period), publishedAt: publishedAt, article: article))
        before.offer(Candidate(count: counts.before(period), publishedAt: publishedAt, article: article))
    }

    /// The entries, best first.
    package func entries() -> [Entry] {
        let ranks = Dictionary(
            before.ranked().enumerated().map { ($1.article, $0 + 1) },
            uniquingKeysWith: { first, _ in first }
        )
        return current.ranked().map {
            Entry(article: $0.article, count: Int($0.count), previousRank: ranks[$0.article])
        }
    }

    private struct Candidate {
        var count: Int32
        var publishedAt: Int64
        var article: Int64

        /// More count, then the newer, then the higher id.
        func isBetter(than other: Candidate) -> Bool {
            (count, publishedAt, article) > (other.count, other.publishedAt, other.article)
        }
    }

    /// The best of what was offered: gathered, and cut back whenever twice as many have come together.
    private struct Best {
        private var candidates: [Candidate] = []
        /// The last that is kept, once there are enough.
        private var last: Candidate?

        mutating func offer(_ candidate: Candidate) {
            guard candidate.count > 0, last.map({ candidate.isBetter(than: $0) }) ?? true else { return }
            candidates.append(candidate)
            if candidates.count >= 2 * RankingList.length {
                candidates = ranked()
                last = candidates.last
            }
        }

        func ranked() -> [Candidate] {
            Array(candidates.sorted { $0.isBetter(than: $1) }.prefix(RankingList.length))
        }
    }
}
