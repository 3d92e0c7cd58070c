import Foundation
import NewsDomain
import NewsJSON

// What a list of 20 articles costs to write: by NewsJSON straight into bytes, and by Foundation's encoder, from the same
// domain values. Run by scripts/bench-json; ends with 1 where the two do not say the same.

private struct Reference: Encodable {
    let slug: String
    let name: String

    init(_ reference: NamedReference) {
        slug = reference.slug
        name = reference.name
    }
}

/// A member that is there and has nothing.
private struct Nothing: Encodable {
    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encodeNil()
    }
}

private struct Summary: Encodable {
    let id: Int64
    let slug: String
    let language: String
    let direction: String
    let title: String
    let kicker: String?
    let summary: String
    let section: Reference
    let authors: [Reference]
    let tags: [Reference]
    let image: Nothing
    let publishedAt: String?
    let updatedAt: String
    let wordCount: Int
    let readingMinutes: Int
    let commentCount: Int

    init(_ article: ArticleSummary) {
        id = article.id
        slug = article.slug
        language = article.language.text
        direction = article.language.direction.rawValue
        title = article.title
        kicker = article.kicker
        summary = article.summary
        section = Reference(article.section)
        authors = article.authors.map(Reference.init)
        tags = article.tags.map(Reference.init)
        image = Nothing()
        publishedAt = article.publishedAt?.rfc3339
        updatedAt = article.updatedAt.rfc3339
        wordCount = article.wordCount
        readingMinutes = article.readingMinutes
        commentCount = article.commentCount
    }
}

private struct Page: Encodable {
    struct Place: Encodable {
        let limit: Int
        let next: String
    }

    let data: [Summary]
    let page: Place
}

private let next = "YTE3OTUzOTgwMDAuMjM"
private let articles: [ArticleSummary] = (0..<20).compactMap { number -> ArticleSummary? in
    guard let language = LanguageTag("en") else { return nil }
    return ArticleSummary(
        id: Int64(number),
        slug: "skerran-barrier-first-power-\(number)",
        language: language,
        title: "Skerran Barrier sends its first “power” ashore, \(number) minutes late",
        kicker: "Energy",
        summary: String(repeating: "What a reader has to know before reading on, in a line or two. ", count: 4),
        section: NamedReference(id: 1, slug: "news", name: "News"),
        authors: [NamedReference(id: 1, slug: "ines-okafor", name: "Inés Okafor")],
        tags: (0..<4).map { NamedReference(id: 1, slug: "tag-\($0)", name: "Tag “\($0)”") },
        image: nil,
        publishedAt: Timestamp(seconds: 1_795_398_000 - Int64(number) * 420),
        updatedAt: Timestamp(seconds: 1_795_398_000),
        wordCount: 900 + number,
        commentCount: number
    )
}

private let encoder = JSONEncoder()
encoder.outputFormatting = .withoutEscapingSlashes

private func byFoundation() throws -> [UInt8] {
    Array(try encoder.encode(Page(data: articles.map(Summary.init), page: Page.Place(limit: 20, next: next))))
}

private func byNewsJSON() -> [UInt8] {
    PageWriter.list(articles, .summary, nil, limit: 20, next: next, total: nil)
}

/// µs of CPU that one call takes.
private func cost(_ work: () throws -> [UInt8]) rethrows -> Double {
    let calls = 2000
    func used() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
    }
    let before = used()
    var bytes = 0
    for _ in 0..<calls { bytes += try work().count }
    precondition(bytes > 0)
    return (used() - before) / Double(calls)
}

/// What the JSON says, whatever the order of its members.
private func meaning(_ bytes: [UInt8]) throws -> Data {
    try JSONSerialization.data(withJSONObject: JSONSerialization.jsonObject(with: Data(bytes)), options: .sortedKeys)
}

guard try meaning(byNewsJSON()) == meaning(byFoundation()) else {
    print("The two do not say the same.")
    exit(1)
}
private var costs: [(ours: Double, foundation: Double)] = []
for _ in 0..<9 { costs.append((cost(byNewsJSON), try cost(byFoundation))) }
private let (median, reference) = (costs.map(\.ours).sorted()[4], costs.map(\.foundation).sorted()[4])
print(
    String(
        format: "%d bytes, CPU of one list of 20: NewsJSON %.1f µs, Foundation %.1f µs, %.1f times",
        byNewsJSON().count,
        median,
        reference,
        reference / median
    )
)
