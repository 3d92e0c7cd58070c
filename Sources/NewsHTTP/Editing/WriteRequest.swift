internal import HTTPTypes
internal import NewsDomain
internal import NewsJSON

/// A request that writes, read to the end: alone, or as one of a batch.
struct WriteRequest: RoutedRequest {
    let variables: [PathVariable]
    let headers: HTTPFields
    var query: QueryReader
    var body: BodyReader

    /// Throws everything that is wrong: of the parameters, or else of the body.
    mutating func finish() throws {
        try query.finish()
        try body.finish()
    }
}

extension WriteRequest {
    /// The versions that `If-Match` allows; all where there is none. Throws before that what is wrong with the parameters.
    mutating func condition() throws -> VersionCondition {
        try query.finish()
        return try VersionCondition(ifMatch: headers)
    }

    /// The versions that `If-Match` allows, which has to be there (RFC 6585, section 3). Throws before that what is wrong
    /// with the parameters.
    mutating func requiredCondition() throws -> VersionCondition {
        try query.finish()
        guard headers[.ifMatch] != nil else {
            let detail = "Send “If-Match” with the ETag of the version that you have seen, or “*”."
            throw NewsError(
                .preconditionRequired,
                detail,
                faults: [Fault(.header("If-Match"), code: "required", detail: detail)]
            )
        }
        return try condition()
    }
}

extension VersionCondition {
    /// The versions that `If-Match` allows; all where there is none.
    init(ifMatch headers: HTTPFields) throws {
        guard let header = headers[.ifMatch] else {
            self = .any
            return
        }
        guard let tags = EntityTag.list(header) else {
            let detail = "“If-Match” must be “*” or entity tags such as \(EntityTag(version: 3).text)."
            throw NewsError(.invalid, detail, faults: [Fault(.header("If-Match"), code: "malformed", detail: detail)])
        }
        let versions = tags.compactMap(\.version)
        guard tags.isEmpty || !versions.isEmpty else { throw Self.noVersion(tags) }
        self = tags.isEmpty ? .any : .oneOf(versions)
    }

    /// None of the tags is that of a version, nor ever will be: to read again and to send the new tag would not help.
    private static func noVersion(_ tags: [EntityTag]) -> NewsError {
        let weak = tags.first { $0.isWeak && EntityTag(strong: $0).version != nil }.map(EntityTag.init(strong:))
        let example = weak ?? EntityTag(version: 3)
        let detail =
            weak == nil
            ? "This is no version's tag, but one that readers get. A version's is such as \(example.text): the “ETag” of a GET "
                + "with your key."
            : "A weak tag names no version for “If-Match”: send \(example.text)."
        let params = FaultParams(suggestion: weak?.text)
        let fault = Fault(.header("If-Match"), code: "notAVersion", detail: detail, params)
        return NewsError(.preconditionFailed, detail, faults: [fault])
    }
}
