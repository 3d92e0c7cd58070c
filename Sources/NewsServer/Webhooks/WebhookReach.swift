package import NewsDomain
internal import NewsHTTP
internal import NewsJSON

/// Looks at addresses of receivers, and tries them, for administrators.
package struct WebhookReach: WebhookGateway {
    private let policy: WebhookPolicy
    private let resolver: HostResolver
    private let clock: any NewsClock

    package init(_ policy: WebhookPolicy, resolver: HostResolver = .system, clock: any NewsClock) {
        self.policy = policy
        self.resolver = resolver
        self.clock = clock
    }

    package func refusal(of url: String) async -> WebhookAddress.Refusal? {
        do {
            let address = try WebhookAddress(url, allowsPrivate: policy.allowsPrivate)
            guard !policy.allowsPrivate, address.literal == nil else { return nil }
            let resolver = resolver
            let found = try? await within(WebhookPolicy.lookUpTimeout) { try await resolver.addresses(address.host) }
            return found?.allSatisfy(\.isPublic) == false ? .notPublic : nil
        } catch {
            return error as? WebhookAddress.Refusal ?? .notAURL
        }
    }

    package func test(_ subscription: WebhookSubscription) async -> WebhookDelivery {
        let sender = WebhookSender(policy, resolver: resolver, clock: clock)
        let now = clock.now()
        let id = "msg_\(subscription.history)_\(subscription.id)_test_\(Secret.random(bytes: 9))"
        let body = WebhookBody.test(subscription.format, at: now)
        let outcome = await sender.send(id, body, to: subscription)
        await sender.close()
        return WebhookDelivery(
            id: id,
            event: "webhook.test",
            status: outcome?.isSuccess == true ? .delivered : .failed,
            tries: 1,
            changedAt: now,
            triedAt: now,
            responseStatus: outcome?.status,
            error: outcome.map(\.error) ?? "It was stopped."
        )
    }
}
