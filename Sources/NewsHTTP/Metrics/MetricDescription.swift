package import Metrics

/// What a series is called and what it means, as Prometheus is told (https://prometheus.io/docs/practices/naming/).
package struct MetricDescription: Sendable {
    package enum Kind: String, Sendable {
        case counter, gauge, histogram
    }

    package let name: String
    package let kind: Kind
    package let help: String
    /// The upper bounds of a histogram's buckets, in its unit, rising.
    let bounds: [Double]

    /// From a hit, which takes some microseconds, to what is given up: in seconds.
    static let durations = [
        0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10,
    ]

    init(_ name: String, _ kind: Kind, _ help: String, bounds: [Double] = durations) {
        (self.name, self.kind, self.help, self.bounds) = (name, kind, help, bounds)
    }

    static func counter(_ name: String, _ help: String) -> MetricDescription {
        MetricDescription(name, .counter, help)
    }

    static func gauge(_ name: String, _ help: String) -> MetricDescription {
        MetricDescription(name, .gauge, help)
    }

    static func histogram(_ name: String, _ help: String, bounds: [Double] = durations) -> MetricDescription {
        MetricDescription(name, .histogram, help, bounds: bounds)
    }
}

extension MetricDescription {
    /// The series of this name with these labels, to be added to.
    package func counter(_ labels: [(String, String)] = [], in factory: any MetricsFactory) -> Counter {
        Counter(label: name, dimensions: labels, factory: factory)
    }

    /// The same, to be set.
    package func gauge(_ labels: [(String, String)] = [], in factory: any MetricsFactory) -> Gauge {
        Gauge(label: name, dimensions: labels, factory: factory)
    }

    /// The same, of how long something took.
    package func timer(_ labels: [(String, String)] = [], in factory: any MetricsFactory) -> Timer {
        Timer(label: name, dimensions: labels, factory: factory)
    }

    /// What it stands at just now, for whoever is asked when it is read.
    package func sample(_ value: some BinaryInteger, _ labels: [(String, String)] = []) -> MetricSample {
        sample(Double(value), labels)
    }

    /// The same.
    package func sample(_ value: Double, _ labels: [(String, String)] = []) -> MetricSample {
        MetricSample(description: self, labels: labels, value: value)
    }
}

/// What a series stood at when it was asked for.
package struct MetricSample: Sendable {
    let description: MetricDescription
    let labels: [(String, String)]
    let value: Double
}
