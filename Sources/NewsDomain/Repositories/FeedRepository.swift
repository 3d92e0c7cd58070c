/// What feeds and sitemaps need beyond the lists that readers page through. As ``NewsroomRepository``: `now` decides what is
/// visible, and the number of statements does not depend on how much there is.
package protocol FeedRepository: Sendable {
    /// The newest approved comments on live articles, newest first; deleted ones are left out. At most
    /// ``RecentCommentQuery/maximumLookedAt`` are looked at.
    ///
    /// Throws ``NewsError/Code/notFound`` and ``NewsError/Code/gone`` where there is no such article.
    func recentComments(_ query: RecentCommentQuery, at now: Timestamp) throws -> [RecentComment]

    /// The parts of the list of all pages that have any, by kind and number. Of those of articles it is told when one of the
    /// articles last changed, where that is among the last ``SitemapPart/idsPerPart`` changes.
    func sitemapParts(at now: Timestamp) throws -> [ListedSitemapPart]

    /// The pages of a part, by id; empty where it has none.
    func sitemapPages(of part: SitemapPart, at now: Timestamp) throws -> [SitemapPage]
}
