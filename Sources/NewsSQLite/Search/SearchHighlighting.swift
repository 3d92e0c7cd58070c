internal import GRDB
internal import NewsDomain

extension Database {
    /// Marks in each article where the words stand.
    func highlight(_ hits: inout [SearchHit], _ highlighter: SearchHighlighter) throws {
        let sql = "SELECT b.articleId, b.text FROM json_each(?) j CROSS JOIN article_body b ON b.articleId = j.value"
        var bodies: [Int64: [String]] = [:]
        try forEachRow(sql, idList(hits.map(\.article.id))) { columns in
            let id: Int64 = columns.next()
            bodies[id] = highlighter.snippets(of: columns.next(), atMost: SearchHighlights.snippets)
        }
        for index in hits.indices {
            let article = hits[index].article
            hits[index].highlights = SearchHighlights(
                title: highlighter.mark(article.title),
                summary: highlighter.mark(article.summary),
                body: bodies[article.id] ?? []
            )
        }
    }
}
