internal import HTTPTypes

/// One row of a controller's route table.
struct Endpoint: Sendable {
    /// Answers on the thread that asks, without waiting for anything but the disk, or throws ``ReadBudget/Exceeded``.
    typealias Read = @Sendable (Request) throws -> Answer
    /// Answers when it is done.
    typealias Task = @Sendable (Request) async throws -> Answer
    /// Returns when there is something to read.
    typealias Wait = @Sendable (Request) async throws -> Void

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
    /// What is waited for before it reads, where this parameter is given.
    private var wait: (parameter: String, wait: Wait)?
    /// Where its refusals are counted by their reasons; nil where they are not.
    private(set) var refusals: MetricDescription?
    /// What it does as an operation of a batch; nil where it cannot be one.
    private(set) var write: WriteEndpoint?

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

    /// What editors write, alone by the task, or in a batch.
    init(_ write: WriteEndpoint, alone task: @escaping Task) {
        self.init(write.method, write.path, task)
        self.write = write
    }

    /// The same, to which pages send beacons: its answers say nothing that is not for everybody.
    var forBeacons: Endpoint {
        var endpoint = self
        endpoint.takesBeacons = true
        return endpoint
    }

    /// The same, whose refusals are counted by their reasons.
    func countingRefusals(as description: MetricDescription) -> Endpoint {
        var endpoint = self
        endpoint.refusals = description
        return endpoint
    }

    /// The same, which waits before it reads where a parameter is given.
    func waiting(where parameter: String, _ wait: @escaping Wait) -> Endpoint {
        var endpoint = self
        endpoint.wait = (parameter, wait)
        return endpoint
    }

    /// What a request has to wait for first; nil where nothing.
    func wait(before request: Request) -> Wait? {
        guard let wait, request.query.contains("\(wait.parameter)=") else { return nil }
        return wait.wait
    }

    /// Whether it answers a method: a GET answers HEAD, too.
    func takes(_ method: HTTPRequest.Method) -> Bool {
        self.method == method || (method == .head && self.method == .get)
    }
}
