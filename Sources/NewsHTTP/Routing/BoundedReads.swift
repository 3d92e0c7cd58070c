internal import NewsDomain

/// Reads within their bounds: where a thread that others wait for has no more time, on a thread that is there for it.
struct BoundedReads: Sendable {
    let workers: ReadThreadPool
    let clients: ClientReader

    /// What an endpoint answers within a brief budget; nil where that takes longer.
    static func atOnce(_ read: Endpoint.Read, _ request: Request, within budget: ReadBudget = .shared) throws -> Answer?
    {
        do {
            return try request.noting { try ReadBudget.$current.withValue(budget) { try read(request) } }
        } catch is ReadBudget.Exceeded {
            return nil
        }
    }

    /// The same budget; one for all where what is new cannot wait for a thread of its own.
    func bounded(_ budget: ReadBudget, for request: Request) -> ReadBudget {
        guard budget.isForKnown else { return budget }
        let hasRoom = workers.hasRoom(for: client(of: request), asksForMany: Self.asksForMany(request))
        return hasRoom ? budget : .shared
    }

    /// What an endpoint answers, however long that takes within the bound.
    ///
    /// Throws `tooWide` where it takes longer, `unavailable` where too many wait already.
    func answer(_ read: @escaping Endpoint.Read, _ request: Request) async throws -> Answer {
        if let answer = try await briefly(read, request) { return answer }
        let budget: ReadBudget = request.principal == nil ? .alone : .editorial
        do {
            return try await onWorker(request) {
                try request.noting { try ReadBudget.$current.withValue(budget) { try read(request) } }
            }
        } catch is ReadBudget.Exceeded {
            throw Self.tooWide(request.query)
        }
    }

    /// The answer, where that takes no longer than others can wait.
    private func briefly(_ read: @escaping Endpoint.Read, _ request: Request) async throws -> Answer? {
        if request.isWide { return nil }
        guard request.isPutOff else { return try Self.atOnce(read, request) }
        return try await onWorker(request, isBrief: true) { try Self.atOnce(read, request, within: .brief) }
    }

    private func onWorker<Value: Sendable>(
        _ request: Request,
        isBrief: Bool = false,
        _ make: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await workers.answer(
            to: client(of: request),
            asksForMany: Self.asksForMany(request),
            isBrief: isBrief,
            make
        )
    }

    private func client(of request: Request) -> Subnet? { clients.address(of: request)?.subnet }

    /// Whether who asks is no single reader.
    private static func asksForMany(_ request: Request) -> Bool { request.head.sender == .exempt }

    /// What a GET that waits for more than the disk answers: only those with a key may send one.
    func answer(_ task: Endpoint.Task, _ request: Request) async throws -> Answer {
        do {
            return try await request.notingTask {
                try await ReadBudget.$current.withValue(.editorial) { try await task(request) }
            }
        } catch is ReadBudget.Exceeded {
            throw Self.tooWide(request.query)
        }
    }

    /// Parameters that do not say what is read.
    private static let harmless: Set<Substring> = ["cursor", "fields", "format", "highlight", "limit", "sort", "view"]

    /// Names the parameters that a request has: it is they together that ask for too much.
    private static func tooWide(_ query: String) -> NewsError {
        var names: [Substring] = []
        for pair in query.split(separator: "&") {
            let name = pair.prefix { $0 != "=" }
            if !harmless.contains(name), !names.contains(name) { names.append(name) }
        }
        return NewsError(
            .tooWide,
            "This takes more time than one request may. Ask for less at once.",
            faults: names.map { Fault(.parameter(String($0)), code: "tooWide", detail: "“\($0)” asks for too much.") }
        )
    }
}
