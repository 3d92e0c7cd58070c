package import NewsDomain

/// A problem document (RFC 9457).
package struct Problem: Sendable {
    /// The last part of the problem's type URI, such as `not-found`.
    package var type: String
    /// A few words that are the same for every problem of the type.
    package var title: String
    package var status: Int
    /// A sentence about this one.
    package var detail: String
    /// The path of the request.
    package var instance: String
    package var requestID: String
    /// Everything that is wrong with the request.
    package var faults: [Fault]

    package init(
        type: String,
        title: String,
        status: Int,
        detail: String,
        instance: String,
        requestID: String,
        faults: [Fault] = []
    ) {
        self.type = type
        self.title = title
        self.status = status
        self.detail = detail
        self.instance = instance
        self.requestID = requestID
        self.faults = faults
    }

    /// What every problem's type begins with: a stable name, not a place to visit.
    package static let typePrefix = "urn:broadsheet:problem:"

    /// The document's bytes.
    package func encoded() -> [UInt8] {
        var json = JSONWriter(capacity: 512)
        Shape.problem.write(self, to: &json)
        return json.finish()
    }
}

extension Shape where Value == Problem {
    fileprivate static let problem = Shape([
        .string("type") { Problem.typePrefix + $0.type },
        .string("title") { $0.title },
        .integer("status") { $0.status },
        .string("detail") { $0.detail },
        .string("instance") { $0.instance },
        .string("requestId") { $0.requestID },
        .list("errors", .fault) { $0.faults }.onlyIf { !$0.faults.isEmpty },
    ])
}

extension Shape where Value == Fault {
    fileprivate static let fault = Shape([
        .string("parameter") { $0.parameter }.onlyIf { $0.parameter != nil },
        .string("pointer") { $0.pointer }.onlyIf { $0.pointer != nil },
        .string("header") { $0.header }.onlyIf { $0.header != nil },
        .string("code") { $0.code },
        .string("detail") { $0.detail },
        .object("params", .params) { $0.params }.onlyIf { !$0.params.isEmpty },
    ])
}

extension Shape where Value == FaultParams {
    fileprivate static let params = Shape([
        .integer("min") { $0.min }.onlyIf { $0.min != nil },
        .integer("max") { $0.max }.onlyIf { $0.max != nil },
        .integer("actual") { $0.actual }.onlyIf { $0.actual != nil },
        .string("unknown") { $0.unknown }.onlyIf { $0.unknown != nil },
        .strings("known") { $0.known }.onlyIf { !$0.known.isEmpty },
        .string("suggestion") { $0.suggestion }.onlyIf { $0.suggestion != nil },
        .string("expected") { $0.expected }.onlyIf { $0.expected != nil },
        .string("other") { $0.other }.onlyIf { $0.other != nil },
    ])
}

extension Fault {
    fileprivate var parameter: String? {
        if case .parameter(let name) = place { name } else { nil }
    }

    fileprivate var pointer: String? {
        if case .pointer(let pointer) = place { pointer } else { nil }
    }

    fileprivate var header: String? {
        if case .header(let name) = place { name } else { nil }
    }
}
