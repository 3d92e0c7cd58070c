import NewsDomain
import NewsSQLite
import NewsTestSupport

/// A copy of a newsroom as a client keeps it: by kind and id, what each thing is.
struct SyncCopy {
    let selection: SyncSelection
    private(set) var things: [SyncKey: String] = [:]
    /// What the last run took in and threw out.
    private(set) var upserts: [SyncKey] = []
    private(set) var deletions: [SyncKey: SyncDeletion] = [:]
    private(set) var pages = 0
    private(set) var place: SyncPlace?

    init(_ kinds: [SyncKind] = SyncKind.allCases, _ filter: SyncFilter = SyncFilter()) {
        selection = SyncSelection(kinds: kinds, filter: filter)
    }

    /// Brings the copy up to date, page after page; `between` is done between them.
    mutating func follow(_ newsroom: TestNewsroom, between: () async throws -> Void = {}) async throws {
        (upserts, deletions, pages) = ([], [:], 0)
        while true {
            let page = try newsroom.store.syncPage(selection, parts: .all, after: place, at: newsroom.clock.now())
            for item in page.items { take(item) }
            place = page.end
            pages += 1
            if page.isLast { return }
            try await between()
        }
    }

    private mutating func take(_ item: SyncItem) {
        switch item.operation {
        case .upsert(let value):
            things[item.key] = value.described
            upserts.append(item.key)
        case .delete(let deletion):
            things[item.key] = nil
            deletions[item.key] = deletion
        }
    }
}

extension SyncValue {
    /// What a copy holds of it: neither counts nor names of others.
    var described: String {
        switch self {
        case .section(var section):
            section.articleCount = 0
            return "\(section)"
        case .tag(var tag):
            tag.articleCount = 0
            return "\(tag)"
        case .author(var author):
            author.articleCount = 0
            return "\(author)"
        case .topic(var topic):
            (topic.articleCount, topic.inFocus) = (0, false)
            return "\(topic)"
        case .gallery(let gallery): return "\(gallery)"
        case .article(var article):
            article.summary.commentCount = 0
            article.summary.section.name = ""
            for index in article.summary.authors.indices { article.summary.authors[index].name = "" }
            for index in article.summary.tags.indices { article.summary.tags[index].name = "" }
            return "\(article)"
        case .collection(let collection): return "\(collection)"
        }
    }
}
