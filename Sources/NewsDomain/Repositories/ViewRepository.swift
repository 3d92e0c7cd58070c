/// Where views are counted.
package protocol ViewRepository: Sendable {
    /// Counts views and returns once they are on disk. A visitor counts once per article within
    /// ``RecentViews/window``; a view that does not count is no error, and is waited for like one that does. A former
    /// slug stands for its article.
    ///
    /// All count or none. Throws ``NewsError/Code/unprocessable`` with a fault for each article that is not live,
    /// pointing into `/views`; where there is but one view, ``NewsError/Code/notFound`` or ``NewsError/Code/gone``. Returns how
    /// many counted.
    @discardableResult
    func count(_ views: [View], at now: Timestamp) async throws -> Int

    /// Checks the articles of views that are not to be counted; throws as counting does.
    func checkArticles(of views: [View], at now: Timestamp) async throws
}
