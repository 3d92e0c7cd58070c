import Metrics
import Testing

@testable import NewsHTTP

/// The text that Prometheus reads (format 0.0.4), and what swift-metrics is given.
@Suite struct MetricRegistryTests {
    private let registry = MetricRegistry()

    private var lines: [String] { registry.text().split(separator: "\n").map(String.init) }

    @Test func countersEndInTotalAndOnlyGrow() {
        let counter = Counter(label: "jobs", dimensions: [("kind", "a")], factory: registry)
        counter.increment(by: 2)
        Counter(label: "jobs_total", dimensions: [("kind", "a")], factory: registry).increment()
        Counter(label: "jobs", dimensions: [("kind", "b")], factory: registry).increment()
        #expect(lines == ["# TYPE jobs_total counter", #"jobs_total{kind="a"} 3"#, #"jobs_total{kind="b"} 1"#])
        counter.destroy()
        #expect(lines.count == 3)
    }

    @Test func gaugesSayNothingUntilTheyAreSet() {
        let gauge = Gauge(label: "depth", factory: registry)
        let meter = Meter(label: "level", factory: registry)
        #expect(lines.isEmpty)
        gauge.record(0.25)
        meter.increment(by: 3)
        meter.decrement(by: 1)
        #expect(lines == ["# TYPE depth gauge", "depth 0.25", "# TYPE level gauge", "level 2"])
        gauge.record(12)
        #expect(lines.contains("depth 12"))
    }

    @Test func histogramsAddUp() {
        let timer = Timer(label: "took", dimensions: [("route", "/a")], factory: registry)
        timer.recordNanoseconds(100_000)
        timer.recordNanoseconds(100_001)
        timer.recordMilliseconds(7)
        timer.recordSeconds(60)
        #expect(lines.first == "# TYPE took histogram")
        #expect(lines[1] == #"took_bucket{route="/a",le="0.0001"} 1"#)
        #expect(lines[2] == #"took_bucket{route="/a",le="0.00025"} 2"#)
        #expect(lines.contains(#"took_bucket{route="/a",le="0.01"} 3"#))
        #expect(lines.contains(#"took_bucket{route="/a",le="10"} 3"#))
        #expect(
            lines.suffix(3) == [
                #"took_bucket{route="/a",le="+Inf"} 4"#, #"took_sum{route="/a"} 60.007200001"#,
                #"took_count{route="/a"} 4"#,
            ]
        )
    }

    @Test func whatIsKnownIsExplained() {
        MetricDescription.databaseWrites.counter(in: registry).increment()
        #expect(lines.first == "# HELP broadsheet_database_writes_total Writes committed; many may share a commit.")
    }

    @Test func everyNameIsAPrometheusName() {
        #expect(Set(MetricDescription.all.map(\.name)).count == MetricDescription.all.count)
        for description in MetricDescription.all {
            #expect(MetricName.sane(description.name) == description.name)
            #expect(description.name.hasPrefix("broadsheet_") || description.name.hasPrefix("process_"))
            #expect((description.kind == .counter) == description.name.hasSuffix("_total"))
            #expect(!description.help.isEmpty && description.bounds == description.bounds.sorted())
        }
    }

    @Test func labelsAreEscaped() {
        Counter(label: "odd", dimensions: [("a", "back\\slash \"quoted\"\nnext")], factory: registry).increment()
        #expect(lines.last == #"odd_total{a="back\\slash \"quoted\"\nnext"} 1"#)
        #expect(lines.count == 2)
    }

    @Test(arguments: [
        ("http.requests", "http_requests"), ("9lives", "_9lives"), ("a-b c\n", "a_b_c_"), ("", "_"), ("é", "_"),
    ])
    func namesAreMadeSane(name: String, sane: String) {
        #expect(MetricName.sane(name) == sane)
    }

    @Test func aNameHasOneKind() {
        Counter(label: "thing", factory: registry).increment()
        Gauge(label: "thing_total", factory: registry).record(7)
        #expect(lines == ["# TYPE thing_total counter", "thing_total 1"])
    }

    @Test(arguments: [
        (1.0, "1"), (0.5, "0.5"), (-3, "-3"), (1e18, "1000000000000000000"), (.infinity, "+Inf"), (-.infinity, "-Inf"),
    ])
    func numbersAreGos(value: Double, text: String) {
        #expect(PrometheusText.number(value) == text)
        #expect(PrometheusText.number(.nan) == "NaN")
    }

    @Test func collectorsAreAskedEachTime() {
        let asked = StripedCounts(1)
        registry.add {
            asked.add(1)
            return [MetricDescription.cacheBytes.sample(asked.sum())]
        }
        #expect(lines.last == "broadsheet_cache_bytes 1")
        #expect(lines.last == "broadsheet_cache_bytes 2")
    }

    @Test func nothingIsLostBetweenThreads() async {
        let counter = Counter(label: "all", factory: registry)
        let timer = Timer(label: "took", factory: registry)
        await withDiscardingTaskGroup { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<10_000 {
                        counter.increment()
                        timer.recordNanoseconds(1)
                    }
                }
            }
        }
        #expect(lines.contains("all_total 80000") && lines.contains("took_count 80000"))
        #expect(lines.contains("took_sum 8e-05"))
    }
}
