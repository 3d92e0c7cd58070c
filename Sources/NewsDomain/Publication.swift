/// Whether and from when on an article is there for readers: what its editor has said of it, by the clock.
package struct Publication: Hashable, Sendable {
    package var status: ArticleStatus
    /// Nil where no moment is set: of a draft, or of what is published by the change at hand.
    package var publishedAt: Timestamp?

    package init(_ status: ArticleStatus, publishedAt: Timestamp?) {
        self.status = status
        self.publishedAt = publishedAt
    }

    /// The moment from which readers see it; nil where they do not.
    package var listedAt: Timestamp? {
        status == .published ? publishedAt : nil
    }

    /// Whether readers see it at a moment.
    package func isLive(at now: Timestamp) -> Bool {
        listedAt.map { $0 <= now } ?? false
    }

    /// Whether readers may have seen it by a moment.
    package func wasPublished(by now: Timestamp) -> Bool {
        status != .draft && publishedAt.map { $0 <= now } ?? true
    }

    /// Throws unless readers see it at a moment: `gone` where they may have seen it before, else `notFound`. An article that
    /// is not yet published is as unknown as one that never was, and so is one that was withdrawn before its time.
    package func requireLive(at now: Timestamp) throws {
        guard status != .draft, let publishedAt, publishedAt <= now else { throw NewsError.noSuchArticle }
        guard status != .withdrawn else { throw NewsError(.gone, "The article was withdrawn.") }
    }
}

extension NewsError {
    /// There is no article of that name, or none that the caller may know of.
    package static let noSuchArticle = NewsError(.notFound, "There is no such article.")
}
