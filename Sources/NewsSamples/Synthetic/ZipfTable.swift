/// Draws ranks as words are drawn from a language: the k-th most frequent about 1/k times as often as the first.
///
/// An alias table (Walker, 1977): one random number a draw, whatever the number of ranks. Only divisions, sums and
/// comparisons go into it, which IEEE 754 makes the same on every machine.
struct ZipfTable {
    /// How many ranks there are.
    let count: Int
    private var thresholds: [UInt32]
    private var aliases: [UInt32]

    /// The table of so many ranks; a larger `offset` flattens the head.
    init(count: Int, offset: Double = 2) {
        self.count = count
        let weights = (0..<count).map { 1 / (Double($0) + 1 + offset) }
        let total = weights.reduce(0, +)
        var scaled = weights.map { $0 * Double(count) / total }
        thresholds = Array(repeating: .max, count: count)
        aliases = (0..<count).map(UInt32.init)
        var small = scaled.indices.filter { scaled[$0] < 1 }
        var large = scaled.indices.filter { scaled[$0] >= 1 }
        while let less = small.popLast(), let more = large.last {
            thresholds[less] = UInt32(scaled[less] * 4_294_967_295)
            aliases[less] = UInt32(more)
            scaled[more] -= 1 - scaled[less]
            if scaled[more] < 1 {
                large.removeLast()
                small.append(more)
            }
        }
    }

    /// A rank from 0 up, drawn by frequency.
    func draw(_ random: inout SyntheticRandom) -> Int {
        let bits = random.next()
        let index = Int(((bits >> 32) &* UInt64(count)) >> 32)
        return UInt32(truncatingIfNeeded: bits) <= thresholds[index] ? index : Int(aliases[index])
    }
}
