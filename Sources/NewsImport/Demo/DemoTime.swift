internal import NewsDomain

/// A moment told from the demo's "now", so that the demo's news are always fresh.
enum DemoTime: Sendable {
    /// So many hours before now (behind it where negative), on a round five minutes.
    case hoursAgo(Int)
    /// A day so many days before today, at a time of day in UTC. At least 1: today's times may lie ahead of now.
    case daysAgo(Int, Int, Int)

    /// The moment itself.
    func timestamp(from now: Timestamp) -> Timestamp {
        switch self {
        case .hoursAgo(let hours):
            let moment = now.seconds - Int64(hours) * 3600
            return Timestamp(seconds: moment - moment.remainder(modulo: 300))
        case .daysAgo(let days, let hour, let minute):
            let midnight = now.seconds - now.seconds.remainder(modulo: 86_400)
            return Timestamp(seconds: midnight - Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60))
        }
    }
}

extension Int64 {
    /// The remainder that is never negative, so that moments before 1970 round in the same direction.
    fileprivate func remainder(modulo divisor: Int64) -> Int64 {
        let rest = self % divisor
        return rest < 0 ? rest + divisor : rest
    }
}
