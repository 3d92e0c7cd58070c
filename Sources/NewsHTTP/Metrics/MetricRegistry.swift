package import Metrics
internal import Synchronization

/// All series of one name.
struct MetricFamily {
    let description: MetricDescription
    var series: [MetricLabels: any MetricSeries] = [:]
}

/// Keeps the series of a server, and says what they stand at: what swift-metrics is given to make its counters, gauges and
/// timers (docs/decisions/0043-metrics.md).
///
/// A series is made once for each set of labels, and lives as long as the registry. To add to one takes no lock.
package final class MetricRegistry: MetricsFactory {
    private struct State {
        var families: [String: MetricFamily] = [:]
        var collectors: [@Sendable () -> [MetricSample]] = []
    }

    private let state = Mutex(State())

    package init() {}

    /// Has `collect` asked whenever the series are read, for what is known elsewhere.
    package func add(_ collect: @escaping @Sendable () -> [MetricSample]) {
        state.withLock { $0.collectors.append(collect) }
    }

    /// All series as Prometheus reads them, in the order of their names. Asks the collectors, who may read the disk.
    package func text() -> String {
        var (families, collectors) = state.withLock { ($0.families, $0.collectors) }
        for sample in collectors.flatMap({ $0() }) {
            let name = sample.description.name
            families[name, default: MetricFamily(description: sample.description)]
                .series[MetricLabels(sample.labels)] = SampledSeries(value: sample.value)
        }
        collectors = []
        var text = PrometheusText()
        for (_, family) in families.sorted(by: { $0.key < $1.key }) { text.write(family) }
        return text.text
    }

    /// The series of a name with these labels; nil where the name is one of another kind.
    private func series<Series: MetricSeries>(
        _ name: String,
        _ kind: MetricDescription.Kind,
        _ labels: [(String, String)],
        _ make: (MetricDescription) -> Series
    ) -> Series? {
        let labels = MetricLabels(labels)
        return state.withLock { state in
            let description = MetricDescription.known[name] ?? MetricDescription(name, kind, "")
            var family = state.families[name] ?? MetricFamily(description: description)
            guard family.description.kind == kind else { return nil }
            if let present = family.series[labels] { return present as? Series }
            let series = make(family.description)
            family.series[labels] = series
            state.families[name] = family
            return series
        }
    }

    private func histogram(_ label: String, _ labels: [(String, String)]) -> HistogramSeries? {
        series(MetricName.sane(label), .histogram, labels) { HistogramSeries(bounds: $0.bounds) }
    }

    private func gauge(_ label: String, _ labels: [(String, String)]) -> GaugeSeries? {
        series(MetricName.sane(label), .gauge, labels) { _ in GaugeSeries() }
    }
}

// MARK: swift-metrics

extension MetricRegistry {
    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(MetricName.counter(label), .counter, dimensions) { _ in CounterSeries() } ?? NOOPMetricsHandler.instance
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        gauge(label, dimensions) ?? NOOPMetricsHandler.instance
    }

    package func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        let series: (any RecorderHandler)? = aggregate ? histogram(label, dimensions) : gauge(label, dimensions)
        return series ?? NOOPMetricsHandler.instance
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        histogram(label, dimensions) ?? NOOPMetricsHandler.instance
    }

    // A series that goes and comes would look to Prometheus as if it began anew: none goes.
    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}
}
