internal import NewsDomain

/// A moment told from the demo's "now", so that the demo's news are always fresh.
enum DemoTime: Decodable, Sendable {
    /// So many hours before now (behind it where negative), on a round five minutes.
    case hoursAgo(Int)
    /// A day so many days before today, at a time of day in UTC. At least 1: today's times may lie ahead of now.
    case daysAgo(Int, Int, Int)

    private enum Keys: CodingKey { case hoursAgo, daysAgo, hour, minute }

    /// Reads `{"hoursAgo": 4}` or `{"daysAgo": 2, "hour": 10, "minute": 15}`.
    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Keys.self)
        if let hours = try values.decodeIfPresent(Int.self, forKey: .hoursAgo) {
            self = .hoursAgo(hours)
        } else {
            func value(_ key: Keys) throws -> Int { try values.decode(Int.self, forKey: key) }
            self = .daysAgo(try value(.daysAgo), try value(.hour), try value(.minute))
        }
    }

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
