internal import HTTPTypes
internal import Metrics
internal import NewsDomain
internal import NewsJSON

/// Comments that readers send in, and what they may still do with them.
struct SubmissionController {
    let service: CommentService
    let moderation: ModerationService
    let repository: any ModerationRepository
    let clients: ClientReader
    let metrics: any MetricsFactory

    var endpoints: [Endpoint] {
        [
            Endpoint(.post, "/v1/articles/{article}/comments", submit).countingRefusals(as: .commentsRefused),
            Endpoint(.get, "/v1/comments/{comment}", show),
            Endpoint(.patch, "/v1/comments/{comment}", change),
            Endpoint(.delete, "/v1/comments/{comment}", delete),
        ]
    }

    /// POST /v1/articles/{article}/comments
    @Sendable func submit(_ request: Request) async throws -> Answer {
        try request.refuseParameters()
        let article = try request.article()
        let body = try await RequestBody(request, maximumLength: RequestBody.maximumLengthOfComment)
        var members = try body.members()
        let token = Secret.random(bytes: 16)
        var submission = CommentSubmission(
            article: article,
            text: members.requiredString("text"),
            editToken: Secret.digest(token)
        )
        submission.name = members.string("name")
        submission.email = members.string("email")
        submission.parentID = members.id("parentId")
        submission.isTrapped = members.string("website").map { !$0.isEmpty } ?? false
        submission.client = clients.address(of: request)
        members.take(service.faults(of: submission))
        try members.finish()
        let answer: @Sendable (OwnComment) -> Answer = { .submitted($0, token) }
        let once = try Idempotency(request, body, from: submission.client)
        switch try await service.submit(submission, claim: once.claim, memo: { once.memo(answer($0)) }) {
        case .now(let own):
            MetricDescription.commentsTaken.counter([("status", own.status.rawValue)], in: metrics).increment()
            return answer(own)
        case .before(let memo): return try once.answer(memo).uncached
        }
    }

    /// GET /v1/comments/{comment}
    @Sendable func show(_ request: Request) async throws -> Answer {
        try request.refuseParameters()
        let id = try request.comment()
        if request.principal?.may(.moderate) == true {
            return .moderated(try await repository.moderated(id))
        }
        if let token = request.editToken {
            return .own(try await service.comment(id, token: token))
        }
        var answer = Answer.one(try await service.comment(id), .comment)
        answer.headers[.vary] = "Authorization, Edit-Token"
        return answer
    }

    /// PATCH /v1/comments/{comment}
    @Sendable func change(_ request: Request) async throws -> Answer {
        try request.refuseParameters()
        let id = try request.comment()
        let isAuthor = request.editToken != nil && request.principal?.may(.moderate) != true
        let moderator = isAuthor ? nil : try request.require(.moderate)
        let condition = try VersionCondition(ifMatch: request.headers)
        let types = ["application/json", "application/merge-patch+json"]
        let limit = RequestBody.maximumLengthOfComment
        var members = try await RequestBody(request, types: types, maximumLength: limit).members()
        var change = ModerationChange()
        members.passOver(membersOf: .moderatedComment)
        members.passOver(membersOf: .submittedComment)
        if moderator != nil, members.has("status") {
            change.status = members.requiredChoice("status", of: CommentStatus.allCases)
        }
        // A deleted comment is answered without words, and sent back so.
        if change.status != .deleted || members.value("text") != nil {
            if members.has("text") { change.change.text = members.requiredString("text") }
            if members.has("name") { change.change.name = .some(members.string("name")) }
        }
        try members.finish()
        if let moderator {
            return .moderated(try await moderation.change(id, change, condition, by: moderator.name))
        }
        return .own(try await service.change(id, token: request.editToken ?? [], change.change, condition))
    }

    /// DELETE /v1/comments/{comment}
    @Sendable func delete(_ request: Request) async throws -> Answer {
        try request.refuseParameters()
        let id = try request.comment()
        if let token = request.editToken, request.principal?.may(.moderate) != true {
            try await service.delete(id, token: token, VersionCondition(ifMatch: request.headers))
        } else {
            let moderator = try request.require(.moderate)
            let condition = try VersionCondition(ifMatch: request.headers)
            _ = try await moderation.change(id, ModerationChange(status: .deleted), condition, by: moderator.name)
        }
        return Answer(status: .noContent).uncached
    }
}

extension Answer {
    /// A comment as moderators see it, with the tag of its version.
    fileprivate static func moderated(_ comment: ModeratedComment) -> Answer {
        .one(comment, .moderatedComment).tagged(version: comment.comment.version).uncached
    }

    /// A comment as its author sees it, with the tag of its version.
    fileprivate static func own(_ comment: OwnComment) -> Answer {
        .one(comment, .ownComment).tagged(version: comment.version).uncached
    }

    /// A comment that was taken: 201 where it shows already, 202 where somebody looks at it first. One taken for spam
    /// is answered like one that waits.
    fileprivate static func submitted(_ own: OwnComment, _ token: String) -> Answer {
        var answer = Answer.one(SubmittedComment(own: own.asToldToItsAuthor, editToken: token), .submittedComment)
            .tagged(version: own.version).uncached
        answer.status = own.status == .approved ? .created : .accepted
        answer.headers[.location] = "/v1/comments/\(own.comment.id)"
        return answer
    }
}

extension Request {
    /// SHA-256 of the token that a comment's author got.
    fileprivate var editToken: [UInt8]? {
        headers[.editToken].map(Secret.digest)
    }
}

extension HTTPField.Name {
    static let editToken = constant("Edit-Token")
}
