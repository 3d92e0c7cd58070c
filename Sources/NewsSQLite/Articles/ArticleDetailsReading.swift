internal import GRDB
internal import NewsDomain

extension Database {
    /// Sets the details of each article: one statement for the articles, one for their topics, one for their corrections.
    ///
    /// Throws ``NewsError/Code/tooWide`` where their bodies are more than one answer holds.
    func loadDetails(_ list: String, into summaries: inout [ArticleSummary]) throws {
        let topics = try topics(ofArticles: list)
        let corrections = try corrections(ofArticles: list)
        var bytes = 0
        var details: [Int64: ArticleDetails] = [:]
        try forEachRow(Self.detailsSQL, list) { columns in
            let (id, commentsOpen): (Int64, Bool) = (columns.next(), columns.next())
            let canonicalURL: String? = columns.optional()
            let (name, url): (String?, String?) = (columns.optional(), columns.optional())
            let body: String = columns.next()
            bytes += body.utf8.count
            guard bytes <= ArticleDetails.maximumBytes else { throw NewsError.tooLongTogether }
            details[id] = ArticleDetails(
                body: body,
                topics: topics[id] ?? [],
                commentsOpen: commentsOpen,
                corrections: corrections[id] ?? [],
                canonicalURL: canonicalURL,
                source: name.map { ArticleSource(name: $0, url: url) }
            )
        }
        for index in summaries.indices { summaries[index].details = details[summaries[index].id] }
    }

    static let detailsSQL = """
        SELECT a.id, a.commentsOpen, a.canonicalUrl, a.sourceName, a.sourceUrl, b.html
        FROM json_each(?) j CROSS JOIN article a ON a.id = j.value JOIN article_body b ON b.articleId = a.id
        """

    /// By article, its topics in their order, by name: nothing else of them is loaded.
    private func topics(ofArticles list: String) throws -> [Int64: [ArticleTopic]] {
        var topics: [Int64: [ArticleTopic]] = [:]
        try forEachRow(Self.topicsOfArticlesSQL, list) { columns in
            let article: Int64 = columns.next()
            let topic = TopicSummary(
                id: columns.next(),
                slug: columns.next(),
                title: columns.next(),
                type: TopicType(rawValue: columns.next()) ?? .concept,
                language: LanguageTag(trusted: columns.next()),
                definition: "",
                image: nil,
                inFocus: false,
                articleCount: 0
            )
            topics[article, default: []].append(ArticleTopic(topic: topic))
        }
        return topics
    }

    static let topicsOfArticlesSQL = """
        SELECT at.articleId, t.id, t.slug, t.title, t.type, t.language
        FROM json_each(?) j CROSS JOIN article_topic at ON at.articleId = j.value CROSS JOIN topic t ON t.id = at.topicId
        ORDER BY j.key, at.position, t.id
        """

    /// By article, its corrections, oldest first.
    func corrections(ofArticles list: String) throws -> [Int64: [Correction]] {
        var corrections: [Int64: [Correction]] = [:]
        try forEachRow(Self.correctionsOfArticlesSQL, list) { columns in
            let id: Int64 = columns.next()
            corrections[id, default: []]
                .append(Correction(at: Timestamp(seconds: columns.next()), text: columns.next()))
        }
        return corrections
    }

    static let correctionsOfArticlesSQL = """
        SELECT c.articleId, c.at, c.text
        FROM json_each(?) j CROSS JOIN article_correction c ON c.articleId = j.value
        ORDER BY j.key, c.position
        """
}

extension NewsError {
    fileprivate static var tooLongTogether: NewsError {
        let detail = "The articles of this list are longer together than one answer may be. Ask for fewer at once."
        let names = ["view", "limit"]
        return NewsError(
            .tooWide,
            detail,
            faults: names.map { Fault(.parameter($0), code: "tooWide", detail: "“\($0)” asks for too much.") }
        )
    }
}
