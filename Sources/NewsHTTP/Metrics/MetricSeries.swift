internal import Metrics
internal import Synchronization

/// What is kept of one set of labels.
protocol MetricSeries: Sendable {
    /// Writes what it stands at.
    func write(_ description: MetricDescription, _ labels: MetricLabels, to text: inout PrometheusText)
}

/// What only grows.
final class CounterSeries: CounterHandler, MetricSeries {
    private let counts = StripedCounts(1)

    func increment(by amount: Int64) { counts.add(Int(amount)) }

    func reset() { counts.add(-counts.sum()) }

    func write(_ description: MetricDescription, _ labels: MetricLabels, to text: inout PrometheusText) {
        text.sample(description.name, labels, Double(counts.sum()))
    }
}

/// What is set. As long as it never was, there is nothing to read.
final class GaugeSeries: RecorderHandler, MeterHandler, MetricSeries {
    private let bits = Atomic(Double.nan.bitPattern)

    func record(_ value: Int64) { record(Double(value)) }
    func record(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }
    func set(_ value: Int64) { record(Double(value)) }
    func set(_ value: Double) { record(value) }
    func decrement(by amount: Double) { increment(by: -amount) }

    func increment(by amount: Double) {
        while true {
            let present = bits.load(ordering: .relaxed)
            let value = Double(bitPattern: present)
            let next = (value.isNaN ? amount : value + amount).bitPattern
            if bits.compareExchange(expected: present, desired: next, ordering: .relaxed).exchanged { return }
        }
    }

    func write(_ description: MetricDescription, _ labels: MetricLabels, to text: inout PrometheusText) {
        let value = Double(bitPattern: bits.load(ordering: .relaxed))
        if !value.isNaN { text.sample(description.name, labels, value) }
    }
}

/// What was asked for when it was read.
struct SampledSeries: MetricSeries {
    let value: Double

    func write(_ description: MetricDescription, _ labels: MetricLabels, to text: inout PrometheusText) {
        text.sample(description.name, labels, value)
    }
}
