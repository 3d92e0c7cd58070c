/// A set of WordPress ids, which are dense: a million of them take about half a megabyte, where a `Set` takes 16.
struct IdentifierSet {
    private var words: [Int64: UInt64] = [:]

    /// How many ids there are.
    private(set) var count = 0

    /// Adds an id; false where it was there already.
    mutating func insert(_ id: Int64) -> Bool {
        let bit: UInt64 = 1 << UInt64(id & 63)
        guard words[id >> 6, default: 0] & bit == 0 else { return false }
        words[id >> 6, default: 0] |= bit
        count += 1
        return true
    }

    func contains(_ id: Int64) -> Bool {
        words[id >> 6, default: 0] & (1 << UInt64(id & 63)) != 0
    }
}
