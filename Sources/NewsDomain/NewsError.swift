/// What can go wrong, in the newsroom's words. One table in the HTTP layer maps each code to a status.
package struct NewsError: Error, Sendable {
    /// The kind of failure.
    package enum Code: String, Sendable, CaseIterable {
        /// There is no such thing, or none that the caller may know of.
        case notFound
        /// There was such a thing, and it was withdrawn.
        case gone
        /// The request, not the newsroom, is wrong: `faults` says where.
        case invalid
        /// A well-formed change breaks a rule: `faults` says which.
        case unprocessable
        /// What was asked for takes more time to read than one request may: `faults` names the filters.
        case tooWide
        /// The change clashes with what exists.
        case conflict
        /// What the caller has cannot be brought up to date: it has to begin anew.
        case mustRefetch
        /// The thing has changed since the caller saw it.
        case preconditionFailed
        /// The caller has to say which version it has seen.
        case preconditionRequired
        case forbidden
        case unauthenticated
        case tooMany
        /// Try again later.
        case unavailable
        /// A failure of ours; its cause is logged, never answered.
        case `internal`
    }

    package var code: Code
    /// One sentence for the caller; holds nothing that the caller may not know.
    package var detail: String
    package var faults: [Fault]
    /// After how many seconds it may be tried again, where that is known.
    package var retryAfter: Int64?
    /// Why it happened, for the log alone: it may name paths and statements.
    package var cause: String?

    package init(_ code: Code, _ detail: String, faults: [Fault] = []) {
        self.code = code
        self.detail = detail
        self.faults = faults
    }

    /// Members of a body that are wrong.
    package static func wrongMembers(_ faults: [Fault]) -> NewsError {
        let count = faults.count == 1 ? "A member of the body is" : "\(faults.count) members of the body are"
        return NewsError(.unprocessable, "\(count) wrong; see errors.", faults: faults)
    }

    /// Too much of something; it may be tried again after so many seconds.
    package static func tooMany(_ detail: String, retryAfter: Int64) -> NewsError {
        var error = NewsError(.tooMany, detail)
        error.retryAfter = retryAfter
        return error
    }
}

/// One thing that is wrong with a request.
package struct Fault: Hashable, Sendable {
    /// Where it is.
    package enum Place: Hashable, Sendable {
        /// A parameter of the URL, by name.
        case parameter(String)
        /// A member of the body, as a JSON Pointer (RFC 6901).
        case pointer(String)
        /// A header, by name.
        case header(String)
    }

    package var place: Place
    /// A stable word for programs, such as `unknown` or `outOfRange`.
    package var code: String
    /// A sentence for people.
    package var detail: String
    /// What the sentence tells, for whoever says it in another language.
    package var params: FaultParams

    package init(_ place: Place, code: String, detail: String, _ params: FaultParams = FaultParams()) {
        self.place = place
        self.code = code
        self.detail = detail
        self.params = params
    }
}
