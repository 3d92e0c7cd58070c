internal import NewsDomain

/// What making answers has taken lately, by the form of what was asked for: its path, the names of its parameters, and about how
/// long their values are. Not by who asks, who may come again as somebody else.
///
/// The forms share a fixed number of places, and two that share one are taken for one: that may have an answer made elsewhere,
/// no more.
struct AnswerCosts {
    private static let places = 1024

    /// CPU time, in nanoseconds.
    private var costs = [UInt64](repeating: 0, count: places)

    /// CPU time in nanoseconds that an answer to a target will probably take: 0 where nothing is known of its form.
    func expected(for target: String) -> UInt64 { costs[Self.place(of: target)] }

    /// Notes what an answer took: a quarter of what is expected from then on, since now and then one takes long by chance.
    mutating func note(_ cost: UInt64, for target: String) {
        let place = Self.place(of: target)
        costs[place] = costs[place] == 0 ? cost : (costs[place] * 3 + cost) / 4
    }

    private static func place(of target: String) -> Int {
        var target = target
        var hash = StableHash()
        target.withUTF8 { bytes in
            var length = 0
            var isValue = false
            for byte in bytes {
                switch byte {
                case UInt8(ascii: "=") where !isValue:
                    (isValue, length) = (true, 0)
                case UInt8(ascii: "&") where isValue:
                    hash.combine(magnitude(length))
                    isValue = false
                default:
                    if isValue { length += 1 } else { hash.combine(byte) }
                }
            }
            if isValue { hash.combine(magnitude(length)) }
        }
        return Int(hash.value % UInt64(places))
    }

    /// Exact where it is short, since `limit=20` and `limit=100` differ; else the number of its binary digits.
    private static func magnitude(_ length: Int) -> UInt8 {
        UInt8(length < 4 ? length : Int.bitWidth - length.leadingZeroBitCount + 1)
    }
}
