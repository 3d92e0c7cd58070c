/// What the command line asks of the newsroom. Every method blocks the calling thread.
package protocol MaintenanceRepository: Sendable {
    /// What is wrong with the stored data, each in a sentence; empty where all is well.
    ///
    /// Checks the file's integrity, its references, and every maintained counter against the rows it counts.
    func integrityFaults() throws -> [String]

    /// Looks whether the newsroom can be read and written: whether its files are where they were, and, where something failed
    /// last, whether it still does.
    func examine() -> NewsroomHealth

    /// How much there is of everything.
    func statistics(at now: Timestamp) throws -> NewsroomStatistics

    /// When records of the source were first imported; nil where none ever were.
    func firstImported(from source: String) throws -> Timestamp?

    /// Counts articles whose time has come as live, and returns how many there were.
    @discardableResult
    func publishDueArticles(at now: Timestamp) throws -> Int

    /// Moves the windows of views to the present, and works out the rankings anew where anything they are made of has
    /// changed since it was last done. Safe to stop at any point and to call again.
    ///
    /// The writer is never held for more than a few hundred rows at a time.
    func refreshRankings(at now: Timestamp) throws

    /// Takes a step of the search for topics in what was written before they had their names: looks through some articles
    /// and ties them to what their texts speak of. Nil where there is nothing to look for. Safe to stop at any point and to
    /// call again, by whatever process.
    ///
    /// The writer is held for what has changed of one step alone.
    func searchForTopics(at now: Timestamp) throws -> TopicSearchStep?

    /// Deletes what has served its time: comments that were pending or spam for ``CommentRetention/seconds``, articles that
    /// lay in the trash for ``ArticleTrash/seconds``, idempotency keys of yesterday, changes and revisions beyond the
    /// retention; folds the hours of old views into days. Returns how many comments and articles were deleted.
    ///
    /// The writer is never held for more than a few hundred rows at a time.
    @discardableResult
    func purge(_ retention: Retention, at now: Timestamp) throws -> PurgedRows

    /// Sets every maintained value right that differs from the rows it stands for; a sentence for each kind that did. What
    /// ``integrityFaults()`` finds beyond that cannot be repaired.
    func repairCounters() throws -> [String]
}

/// What a step of the search for topics came to.
package struct TopicSearchStep: Hashable, Sendable {
    /// How many articles were looked through; 0 where names changed meanwhile, and it is to be taken again.
    package var articles: Int
    /// How many of them are tied to other topics, or to other places of their text, than before.
    package var tied: Int
    /// Whether the search is at its end.
    package var isLast: Bool

    package init(articles: Int = 0, tied: Int = 0, isLast: Bool = false) {
        self.articles = articles
        self.tied = tied
        self.isLast = isLast
    }
}

/// What was deleted because its time was over.
package struct PurgedRows: Hashable, Sendable {
    package var comments: Int
    package var articles: Int

    package init(comments: Int, articles: Int) {
        self.comments = comments
        self.articles = articles
    }
}

/// How much there is of everything.
package struct NewsroomStatistics: Sendable {
    /// Articles by what readers see of them: `draft`, `scheduled`, `published`, `withdrawn`, `trashed`.
    package var articles: [(status: String, count: Int)]
    /// Comments by status.
    package var comments: [(status: String, count: Int)]
    /// Everything else by its plural, such as `sections`.
    package var others: [(name: String, count: Int)]
    /// Size of the database with its write-ahead log, in bytes.
    package var databaseBytes: Int

    package init(
        articles: [(status: String, count: Int)],
        comments: [(status: String, count: Int)],
        others: [(name: String, count: Int)],
        databaseBytes: Int
    ) {
        self.articles = articles
        self.comments = comments
        self.others = others
        self.databaseBytes = databaseBytes
    }
}

/// How long comments are kept that nobody approved.
package enum CommentRetention {
    /// 30 days.
    package static let seconds: Int64 = 30 * 24 * 3600
}
