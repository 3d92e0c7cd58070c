internal import HTTPTypes

/// One row of a controller's route table.
struct Endpoint: Sendable {
    /// Answers on the thread that asks, without waiting for anything but the disk, or throws ``ReadBudget/Exceeded``.
    typealias Read = @Sendable (Request) throws -> Answer
    /// Answers when it is done.
    typealias Task = @Sendable (Request) async throws -> Answer

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

    /// Whether it answers a method: a GET answers HEAD, too.
    func takes(_ method: HTTPRequest.Method) -> Bool {
        self.method == method || (method == .head && self.method == .get)
    }
}
