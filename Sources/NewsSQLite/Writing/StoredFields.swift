internal import Foundation
internal import GRDB
internal import NewsDomain

/// An article's own fields as texts, as its revisions keep them: what a change changed, and what an earlier one held.
struct StoredFields {
    var slug: String
    var isLive: Bool
    var version: Int
    /// By the name of ``columns``.
    var values: [String: String?]
    /// The plain text of the body, of which revisions keep the HTML alone.
    var text: String

    /// The names under which revisions keep the fields, and where each is read. Lists are JSON.
    static let columns: [(name: String, sql: String)] = [
        ("slug", "a.slug"), ("language", "a.language"), ("title", "a.title"), ("kicker", "a.kicker"),
        ("summary", "a.summary"), ("html", "b.html"), ("sectionId", "a.sectionId"),
        ("authors", list("authorId", "article_author")), ("tags", list("tagId", "article_tag")),
        ("topics", list("topicId", "article_topic", "AND origin = 'editor'")),
        ("galleries", list("galleryId", "article_gallery")), ("imageId", "a.imageId"), ("status", "a.status"),
        ("publishedAt", "a.publishedAt"), ("commentsOpen", "a.commentsOpen"),
        ("corrections", list("json_array(at, text)", "article_correction")), ("canonicalUrl", "a.canonicalUrl"),
        ("sourceName", "a.sourceName"), ("sourceUrl", "a.sourceUrl"), ("optsOutOfRelated", "a.optsOutOfRelated"),
        ("deletedAt", "a.deletedAt"),
    ]

    private static func list(_ value: String, _ table: String, _ condition: String = "") -> String {
        """
        (SELECT json_group_array(\(value.hasPrefix("json") ? "json(v)" : "v")) FROM (SELECT \(value) v FROM \(table) \
        WHERE articleId = a.id \(condition) ORDER BY position))
        """
    }

    /// Earlier values as a revision keeps them.
    static func json(_ values: [String: String?]) throws -> String {
        guard !values.isEmpty else { return "{}" }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(values), as: UTF8.self)
    }

    /// The values here of what is not the same there.
    func differing(from other: StoredFields) -> [String: String?] {
        values.filter { other.values[$0.key] != $0.value }
    }
}

extension Database {
    /// The fields of an article, nil where there is none of that id.
    func storedFields(ofArticle id: Int64) throws -> StoredFields? {
        let columns = StoredFields.columns.map { "CAST(\($0.sql) AS TEXT)" }.joined(separator: ", ")
        let sql = """
            SELECT a.slug, a.isLive, a.version, b.text, \(columns)
            FROM article a JOIN article_body b ON b.articleId = a.id WHERE a.id = ?
            """
        return try firstRow(sql, [id]) { columns in
            var fields = StoredFields(
                slug: columns.next(),
                isLive: columns.next(),
                version: columns.next(),
                values: [:],
                text: columns.next()
            )
            for column in StoredFields.columns { fields.values[column.name] = .some(columns.optional() as String?) }
            return fields
        }
    }
}

extension ArticleFields {
    /// The fields of what is stored. A summary that was made of the text counts as none of its own.
    init(_ stored: StoredFields) {
        func text(_ name: String) -> String? { stored.values[name] ?? nil }
        func id(_ name: String) -> Int64? { text(name).flatMap { Int64($0) } }
        func ids(_ name: String) -> [Int64] { text(name).flatMap { Self.decoded([Int64].self, $0) } ?? [] }
        let summary = text("summary")
        let body = Body(html: text("html") ?? "", text: stored.text)
        // Earlier versions made it of the whole text.
        let made = [SummaryMaker.summary(of: body), SummaryMaker.summary(of: body.text)]
        self.init(
            slug: Slug(trusted: text("slug") ?? stored.slug),
            language: LanguageTag(trusted: text("language") ?? "en"),
            title: text("title") ?? "",
            kicker: text("kicker"),
            summary: summary.map(made.contains) == true ? nil : summary,
            body: body,
            section: id("sectionId") ?? 0,
            authors: ids("authors"),
            tags: ids("tags"),
            topics: ids("topics"),
            galleries: ids("galleries"),
            image: id("imageId"),
            status: text("status").flatMap(ArticleStatus.init) ?? .draft,
            publishedAt: id("publishedAt").map(Timestamp.init(seconds:)),
            commentsOpen: text("commentsOpen") != "0",
            corrections: [Correction](json: text("corrections")),
            canonicalURL: text("canonicalUrl"),
            source: text("sourceName").map { ArticleSource(name: $0, url: text("sourceUrl")) },
            optsOutOfRelated: text("optsOutOfRelated") == "1"
        )
    }

    fileprivate static func decoded<Value: Decodable>(_ type: Value.Type, _ json: String) -> Value? {
        try? JSONDecoder().decode(type, from: Data(json.utf8))
    }
}

extension [Correction] {
    /// The corrections in the form that revisions keep: `[[at, text], …]`.
    init(json: String?) {
        self = json.flatMap { ArticleFields.decoded([KeptCorrection].self, $0) }?.map(\.correction) ?? []
    }
}

private struct KeptCorrection: Decodable {
    var correction: Correction

    init(from decoder: any Decoder) throws {
        var values = try decoder.unkeyedContainer()
        let at = Timestamp(seconds: try values.decode(Int64.self))
        correction = Correction(at: at, text: try values.decode(String.self))
    }
}
