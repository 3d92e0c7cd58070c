/// How a site takes comments.
package struct CommentPolicy: Sendable {
    /// When a comment shows.
    package enum Mode: String, Sendable, CaseIterable {
        /// Once a moderator has approved it.
        case pre
        /// At once; a moderator may take it away.
        case post
        /// Nobody may comment.
        case closed
    }

    /// What a reader may have to tell.
    package enum Field: String, Sendable, CaseIterable {
        case name, email
    }

    package var mode = Mode.pre
    package var required: Set<Field> = []
    /// How often comments may come from one subnet; empty for no limit.
    package var limits = [RateLimit(count: 2, seconds: 60), RateLimit(count: 20, seconds: 3600)]
    /// Whether the limits are for everybody but the machine itself.
    package var exemptsLoopback = false

    package init() {}

    /// Unicode scalars.
    package static let maximumNameLength = 80
    /// Unicode scalars.
    package static let textLength = 3...4_000
    /// More links than this, and a moderator looks first.
    package static let maximumLinks = 2
}

extension CommentPolicy {
    /// How a comment is filed that breaks no rule. A suspicious one waits for a moderator whatever the mode; that it was
    /// taken for spam is not told to its sender.
    func status(text: String, name: String?, isTrapped: Bool, blocked: BlockedWords) -> CommentStatus {
        if isTrapped || blocked.match(text) || name.map(blocked.match) == true { return .spam }
        let links = LinkCount.links(in: text) + (name.map { LinkCount.links(in: $0) } ?? 0)
        if links > Self.maximumLinks { return .pending }
        return mode == .post ? .approved : .pending
    }

    /// What is wrong with a comment: of its texts as they were cleaned, and of their length as they were sent too, so
    /// that whoever counts before sending is right.
    func faults(of submission: CommentSubmission, sentAs sent: CommentSubmission) -> [Fault] {
        var faults =
            Self.faults(name: submission.name, sentAs: sent.name)
            + Self.faults(text: submission.text, sentAs: sent.text)
        if required.contains(.name), submission.name == nil {
            faults.append(Fault(.pointer("/name"), code: "required", detail: "“name” is needed here."))
        }
        if required.contains(.email), submission.email == nil {
            faults.append(Fault(.pointer("/email"), code: "required", detail: "“email” is needed here."))
        }
        if let email = submission.email, !EmailAddress.isWellFormed(email) {
            faults.append(Fault(.pointer("/email"), code: "notAnAddress", detail: "“email” is no e-mail address."))
        }
        return faults
    }

    static func faults(name: String?, sentAs sent: String?) -> [Fault] {
        guard max(name.length, sent.length) > maximumNameLength else { return [] }
        let detail = "“name” may have \(maximumNameLength) characters at most."
        let params = FaultParams(max: maximumNameLength, actual: max(name.length, sent.length))
        return [Fault(.pointer("/name"), code: "tooLong", detail: detail, params)]
    }

    static func faults(text: String, sentAs sent: String) -> [Fault] {
        var length = text.unicodeScalars.count
        if length >= textLength.lowerBound { length = max(length, sent.unicodeScalars.count) }
        guard !textLength.contains(length) else { return [] }
        let detail =
            "“text” must have \(textLength.lowerBound) to \(textLength.upperBound) characters; it has \(length)."
        let code = length < textLength.lowerBound ? "tooShort" : "tooLong"
        let params = FaultParams(min: textLength.lowerBound, max: textLength.upperBound, actual: length)
        return [Fault(.pointer("/text"), code: code, detail: detail, params)]
    }
}

extension String? {
    /// Unicode scalars; none of no text.
    fileprivate var length: Int { self?.unicodeScalars.count ?? 0 }
}
