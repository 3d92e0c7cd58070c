internal import NewsDomain

/// The counting of one request against the limits.
struct Admission {
    private let limits: RequestLimits?
    private let sender: Sender
    private let arrival: ContinuousClock.Instant
    private var kind: RequestKind
    private var allowance: Allowance?

    /// Of a request from a sender; probes are never counted.
    init(_ limits: RequestLimits?, _ kind: RequestKind, from sender: Sender, at arrival: ContinuousClock.Instant) {
        self.limits = limits
        self.kind = kind
        self.sender = sender
        self.arrival = arrival
    }

    /// Counts it. Throws `tooMany` where nothing is left.
    mutating func admit() throws {
        allowance = limits?.admit(kind, from: sender, at: arrival)
        if let refusal = allowance?.refusal { throw refusal }
    }

    /// Counts a read as one for what lies in memory, where its answer turned out to: it only had to be looked for longer.
    mutating func settle(_ answer: Answer) throws {
        guard kind == .read, answer.isFromMemory, allowance != nil else { return }
        (kind, allowance) = (.kept, limits?.admitAsKept(from: sender, at: arrival))
        if let refusal = allowance?.refusal { throw refusal }
    }

    /// Counts one less: it will be counted once its answer was waited for.
    func withdraw() {
        limits?.withdraw(kind, from: sender)
    }

    /// What the sender is told to have left: answers from memory, which caches in front keep, say nothing of whoever asked.
    var told: Allowance? {
        kind == .kept && allowance?.standing.isAdmitted == true ? nil : allowance
    }
}
