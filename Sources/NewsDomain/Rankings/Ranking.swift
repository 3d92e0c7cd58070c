/// A window of time that rolls by the hour.
package enum RankingPeriod: String, Sendable, CaseIterable {
    case day, week, month

    /// Its length.
    package var hours: Int64 {
        switch self {
        case .day: 24
        case .week: 7 * 24
        case .month: 30 * 24
        }
    }
}

/// What articles are ranked by.
package enum RankingMeasure: String, Sendable, CaseIterable {
    /// Views.
    case views
    /// Approved comments.
    case comments
}

/// Among which articles the ranking is.
package enum RankingScope: Sendable, Equatable {
    case all
    case section(ResourceReference)
    case tag(ResourceReference)
    case topic(ResourceReference)
    /// Looked up among the languages of live articles. Of several that are looked up to different ones no previous ranks are known.
    case languages(LanguageRanges)
}

/// Which ranking is asked for.
package struct RankingQuery: Sendable {
    package var measure: RankingMeasure
    package var period = RankingPeriod.day
    package var scope = RankingScope.all
    package var limit = 10
    package var parts = ArticleParts.all

    package init(_ measure: RankingMeasure) {
        self.measure = measure
    }

    /// The most entries of a ranking.
    package static let maximumLimit = 50
}

/// The most viewed or most commented articles of a window.
package struct Ranking: Sendable {
    package var period: RankingPeriod
    /// When it was worked out: what was counted later is not in it.
    package var generatedAt: Timestamp
    /// Best first; of equals the newer article. Short on a quiet day.
    package var entries: [RankedArticle]

    package init(period: RankingPeriod, generatedAt: Timestamp, entries: [RankedArticle]) {
        self.period = period
        self.generatedAt = generatedAt
        self.entries = entries
    }

    /// From when on views or comments counted: the beginning of the hour in which the window began.
    package var from: Timestamp {
        RankingWindow(at: generatedAt, period).from
    }
}

/// A place in a ranking.
package struct RankedArticle: Sendable {
    /// From 1, without gaps.
    package var rank: Int
    /// The place in the window before; nil where it was not among the first ``RankingList/length``, or where that is not
    /// known.
    package var previousRank: Int?
    /// Views or comments within the window.
    package var count: Int
    package var article: ArticleSummary

    package init(rank: Int, previousRank: Int?, count: Int, article: ArticleSummary) {
        self.rank = rank
        self.previousRank = previousRank
        self.count = count
        self.article = article
    }
}

/// The hours that a window takes in: all from the hour in which it begins, up to the present one.
package struct RankingWindow: Sendable {
    /// Hours since 1970.
    package var firstHour: Int64
    /// Where the window before begins; it ends where this one does.
    package var firstHourBefore: Int64

    package init(at now: Timestamp, _ period: RankingPeriod) {
        firstHour = now.hour - period.hours
        firstHourBefore = firstHour - period.hours
    }

    package var from: Timestamp {
        Timestamp(seconds: firstHour * 3600)
    }

    package var fromBefore: Timestamp {
        Timestamp(seconds: firstHourBefore * 3600)
    }
}

extension Timestamp {
    /// Whole hours since 1970, rounded down.
    package var hour: Int64 {
        (seconds >= 0 ? seconds : seconds - 3599) / 3600
    }
}
