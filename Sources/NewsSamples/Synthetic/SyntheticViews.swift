internal import NewsDomain

/// Makes up how an article was read over the last weeks: most of it soon after it was published, some for ever after.
enum SyntheticViews {
    /// How far back there are views.
    static let days = 40

    /// Views by the hour, from `draws` handfuls of at most `handful` each.
    static func hours(
        publishedAt: Timestamp,
        now: Timestamp,
        draws: Int,
        handful: Int,
        _ random: inout SyntheticRandom
    ) -> [ImportedViewHour] {
        let first = max(publishedAt.hour, now.hour - Int64(days * 24))
        let span = Int(now.hour - first) + 1
        guard span > 0 else { return [] }
        var views: [Int64: Int] = [:]
        for _ in 0..<draws {
            // The earliest of three hours, but for one in five that lies anywhere.
            let early = min(random.below(span), random.below(span), random.below(span))
            let hour = first + Int64(random.chance(200) ? random.below(span) : early)
            views[hour, default: 0] += 1 + random.below(handful)
        }
        return views.sorted { $0.key < $1.key }.map { ImportedViewHour(hour: $0.key, views: $0.value) }
    }
}
