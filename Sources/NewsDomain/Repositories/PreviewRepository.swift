/// Where the tokens are kept that open articles to those who have no key: their hashes alone.
package protocol PreviewRepository: Sendable {
    /// The article of that id, slug or former slug, where a token opens it; nil where there is no such token, it has ended, or
    /// it is another article's, or the article lies in the trash.
    func article(_ reference: ResourceReference, openedBy hash: [UInt8], at now: Timestamp) throws -> Int64?

    /// The tokens of an article that have not ended, newest first. Throws ``NewsError/Code/notFound`` where there is no such article.
    func previews(of article: ResourceReference, at now: Timestamp) throws -> [Preview]

    /// Makes a token for an article of any status.
    ///
    /// Throws ``NewsError/Code/notFound`` where there is no such article or it lies in the trash, ``NewsError/Code/conflict`` where
    /// it has ``Preview/maximumPerArticle`` already.
    func createPreview(of article: ResourceReference, _ new: NewPreview, at now: Timestamp) async throws -> Preview

    /// Ends a token at once. Throws ``NewsError/Code/notFound`` where the article has none of that id that has not ended.
    func revokePreview(_ id: Int64, of article: ResourceReference, at now: Timestamp) async throws
}
