internal import HTTPTypes
internal import NewsDomain
internal import NewsJSON

/// Who outside is told of changes, and what became of it: for administrators.
struct WebhookController {
    let repository: any WebhookRepository
    let gateway: any WebhookGateway
    let clock: any NewsClock

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/v1/webhooks", list),
            Endpoint(.post, "/v1/webhooks", create),
            Endpoint(.get, "/v1/webhooks/{webhook}", show),
            Endpoint(.patch, "/v1/webhooks/{webhook}", change),
            Endpoint(.delete, "/v1/webhooks/{webhook}", delete),
            Endpoint(.post, "/v1/webhooks/{webhook}/rotate-secret", rotateSecret),
            Endpoint(.post, "/v1/webhooks/{webhook}/test", test),
            Endpoint(.get, "/v1/webhooks/{webhook}/deliveries", deliveries),
            Endpoint(.post, "/v1/webhooks/{webhook}/deliveries/{delivery}/replay", replay),
        ]
    }

    /// The most deliveries that are shown: those that wait, and the last of the others.
    private static let maximumDeliveries = 2 * WebhookDelivery.kept

    /// GET /v1/webhooks
    @Sendable func list(_ request: Request) async throws -> Answer {
        _ = try request.require(.admin)
        try request.refuseParameters()
        let (webhooks, time) = try timed { try repository.webhooks() }
        return .json(PageWriter.all(webhooks, .webhook), databaseTime: time).uncached
    }

    /// POST /v1/webhooks
    @Sendable func create(_ request: Request) async throws -> Answer {
        _ = try request.require(.admin)
        try request.refuseParameters()
        var body = try await RequestBody(request).members()
        for name in ["url", "events"] { body.require(name) }
        let new = NewWebhook(
            url: await address(&body) ?? "",
            events: body.patterns("events"),
            format: body.change("format") { $0.choice("format", of: WebhookFormat.allCases) } ?? .standard,
            secret: body.change("secret") { $0.secret("secret") } ?? .random()
        )
        try body.finish()
        let webhook = try await repository.createWebhook(new, at: clock.now())
        var answer = Answer.one(webhook, .webhook(with: new.secret)).tagged(version: webhook.version).uncached
        answer.status = .created
        answer.headers[.location] = "/v1/webhooks/\(webhook.id)"
        return answer
    }

    /// GET /v1/webhooks/{webhook}
    @Sendable func show(_ request: Request) async throws -> Answer {
        _ = try request.require(.admin)
        try request.refuseParameters()
        let id = try request.webhook()
        let (webhook, time) = try timed { try repository.webhook(id) }
        return Answer.one(webhook, .webhook, databaseTime: time).tagged(version: webhook.version).uncached
    }

    /// PATCH /v1/webhooks/{webhook}
    @Sendable func change(_ request: Request) async throws -> Answer {
        _ = try request.require(.admin)
        let received = try await RequestBody(request, types: ["application/json", "application/merge-patch+json"])
        try request.refuseParameters()
        let condition = try VersionCondition(ifMatch: request.headers)
        let id = try request.webhook()
        var body = try received.members()
        var change = WebhookChange()
        if body.isChanged("url") { change.url = await address(&body) }
        change.events = body.change("events") { $0.patterns("events") }
        change.format = body.change("format") { $0.choice("format", of: WebhookFormat.allCases) }
        change.isEnabled = body.change("enabled") { $0.flag("enabled") }
        body.passOver(membersOf: .webhook)
        try body.finish()
        let webhook = try await repository.changeWebhook(id, change, condition, at: clock.now())
        return Answer.one(webhook, .webhook).tagged(version: webhook.version).uncached
    }

    /// DELETE /v1/webhooks/{webhook}
    @Sendable func delete(_ request: Request) async throws -> Answer {
        _ = try request.require(.admin)
        try request.refuseParameters()
        let condition = try VersionCondition(ifMatch: request.headers)
        try await repository.deleteWebhook(try request.webhook(), condition)
        return Answer(status: .noContent).uncached
    }

    /// POST /v1/webhooks/{webhook}/rotate-secret
    @Sendable func rotateSecret(_ request: Request) async throws -> Answer {
        _ = try request.require(.admin)
        let received = try await RequestBody(request)
        try request.refuseParameters()
        let condition = try VersionCondition(ifMatch: request.headers)
        let id = try request.webhook()
        var body = received.bytes.isEmpty ? BodyReader(JSONObject()) : try received.members()
        let secret = body.change("secret") { $0.secret("secret") } ?? .random()
        try body.finish()
        let webhook = try await repository.rotateSecret(of: id, to: secret, condition, at: clock.now())
        return Answer.one(webhook, .webhook(with: secret)).tagged(version: webhook.version).uncached
    }

    /// POST /v1/webhooks/{webhook}/test
    @Sendable func test(_ request: Request) async throws -> Answer {
        _ = try request.require(.admin)
        try request.refuseParameters()
        let subscription = try repository.subscription(try request.webhook())
        return Answer.one(await gateway.test(subscription), .delivery).uncached
    }

    /// GET /v1/webhooks/{webhook}/deliveries
    @Sendable func deliveries(_ request: Request) async throws -> Answer {
        _ = try request.require(.admin)
        try request.refuseParameters()
        let id = try request.webhook()
        let (deliveries, time) = try timed { try repository.deliveries(of: id, limit: Self.maximumDeliveries) }
        return .json(PageWriter.all(deliveries, .delivery), databaseTime: time).uncached
    }

    /// POST /v1/webhooks/{webhook}/deliveries/{delivery}/replay
    @Sendable func replay(_ request: Request) async throws -> Answer {
        _ = try request.require(.admin)
        try request.refuseParameters()
        let delivery = try await repository.replay(try request.segment("delivery"), of: try request.webhook())
        var answer = Answer.one(delivery, .delivery).uncached
        answer.status = .accepted
        return answer
    }

    /// The address of a receiver that can be sent to; nil with a fault where it cannot.
    private func address(_ body: inout BodyReader) async -> String? {
        guard let url = body.url("url") else { return nil }
        guard let refusal = await gateway.refusal(of: url) else { return url }
        body.fault("url", refusal.code, "“url” \(refusal.detail)")
        return nil
    }
}

