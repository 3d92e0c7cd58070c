internal import HTTPTypes
internal import Metrics

/// Counts what is answered, by route: by its template, never by the path, so that there are as many series as the API has
/// routes, whatever clients send.
///
/// An answer from memory passes here, too: nothing is looked up by a name, locked or allocated once a series is there.
final class RequestMetrics: Sendable {
    /// By the numbers of the routes; the last one is for what has none.
    private let routes: [RouteMetrics]

    /// What addresses are counted as that lead nowhere, or are none.
    static let unmatched = "unmatched"

    init(_ routes: [Route], in factory: any MetricsFactory) {
        self.routes =
            routes.map { RouteMetrics($0.template, $0.refusals, factory) } + [
                RouteMetrics(Self.unmatched, nil, factory)
            ]
    }

    /// Counts an answer at a route, nil for none, and how long it took.
    func note(_ head: RequestHead, _ answer: Answer, at route: Int?, after duration: Duration) {
        at(route) { metrics in
            metrics.count(head.method, answer.status.code, after: duration)
            if let outcome = answer.cacheOutcome { metrics.count(outcome) }
            if let problem = answer.problem, head.method == .post { metrics.countRefusal(problem) }
        }
    }

    /// Counts the statements that a request at a route has had run.
    func note(statements: Int, at route: Int?) {
        at(route) { $0.countStatements(statements) }
    }

    /// They live as long as this does: to hold one meanwhile would have all threads wait for one count.
    private func at(_ route: Int?, _ count: (RouteMetrics) -> Void) {
        Unmanaged.passUnretained(routes[route ?? routes.count - 1])._withUnsafeGuaranteedRef(count)
    }
}

/// How an answer that is kept was come by.
enum CacheOutcome: Int, Sendable {
    /// It lay in memory.
    case hit
    /// It was made.
    case miss
    /// It lay in memory, and was made anew since something had changed.
    case stale

    fileprivate var label: String {
        switch self {
        case .hit: "hit"
        case .miss: "miss"
        case .stale: "stale"
        }
    }
}

/// The series of one route.
final class RouteMetrics: Sendable {
    private let template: String
    /// Where problems are counted by their type; nil where they are not.
    private let refusals: MetricDescription?
    private let factory: any MetricsFactory
    private let methods: MetricSlots<MethodMetrics>
    private let outcomes = MetricSlots<Counter>(3)
    private let problems: MetricSlots<Counter>
    private let statements = MetricSlots<Counter>(1)

    init(_ template: String, _ refusals: MetricDescription?, _ factory: any MetricsFactory) {
        (self.template, self.refusals, self.factory) = (template, refusals, factory)
        methods = MetricSlots(HTTPRequest.Method.known.count + 1)
        problems = MetricSlots(refusals == nil ? 0 : ProblemKind.allCases.count)
    }

    func count(_ method: HTTPRequest.Method, _ status: Int, after duration: Duration) {
        methods.at(method.place) {
            MethodMetrics(template, method.label, factory)
        } count: { metrics in
            metrics.durations.recordNanoseconds(duration.wholeNanoseconds)
            metrics.count(status)
        }
    }

    func count(_ outcome: CacheOutcome) {
        outcomes.at(outcome.rawValue) {
            MetricDescription.cacheRequests.counter([("route", template), ("outcome", outcome.label)], in: factory)
        } count: {
            $0.increment()
        }
    }

    func countStatements(_ count: Int) {
        statements.at(0) {
            MetricDescription.databaseStatements.counter([("route", template)], in: factory)
        } count: {
            $0.increment(by: count)
        }
    }

    func countRefusal(_ problem: ProblemKind) {
        guard let refusals, let place = ProblemKind.allCases.firstIndex(of: problem) else { return }
        problems.at(place) {
            refusals.counter([("reason", problem.rawValue)], in: factory)
        } count: {
            $0.increment()
        }
    }
}

/// The series of one method of a route.
final class MethodMetrics: Sendable {
    let durations: Timer
    private let labels: [(String, String)]
    private let factory: any MetricsFactory
    private let statuses = MetricSlots<Counter>(500)

    init(_ template: String, _ method: String, _ factory: any MetricsFactory) {
        labels = [("route", template), ("method", method)]
        self.factory = factory
        durations = MetricDescription.httpDuration.timer(labels, in: factory)
    }

    func count(_ status: Int) {
        statuses.at(min(max(status - 100, 0), 499)) {
            MetricDescription.httpRequests.counter(labels + [("status", String(status))], in: factory)
        } count: {
            $0.increment()
        }
    }
}

extension HTTPRequest.Method {
    /// Those that are told apart; clients may send any word.
    fileprivate static let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]

    /// Its place among them, or the one behind them. Most are the first.
    fileprivate var place: Int { self == .get ? 0 : Self.known.firstIndex(of: self) ?? Self.known.count }

    /// Itself, where it is one of those that are told apart.
    var label: String { Self.known.contains(self) ? rawValue : "other" }
}

extension Duration {
    /// Whole nanoseconds; 0 for what is negative, which a clock that nobody sets never gives.
    package var wholeNanoseconds: Int64 {
        // Up to 18 seconds fit into 64 bits, which divide in a few nanoseconds.
        if let short = UInt64(exactly: attoseconds) { return Int64(short / 1_000_000_000) }
        return Int64(clamping: max(attoseconds, 0) / 1_000_000_000)
    }
}
