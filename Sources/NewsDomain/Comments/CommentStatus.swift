/// Where a comment stands with the moderators. Readers see approved ones, and of a deleted one with replies its place.
package enum CommentStatus: String, Hashable, Sendable, CaseIterable {
    case pending, approved, rejected, spam, deleted

    /// Whether a comment is judged anew when its author changes it. What moderators refused or took for spam does not come
    /// back by being changed.
    package var isJudgedAnew: Bool {
        self == .pending || self == .approved
    }
}