extension Request {
    /// The webhook that `{webhook}` names.
    fileprivate func webhook() throws -> Int64 {
        guard let id = Int64(try segment("webhook")), id > 0 else {
            throw NewsError(.notFound, "There is no such webhook.")
        }
        return id
    }
}

extension WebhookAddress.Refusal {
    fileprivate var code: String {
        switch self {
        case .notAURL: "notAURL"
        case .insecure: "notHTTPS"
        case .notPublic: "notPublic"
        }
    }

    fileprivate var detail: String {
        switch self {
        case .notAURL: "must be an absolute https URL without a fragment."
        case .insecure: "must begin with https://."
        case .notPublic: "must lead to an address of the public internet; `webhooks.allowPrivate` allows others."
        }
    }
}

extension BodyReader {
    /// Whether a member is there and not null; of one that is null a fault is noted.
    fileprivate mutating func isChanged(_ name: String) -> Bool {
        change(name) { $0.value(name) } != nil
    }

    /// Patterns of events, at least one, each once.
    fileprivate mutating func patterns(_ name: String) -> [EventPattern] {
        guard value(name) != nil else { return [] }
        var patterns: [EventPattern] = []
        for (index, value) in array(name, atMost: Webhook.maximumEvents).enumerated() {
            guard case .string(let text) = value else {
                wrongType("\(name)/\(index)", .string)
                continue
            }
            guard let pattern = EventPattern(text) else {
                let hint = Suggestion(for: text, among: EventPattern.known)
                let detail = "There is no event “\(text.abbreviated)”. \(hint.sentence)"
                fault("\(name)/\(index)", "unknownValue", detail, hint.params)
                continue
            }
            if patterns.contains(pattern) {
                fault("\(name)/\(index)", "repeated", "“\(text)” stands in “\(name)” twice.")
            } else {
                patterns.append(pattern)
            }
        }
        return patterns
    }

    /// A secret that the receiver has already; nil where it is none.
    fileprivate mutating func secret(_ name: String) -> WebhookSecret? {
        guard let text = string(name) else { return nil }
        if let secret = WebhookSecret(text) { return secret }
        let lengths = WebhookSecret.lengths
        let form = "“\(WebhookSecret.prefix)” and \(lengths.lowerBound) to \(lengths.upperBound) bytes in base64"
        fault(name, "notASecret", "“\(name)” must be \(form).")
        return nil
    }
}
