internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import NewsDomain
internal import NewsHTTP

/// Sends messages to the receiver of one webhook, once each (Standard Webhooks 1.0.0).
struct WebhookSender: Sendable {
    let policy: WebhookPolicy
    let clock: any NewsClock
    private let connections: ReceiverConnections

    init(_ policy: WebhookPolicy, resolver: HostResolver, clock: any NewsClock) {
        self.policy = policy
        self.clock = clock
        connections = ReceiverConnections(allowsPrivate: policy.allowsPrivate, resolver: resolver)
    }

    /// Sends a body under an id; nil where it was stopped, and nobody knows what came of it.
    func send(_ id: String, _ body: [UInt8], to subscription: WebhookSubscription) async -> DeliveryOutcome? {
        let deadline = ContinuousClock.now + policy.timeout
        do {
            let address = try WebhookAddress(subscription.url, allowsPrivate: policy.allowsPrivate)
            let connections = connections
            let client = try await within(policy.timeout) { try await connections.client(for: address) }
            let request = Self.request(id, body, to: subscription, at: address.url, clock.now())
            let answer = try await client.execute(request, timeout: (deadline - .now).timeAmount)
            await Self.drain(answer.body)
            return outcome(answer)
        } catch {
            guard !Task.isCancelled else { return nil }
            await connections.noteMiss()
            return DeliveryOutcome(status: nil, error: Self.sentence(error))
        }
    }

    func close() async {
        await connections.close()
    }

    private static func request(
        _ id: String,
        _ body: [UInt8],
        to subscription: WebhookSubscription,
        at url: String,
        _ now: Timestamp
    ) -> HTTPClientRequest {
        let secrets = subscription.secrets(at: now)
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.headers = [
            "content-type": "application/json",
            "user-agent": "Broadsheet/\(Product.version)",
            "webhook-id": id,
            "webhook-timestamp": String(now.seconds),
            "webhook-signature": WebhookSignature.header(id: id, at: now, body: body, secrets),
        ]
        if subscription.format == .revalidate {
            request.headers.add(name: "x-webhook-secret", value: subscription.secret.text)
        }
        request.body = .bytes(ByteBuffer(bytes: body))
        return request
    }

    /// Reads an answer to its end, so that the connection can be used again; of one that is long, or slow, no more than is
    /// bearable.
    private static func drain(_ body: HTTPClientResponse.Body) async {
        try? await within(WebhookPolicy.answerTimeout) {
            var read = 0
            for try await part in body {
                read += part.readableBytes
                if read > WebhookPolicy.longestAnswer { return }
            }
        }
    }

    private func outcome(_ answer: HTTPClientResponse) -> DeliveryOutcome {
        let status = Int(answer.status.code)
        if (200..<300).contains(status) { return DeliveryOutcome(status: status, error: nil) }
        let wish = answer.headers.first(name: "retry-after").flatMap(wait)
        let isRedirect = (300..<400).contains(status)
        let sentence = "The receiver answered \(status)\(isRedirect ? ", and redirects are not followed" : "")."
        return DeliveryOutcome(status: status, error: sentence, retryAfter: wish)
    }

    /// How long a `Retry-After` wants us to wait: seconds, or a moment (RFC 9110, section 10.2.3).
    private func wait(_ header: String) -> Duration? {
        if let seconds = Int64(header) { return seconds > 0 ? .seconds(min(seconds, 1_000_000_000)) : nil }
        guard let moment = HTTPDate.moment(header) else { return nil }
        let seconds = moment.seconds - clock.now().seconds
        return seconds > 0 ? .seconds(seconds) : nil
    }

    private static let timeouts: [HTTPClientError] = [.deadlineExceeded, .readTimeout, .connectTimeout]

    /// What went wrong, for administrators.
    private static func sentence(_ error: any Error) -> String {
        switch error {
        case is UnknownHost: "The name of the receiver does not resolve."
        case is TimedOut: "The receiver did not answer in time."
        case let error as HTTPClientError where timeouts.contains(error): "The receiver did not answer in time."
        case WebhookAddress.Refusal.notPublic: "The receiver is at an address that is not public."
        case WebhookAddress.Refusal.insecure: "The receiver is not at an https address."
        default: "The receiver could not be reached: \(String(describing: error).prefix(200))"
        }
    }
}

extension Duration {
    fileprivate var timeAmount: TimeAmount {
        .nanoseconds(max(1, components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000))
    }
}
