/// Where a comment stands with the moderators. Readers see approved ones, and of a deleted one with replies its place.
package enum CommentStatus: String, Hashable, Sendable, CaseIterable {
    case pending, approved, rejected, spam, deleted
}
