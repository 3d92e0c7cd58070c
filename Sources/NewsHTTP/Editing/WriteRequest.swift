internal import HTTPTypes
internal import NewsDomain
internal import NewsJSON

/// A request that writes, read to the end: alone, or as one of a batch.
struct WriteRequest {
    /// The variables of the path, decoded.
    let parameters: [String: String]
    let headers: HTTPFields
    var query: QueryReader
    var body: BodyReader

    /// The variable of that name.
    func segment(_ name: String) throws -> String {
        guard let text = parameters[name] else { throw NewsError(.notFound, "There is no such \(name).") }
        return text
    }

    /// What the variable names: digits are an id, anything else a slug.
    func reference(_ name: String) throws -> ResourceReference {
        ResourceReference(text: try segment(name))
    }

    /// The article that `{article}` names.
    func article() throws -> ArticleReference {
        try reference("article")
    }

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
        guard let header = headers[.ifMatch] else { return .any }
        guard let tags = EntityTag.list(header) else {
            let detail = "“If-Match” must be “*” or entity tags such as \(EntityTag(version: 3).text)."
            throw NewsError(
                .invalid,
                detail,
                faults: [Fault(.header("If-Match"), code: "malformed", detail: detail)]
            )
        }
        return tags.isEmpty ? .any : .oneOf(tags.compactMap(\.version))
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
