internal import HTTPTypes
internal import Metrics
internal import NewsDomain
internal import NewsJSON

/// Views, as pages report them with `navigator.sendBeacon`.
struct ViewController {
    let views: any ViewRepository
    let clock: any NewsClock
    let hasher: VisitorHasher
    let clients: ClientReader
    private let counted: Counter
    private let repeated: Counter
    private let automated: Counter

    init(
        views: any ViewRepository,
        clock: any NewsClock,
        hasher: VisitorHasher,
        clients: ClientReader,
        metrics: any MetricsFactory
    ) {
        (self.views, self.clock, self.hasher, self.clients) = (views, clock, hasher, clients)
        counted = MetricDescription.viewsCounted.counter(in: metrics)
        repeated = MetricDescription.viewsPassedOver.counter([("reason", "repeated")], in: metrics)
        automated = MetricDescription.viewsPassedOver.counter([("reason", "automated")], in: metrics)
    }

    /// The most views of one request.
    static let maximumBatch = 50
    /// Bytes of a body.
    private static let maximumLength = 16 * 1024
    /// A beacon with a text body needs no preflight (Fetch Standard, CORS-safelisted request-header), one with JSON does.
    private static let types = ["application/json", "text/plain"]

    var endpoints: [Endpoint] {
        [
            Endpoint(.post, "/v1/articles/{article}/views", count).forBeacons.countingRefusals(as: .viewsRefused),
            Endpoint(.post, "/v1/views", countBatch).forBeacons.countingRefusals(as: .viewsRefused),
        ]
    }

    /// POST /v1/articles/{article}/views
    @Sendable func count(_ request: Request) async throws -> Answer {
        try request.refuseParameters()
        let article = try request.article()
        if request.saysBody {
            let body = try await RequestBody(request, types: Self.types, maximumLength: Self.maximumLength)
            if !body.bytes.isEmpty {
                var members = try body.members()
                try members.finish()
            }
        }
        return try await count([article], request)
    }

    /// POST /v1/views
    @Sendable func countBatch(_ request: Request) async throws -> Answer {
        try request.refuseParameters()
        let body = try await RequestBody(request, types: Self.types, maximumLength: Self.maximumLength)
        var members = try body.members()
        var articles: [ResourceReference] = []
        for (index, value) in members.array("views", atMost: Self.maximumBatch).enumerated() {
            guard case .object(let object) = value else {
                members.wrongType("views/\(index)", .object)
                continue
            }
            var view = BodyReader(object, at: "/views/\(index)")
            if let article = view.article("article") { articles.append(article) }
            members.take(view.allFaults())
        }
        try members.finish()
        return try await count(articles, request)
    }

    private func count(
        _ articles: [ResourceReference],
        _ request: Request
    ) async throws -> Answer {
        let now = clock.now()
        let isReader = clients.counts(request)
        let visitor = hasher.visitor(
            address: clients.address(of: request)?.description ?? "",
            userAgent: request.headers[.userAgent] ?? "",
            at: now
        )
        let views = articles.map { View(article: $0, visitor: visitor) }
        let (_, time) = try await timedTask {
            if isReader {
                let new = try await self.views.count(views, at: now)
                counted.increment(by: new)
                repeated.increment(by: views.count - new)
            } else {
                try await self.views.checkArticles(of: views, at: now)
                automated.increment(by: views.count)
            }
        }
        var answer = Answer(status: .noContent, databaseTime: time)
        answer.headers[.cacheControl] = "no-store"
        return answer
    }
}
