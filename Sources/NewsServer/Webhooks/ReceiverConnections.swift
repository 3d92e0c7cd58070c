internal import AsyncHTTPClient
internal import NIOCore
internal import NewsDomain

/// Connections to one receiver, each to an address that was looked at before: what its name resolves to is found out here, and
/// the connection is made to that very address, whatever the name says a moment later.
actor ReceiverConnections {
    private let allowsPrivate: Bool
    private let resolver: HostResolver
    private var pinned: Pinned?
    private var checkedAt: ContinuousClock.Instant?
    /// How often no connection came about: the next one goes to the next of the addresses.
    private var misses = 0

    /// For how long connections are made to an address that was found.
    private static let memory = Duration.seconds(60)

    /// A client that connects to one address alone.
    final class Pinned: Sendable {
        let client: HTTPClient
        let target: Target

        init(_ target: Target) {
            self.target = target
            var configuration = HTTPClient.Configuration(
                redirectConfiguration: .disallow,
                timeout: .init(connect: .seconds(10), read: .seconds(15))
            )
            configuration.httpVersion = .http1Only
            configuration.connectionPool.idleTimeout = .seconds(30)
            configuration.connectionPool.retryConnectionEstablishment = false
            configuration.dnsOverride = [target.host: target.address.description]
            configuration.http1_1ConnectionDebugInitializer = { channel in target.verify(channel) }
            client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        }
    }

    /// A name, and the one of its addresses that is connected to.
    struct Target: Sendable, Equatable {
        let host: String
        let address: IPAddress

        /// Fails where a connection leads elsewhere, however that came about: nothing of a message goes there.
        func verify(_ channel: any Channel) -> EventLoopFuture<Void> {
            let peer = channel.remoteAddress?.ipAddress.flatMap { IPAddress($0) }
            guard peer == address else { return channel.eventLoop.makeFailedFuture(WebhookAddress.Refusal.notPublic) }
            return channel.eventLoop.makeSucceededVoidFuture()
        }
    }

    init(allowsPrivate: Bool, resolver: HostResolver) {
        self.allowsPrivate = allowsPrivate
        self.resolver = resolver
    }

    /// A client for the receiver at an address; it is good for what is sent now.
    ///
    /// Throws ``WebhookAddress/Refusal`` where nothing may be sent there, and what the look-up throws.
    func client(for address: WebhookAddress) async throws -> HTTPClient {
        if let pinned, pinned.target.host == address.host, let checkedAt, .now - checkedAt < Self.memory {
            return pinned.client
        }
        let found = try await addresses(of: address)
        guard !found.isEmpty, allowsPrivate || found.allSatisfy(\.isPublic) else {
            throw WebhookAddress.Refusal.notPublic
        }
        let target = Target(host: address.host, address: found[misses % found.count])
        checkedAt = .now
        if let pinned, pinned.target == target { return pinned.client }
        let fresh = Pinned(target)
        if let old = pinned { Self.retire(old) }
        pinned = fresh
        return fresh.client
    }

    private func addresses(of address: WebhookAddress) async throws -> [IPAddress] {
        if let literal = address.literal { return [literal] }
        return try await resolver.addresses(address.host)
    }

    /// No connection came about: the next one is made after another look, to another address where there are several.
    func noteMiss() {
        misses += 1
        checkedAt = nil
    }

    func close() async {
        guard let pinned else { return }
        self.pinned = nil
        try? await pinned.client.shutdown()
    }

    /// Ends a client once what it is sending has had its time.
    private static func retire(_ pinned: Pinned) {
        Task {
            try? await Task.sleep(for: .seconds(20))
            try? await pinned.client.shutdown()
        }
    }
}
