internal import HTTPTypes
internal import NewsDomain
internal import NewsJSON

/// Many operations in one transaction: all of them or none.
struct BatchWriting: Sendable {
    let repository: any EditorialRepository
    let clock: any NewsClock

    /// POST /v1/batch
    @Sendable func perform(_ request: Request) async throws -> Answer {
        let editor = try request.require(.write)
        try request.refuseParameters()
        let body = try await RequestBody(request)
        var members = try body.members()
        let operations = members.array("operations", atMost: EditorialOperation.maximumBatch)
        var prepared: [PreparedWrite] = []
        for (index, value) in operations.enumerated() {
            do {
                prepared.append(try prepare(value, request.routes))
            } catch let error as NewsError {
                members.take(error.faults(ofOperation: index))
            }
        }
        try members.finish()
        return try await perform(prepared, by: editor.name, once: try Idempotency(request, body))
    }

    private func perform(
        _ prepared: [PreparedWrite],
        by actor: String,
        once: Idempotency
    ) async throws -> Answer {
        let answer: @Sendable ([EditorialOutcome]) -> Answer = { outcomes in
            let results = zip(prepared, outcomes)
                .map { write, outcome in
                    let answer = write.answer(outcome)
                    return BatchResult(
                        status: answer.status.code,
                        headers: [HTTPField.Name.location, .eTag]
                            .compactMap { name in answer.headers[name].map { (name.rawName, $0) } },
                        body: answer.body
                    )
                }
            return .json(PageWriter.all(results, .batchResult))
        }
        do {
            let operations = prepared.map(\.operation)
            switch try await repository.perform(
                operations,
                by: actor,
                claim: once.claim,
                memo: { once.memo(answer($0)) },
                at: clock.now()
            ) {
            case .now(let outcomes): return answer(outcomes).uncached
            case .before(let memo): return try once.answer(memo).uncached
            }
        } catch let failure as EditorialFailure {
            var error = failure.reason
            error.faults = error.faults(ofOperation: failure.index, members: "/body")
            error.detail = "Operation \(failure.index) could not be done, so none was. \(error.detail)"
            throw error
        }
    }

    /// Reads one operation: `{method, path, headers, body}`.
    private func prepare(_ value: JSONValue, _ routes: Routes?) throws -> PreparedWrite {
        guard case .object(let object) = value else {
            let params = FaultParams(expected: MemberType.object.rawValue)
            throw NewsError.operation("", "wrongType", "An operation must be an object.", params)
        }
        var operation = BodyReader(object)
        let method = operation.requiredString("method")
        let path = operation.requiredString("path")
        let headers = operation.object("headers") { Self.headers(&$0) } ?? HTTPFields()
        let body = operation.has("body") ? object["body"] : nil
        try operation.finish()
        let (endpoint, variables, query) = try find(method, path, in: routes)
        let members: JSONObject
        switch body {
        case .object(let object): members = object
        case nil: members = JSONObject()
        default:
            let params = FaultParams(expected: MemberType.object.rawValue)
            throw NewsError.operation("/body", "wrongType", "“body” must be an object.", params)
        }
        var request = WriteRequest(
            variables: variables,
            headers: headers,
            query: QueryReader(query: query),
            body: BodyReader(members, at: "/body")
        )
        return try endpoint.prepare(&request)
    }

    /// The endpoint of a method and a path, the path's variables, and what stands behind its `?`.
    private func find(
        _ method: String,
        _ path: String,
        in routes: Routes?
    ) throws -> (WriteEndpoint, [PathVariable], query: String) {
        guard RequestTarget.isWellFormed(path) else {
            throw NewsError.operation("/path", "malformed", "“path” is not well-formed.")
        }
        let target = RequestTarget(path)
        let found = routes?.find(target.path)
        let here = found?.route.endpoints.compactMap(\.write) ?? []
        guard let variables = found?.variables, !here.isEmpty else {
            throw NewsError.operation("/path", "unknown", "Nothing at “\(path.abbreviated)” can be part of a batch.")
        }
        guard let write = here.first(where: { $0.method.rawValue == method }) else {
            let methods = here.map(\.method.rawValue)
            throw NewsError.operation(
                "/method",
                "unknownValue",
                "Possible at this path: \(methods.joined(separator: ", ")).",
                FaultParams(unknown: method.abbreviated, known: methods)
            )
        }
        return (write, variables, target.query)
    }

    /// The one header that an operation may have.
    private static func headers(_ members: inout BodyReader) -> HTTPFields {
        var headers = HTTPFields()
        if let condition = members.string("If-Match") { headers[.ifMatch] = condition }
        return headers
    }
}

extension NewsError {
    /// One thing that is wrong with an operation of a batch.
    fileprivate static func operation(
        _ pointer: String,
        _ code: String,
        _ detail: String,
        _ params: FaultParams = FaultParams()
    ) -> NewsError {
        NewsError(.unprocessable, detail, faults: [Fault(.pointer(pointer), code: code, detail: detail, params)])
    }

    /// The faults with where they are in the batch's body; `members` is where the pointers of its members begin. An
    /// error without any fault is one of the operation as a whole.
    fileprivate func faults(ofOperation index: Int, members: String = "") -> [Fault] {
        let base = "/operations/\(index)"
        guard !faults.isEmpty else { return [Fault(.pointer(base), code: code.rawValue, detail: detail)] }
        return faults.map { fault in
            let pointer =
                switch fault.place {
                case .pointer(let pointer): members + pointer
                case .parameter: "/path"
                case .header(let name): "/headers/\(name)"
                }
            return Fault(.pointer(base + pointer), code: fault.code, detail: fault.detail, fault.params)
        }
    }
}
