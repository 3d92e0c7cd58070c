internal import HTTPTypes
internal import Hummingbird

/// One row of a controller's route table.
struct Endpoint: Sendable {
    /// Answers on the thread that asks, without waiting for anything but the disk, or throws ``ReadBudget/Spent``.
    typealias Read = @Sendable (ReadRequest) throws -> Answer
    /// Answers when it is done.
    typealias Task = @Sendable (Request, NewsRequestContext) async throws -> Answer

    enum Handler: Sendable {
        case read(Read)
        case task(Task)
    }

    let method: HTTPRequest.Method
    /// As in openapi.yaml: `/v1/articles/{article}`.
    let path: String
    let handler: Handler
    /// Whether pages send beacons there.
    private(set) var takesBeacons = false

    /// A GET for everybody.
    init(read path: String, _ read: @escaping Read) {
        method = .get
        self.path = path
        handler = .read(read)
    }

    init(_ method: HTTPRequest.Method, _ path: String, _ task: @escaping Task) {
        self.method = method
        self.path = path
        handler = .task(task)
    }

    /// The same, to which pages send beacons: its answers say nothing that is not for everybody.
    var forBeacons: Endpoint {
        var endpoint = self
        endpoint.takesBeacons = true
        return endpoint
    }

    /// The answer to a request that came by way of Hummingbird's router.
    func answer(_ request: Request, _ context: NewsRequestContext, _ reads: BoundedReads) async throws -> Answer {
        switch handler {
        case .read(let read): try await reads.answer(read, request, context)
        case .task(let task) where method == .get: try await reads.answer(task, request, context)
        case .task(let task): try await task(request, context)
        }
    }
}
