internal import Foundation

/// How much having something in common says: the rarer it is, the more.
package enum Rarity {
    /// From 0 (everything has it) to 1 (next to nothing has): the inverse document frequency (Spärck Jones 1972),
    /// divided by its greatest value.
    package static func weight(count: Int, of total: Int) -> Double {
        let all = Double(max(total, count) + 2)
        return log(all / Double(count + 1)) / log(all)
    }
}
