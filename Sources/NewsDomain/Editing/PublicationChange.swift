/// What an editor's change makes of a state of publication, and what may follow which.
package struct PublicationChange: Hashable, Sendable {
    /// A rule that a change breaks.
    package enum Violation: Hashable, Sendable {
        /// What is scheduled must lie ahead.
        case liesNotAhead
        /// What readers cannot have seen is deleted, not withdrawn.
        case neverPublished
        /// Only a draft has no moment of publication.
        case momentMissing
    }

    /// The status that is asked for; nil where it stays. The trash is no status that is given.
    package var status: EditorialStatus?
    /// The moment that is asked for, which may be none; nil where it stays.
    package var publishedAt: Timestamp??

    package init(to status: EditorialStatus?, publishedAt: Timestamp??) {
        self.status = status
        self.publishedAt = publishedAt
    }

    /// What becomes of a state at a moment, and all the rules that this breaks.
    package func applied(to before: Publication, at now: Timestamp) -> (after: Publication, broken: [Violation]) {
        var after = before
        after.publishedAt = publishedAt ?? before.publishedAt
        var broken: [Violation] = []
        switch status {
        case .draft: after.status = .draft
        case .published:
            after.status = .published
            // Without a moment of its own that means now, also where it was to be later.
            if (publishedAt ?? nil) == nil { after.publishedAt = min(after.publishedAt ?? now, now) }
        case .scheduled:
            after.status = .published
            if after.wasPublished(by: now), !hasComeDue(before) { broken.append(.liesNotAhead) }
        case .withdrawn:
            after.status = .withdrawn
            if !before.wasPublished(by: now) { broken.append(.neverPublished) }
        case .trashed, nil: break
        }
        // What cannot be scheduled or withdrawn has been told of that.
        if after.status != .draft, after.publishedAt == nil, broken.isEmpty, status != .scheduled {
            broken.append(.momentMissing)
        }
        return (after, broken)
    }

    /// Whether it only sends back what has come due since it was read: that is published by now.
    private func hasComeDue(_ before: Publication) -> Bool {
        before.status == .published && publishedAt == .some(before.publishedAt)
    }
}
