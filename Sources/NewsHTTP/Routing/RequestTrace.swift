internal import NewsDomain

/// What is noted of a request on its way, for those who watch.
struct RequestTrace: Sendable {
    /// The number of its route; nil as long as none was found.
    var route: Int?
    /// What it has had storage do; nil where nobody wants to know.
    var storage: StorageUse?
    /// How long it has waited for something new because it wanted to.
    var waited = Duration.zero
    /// The name of the key that it writes with.
    var key: String?
}

extension Request {
    /// Does work for the request, whose use of storage is noted.
    func noting<Value>(_ work: () throws -> Value) rethrows -> Value {
        guard let storage = trace.storage else { return try work() }
        return try StorageUse.$current.withValue(storage, operation: work)
    }

    /// The same of work that waits.
    func notingTask<Value: Sendable>(_ work: () async throws -> Value) async rethrows -> Value {
        guard let storage = trace.storage else { return try await work() }
        return try await StorageUse.$current.withValue(storage, operation: work)
    }
}
