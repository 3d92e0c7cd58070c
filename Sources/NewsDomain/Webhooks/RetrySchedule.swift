/// How long is waited after each try that failed, until there is no further one.
package struct RetrySchedule: Sendable, Hashable {
    package var waits: [RetryWait]

    package init(_ waits: [RetryWait]) {
        self.waits = waits
    }

    /// That of Standard Webhooks 1.0.0: the first try is made at once, the last some three days later.
    package static let standard = RetrySchedule(
        ["5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"].compactMap(RetryWait.init)
    )

    /// The wait after so many tries that failed; nil after the last.
    package func wait(afterTries tries: Int) -> Duration? {
        waits.indices.contains(tries - 1) ? waits[tries - 1].duration : nil
    }

    /// The longest wait there is.
    package var longest: Duration { waits.map(\.duration).max() ?? .zero }
}

/// A time between two tries: `5s`, `30m`, `2h`, or `50ms`.
package struct RetryWait: Sendable, Hashable, CustomStringConvertible {
    /// From a millisecond to a week.
    package let duration: Duration
    package let description: String

    private static let units: [(suffix: String, milliseconds: Int64)] = [
        ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000),
    ]
    private static let range: ClosedRange<Int64> = 1...7 * 24 * 3_600_000

    /// Nil where the text is none.
    package init?(_ text: String) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard digits.count <= 9, let count = Int64(digits),
            let unit = Self.units.first(where: { $0.suffix == text.dropFirst(digits.count) }),
            Self.range.contains(count * unit.milliseconds)
        else { return nil }
        duration = .milliseconds(count * unit.milliseconds)
        description = text
    }
}
