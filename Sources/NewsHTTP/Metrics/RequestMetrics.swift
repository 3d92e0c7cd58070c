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
            routes.map { RouteMetrics($0.template, $0.refusals, factory) } + [RouteMetrics(Self.unmatched, nil, factory)]
    }

    /// Counts an answer at a route, nil for none, and how long it took.
    func note(_ head: RequestHead, _ answer: Answer, at route: Int?, after duration: Duration) {
        let metrics = metrics(of: route)
        let method = metrics.method(head.method)
        method.durations.recordNanoseconds(duration.wholeNanoseconds)
        method.count(answer.status.code)
        if let outcome = answer.cacheOutcome { metrics.count(outcome) }
        if let problem = answer.problem, head.method == .post { metrics.countRefusal(problem) }
    }

    /// Counts the statements that a request at a route has had run.
    func note(statements: Int, at route: Int?) {
        metrics(of: route).countStatements(statements)
    }

    private func metrics(of route: Int?) -> RouteMetrics { routes[route ?? routes.count - 1] }
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

    func method(_ method: HTTPRequest.Method) -> MethodMetrics {
        let place = HTTPRequest.Method.known.firstIndex(of: method) ?? HTTPRequest.Method.known.count
        return methods.at(place) { MethodMetrics(template, method.label, factory) }
    }

    func count(_ outcome: CacheOutcome) {
        outcomes.at(outcome.rawValue) {
            MetricDescription.cacheRequests.counter([("route", template), ("outcome", outcome.label)], in: factory)
        }
        .increment()
    }

    func countStatements(_ count: Int) {
        statements.at(0) { MetricDescription.databaseStatements.counter([("route", template)], in: factory) }
            .increment(by: count)
    }

    func countRefusal(_ problem: ProblemKind) {
        guard let refusals, let place = ProblemKind.allCases.firstIndex(of: problem) else { return }
        problems.at(place) { refusals.counter([("reason", problem.rawValue)], in: factory) }.increment()
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
        }
        .increment()
    }
}

extension HTTPRequest.Method {
    /// Those that are told apart; clients may send any word.
    fileprivate static let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]

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
