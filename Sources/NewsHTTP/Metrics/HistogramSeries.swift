internal import Metrics

/// How often something was how large, in buckets, and the sum of all.
final class HistogramSeries: TimerHandler, RecorderHandler, MetricSeries {
    /// In billionths of the unit, as `sum` is: whole numbers add up without a loss.
    private let bounds: [Int]
    private let boundTexts: [String]
    /// One for each bound and one for what is above all, then the sum.
    private let counts: StripedCounts

    private static let parts = 1e9

    init(bounds: [Double]) {
        self.bounds = bounds.map { Int(($0 * Self.parts).rounded()) }
        boundTexts = bounds.map(PrometheusText.number)
        counts = StripedCounts(bounds.count + 2)
    }

    func recordNanoseconds(_ duration: Int64) { record(parts: Int(duration)) }
    func record(_ value: Int64) { record(Double(value)) }
    func record(_ value: Double) { record(parts: Int(exactly: (value * Self.parts).rounded()) ?? 0) }

    private func record(parts value: Int) {
        var place = 0
        while place < bounds.count, value > bounds[place] { place += 1 }
        counts.add(1, at: place)
        counts.add(value, at: bounds.count + 1)
    }

    /// Buckets hold all that is below, and the last one everything: so a count never differs from it.
    func write(_ description: MetricDescription, _ labels: MetricLabels, to text: inout PrometheusText) {
        var total = 0
        for (place, bound) in (boundTexts + ["+Inf"]).enumerated() {
            total += counts.sum(at: place)
            text.sample("\(description.name)_bucket", labels.adding("le", bound), Double(total))
        }
        text.sample("\(description.name)_sum", labels, Double(counts.sum(at: bounds.count + 1)) / Self.parts)
        text.sample("\(description.name)_count", labels, Double(total))
    }
}
