/// How long is kept what nobody asks for any more. 0 of something keeps it for ever.
package struct Retention: Sendable, Hashable {
    /// Days for which the change log goes back: whoever follows it and was away for longer begins anew.
    package var changeDays = 90
    /// Revisions of an article, the newest ones and the first; fewer than ``fewestRevisions`` are so many.
    package var revisionsPerArticle = 200
    package static let fewestRevisions = 20

    package init() {}
}
