package import NewsDomain

/// How often one may ask. docs/configuration.md tells of it.
package struct RequestPolicy: Sendable {
    /// Whether there are any limits, those of comments included.
    package var isEnabled = true
    /// Answers that are made for whoever asks, in 10 seconds.
    package var reads = 300
    /// Answers from memory, in 10 seconds: they cost what a file costs.
    package var kept = 20_000
    /// Requests that write, in 10 seconds.
    package var writes = 100
    /// Wrong keys, in a minute.
    package var wrongKeys = 30
    /// How many times as much a key may.
    package var keyFactor = 10
    /// Who is not counted. The machine itself: what renders pages there asks for all readers, and behind a proxy that does
    /// not say for whom it asks all readers would share one limit.
    package var exempt = AddressRange.loopback

    package init() {}
}

/// Who is counted for a request.
package enum Sender: Sendable, Equatable {
    /// Nobody.
    case exempt
    /// An address of IPv4, or a /64 of IPv6 (``IPAddress/client``): that is one link, within which a machine takes any
    /// address it likes, and a wider network would put strangers together.
    case client(UInt64)
    /// A key by its id.
    case key(Int64)
}

/// What a request is counted as.
package enum RequestKind: UInt64, Sendable, CaseIterable {
    /// Answered from memory.
    case kept = 1
    case read, write, wrongKey
}

/// Keeps the limits on requests: the one place that all of them pass. Costs some tens of nanoseconds and a fixed megabyte.
package final class RequestLimits: Sendable {
    private let table = RateLimitTable()
    private let resolver: ClientAddressResolver
    private let exempt: [AddressRange]
    /// By kind.
    private let paces: [RateQuota]
    private let keyPaces: [RateQuota]
    private let start = ContinuousClock.now
    /// By kind.
    private let refusals = StripedCounts(5)

    /// Limits by a policy; `resolver` tells who asks by way of proxies.
    package init(_ policy: RequestPolicy, resolver: ClientAddressResolver) {
        self.resolver = resolver
        exempt = policy.exempt
        func paces(_ factor: Int) -> [RateQuota] {
            [
                RateLimit(count: policy.kept * factor, seconds: 10),
                RateLimit(count: policy.reads * factor, seconds: 10),
                RateLimit(count: policy.writes * factor, seconds: 10), RateLimit(count: policy.wrongKeys, seconds: 60),
            ].map(RateQuota.init)
        }
        (self.paces, keyPaces) = (paces(1), paces(policy.keyFactor))
    }

    /// Who is counted for what comes from a peer. A peer without an address is a socket of the machine's own.
    func sender(peer: IPAddress?, forwardedFor: [String]) -> Sender {
        guard let client = resolver.client(peer: peer, forwardedFor: forwardedFor),
            !exempt.contains(where: { $0.contains(client) })
        else { return .exempt }
        return .client(client.client.number)
    }

    /// Counts a request. Nil where it is not counted.
    func admit(_ kind: RequestKind, from sender: Sender, at time: ContinuousClock.Instant) -> Allowance? {
        standing(kind, sender, time, noting: true)
    }

    /// Counts a request that was admitted as a read as one for what lies in memory: it costs less, and says nothing of whoever
    /// asks.
    func admitAsKept(from sender: Sender, at time: ContinuousClock.Instant) -> Allowance? {
        withdraw(.read, from: sender)
        return admit(.kept, from: sender, at: time)
    }

    /// Counts one less: the request was none of that kind.
    func withdraw(_ kind: RequestKind, from sender: Sender) {
        guard let (key, pace) = key(kind, sender) else { return }
        table.withdraw(key, pace)
    }

    /// What a client is answered who has sent too many wrong keys; nil for all others.
    func refusalOfKeys(from sender: Sender, at time: ContinuousClock.Instant) -> NewsError? {
        standing(.wrongKey, sender, time, noting: false)?.refusal
    }

    private func standing(
        _ kind: RequestKind,
        _ sender: Sender,
        _ time: ContinuousClock.Instant,
        noting: Bool
    ) -> Allowance? {
        guard let (key, pace) = key(kind, sender) else { return nil }
        let (seconds, attoseconds) = (time - start).components
        let now = UInt64(max(seconds, 0)) * 1_000_000_000 + UInt64(max(attoseconds, 0) / 1_000_000_000)
        let standing = table.admit(key, pace, at: now, noting: noting)
        if !standing.isAdmitted { refusals.add(1, at: Int(kind.rawValue)) }
        return Allowance(kind: kind, limit: pace.limit, standing: standing)
    }

    /// How many requests of a kind were refused.
    package func refused(_ kind: RequestKind) -> Int { refusals.sum(at: Int(kind.rawValue)) }

    /// What it is counted under: one table has all kinds and senders.
    private func key(_ kind: RequestKind, _ sender: Sender) -> (UInt64, RateQuota)? {
        let index = Int(kind.rawValue) - 1
        switch sender {
        case .exempt: return nil
        case .client(let number): return (number &* 0x9E37_79B9_7F4A_7C15 ^ kind.rawValue << 60, paces[index])
        case .key(let id): return (UInt64(bitPattern: id) ^ (kind.rawValue | 8) << 60, keyPaces[index])
        }
    }

    /// Whether a path is for those who watch the server: a flood must not have it taken for dead.
    static func isProbe(_ target: String) -> Bool {
        target.hasPrefix("/livez") || target.hasPrefix("/readyz")
    }
}

/// What a sender has left.
package struct Allowance: Sendable {
    let kind: RequestKind
    let limit: RateLimit
    let standing: RateQuotaState

    /// What is answered where nothing is left.
    var refusal: NewsError? {
        guard !standing.isAdmitted else { return nil }
        let detail =
            switch kind {
            case .kept, .read: "You ask too often: \(limit.count) requests in \(limit.seconds) seconds are answered."
            case .write: "You write too often: \(limit.count) requests in \(limit.seconds) seconds are taken."
            case .wrongKey: "Too many wrong keys came from your address."
            }
        return .tooMany(detail, retryAfter: max(standing.wait, 1))
    }

    private var name: String { kind == .write ? "writes" : kind == .kept ? "kept" : "reads" }

    /// `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-10, section 3).
    var policyField: String { "\"\(name)\";q=\(limit.count);w=\(limit.seconds)" }

    /// `RateLimit` (section 4): how many may be sent at once, and in how many seconds all may again.
    var field: String { "\"\(name)\";r=\(standing.remaining);t=\(standing.rest)" }
}
