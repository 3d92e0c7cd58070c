package import NewsDomain

extension FeedEntry {
    /// A comment on an article. Its page is the article's, at the place that a front end gives it.
    package init(_ recent: RecentComment, _ addresses: AbsoluteAddresses, _ ids: NameBasedUUID) {
        let comment = recent.comment
        self.init(
            id: ids.urn("comment/\(comment.id)"),
            url: addresses.url(of: recent.article.addressed) + "#comment-\(comment.id)",
            title: "Re: \(recent.article.title)",
            language: recent.article.language,
            content: comment.text.map(Self.html),
            summary: nil,
            // Atom demands a name, and would take the site for the author of what has none.
            authors: [FeedPerson(name: comment.name ?? "Anonymous", url: nil)],
            categories: [],
            image: nil,
            publishedAt: comment.createdAt,
            updatedAt: comment.createdAt
        )
    }

    /// A reader's plain text as HTML: paragraphs where lines are left empty, breaks at single ends of lines.
    private static func html(_ text: String) -> String {
        let paragraphs = text.split(separator: "\n\n").filter { !$0.allSatisfy(\.isWhitespace) }
        return paragraphs.map { "<p>\(escaped($0).replacing("\n", with: "<br>"))</p>" }.joined()
    }

    /// A text as HTML has it.
    static func escaped(_ text: some StringProtocol) -> String {
        // Not by characters: one that an accent stands on is another one to Swift, and the same to whoever reads HTML.
        text.unicodeScalars.reduce(into: "") { html, scalar in
            switch scalar {
            case "&": html += "&amp;"
            case "<": html += "&lt;"
            case ">": html += "&gt;"
            default: html.unicodeScalars.append(scalar)
            }
        }
    }
}
