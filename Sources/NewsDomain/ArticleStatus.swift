/// What an editor has said of an article. Whether a published one is live is a matter of its `publishedAt` and the
/// clock: there is no job that publishes.
package enum ArticleStatus: String, Hashable, Sendable, CaseIterable {
    /// Not meant for readers.
    case draft
    /// For readers from its `publishedAt` on; while that lies ahead it is called scheduled.
    case published
    /// Was published and is taken back: gone, not unknown.
    case withdrawn
}
