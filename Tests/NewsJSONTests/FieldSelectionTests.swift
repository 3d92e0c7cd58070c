import NewsDomain
import NewsJSON
import NewsTestSupport
import Testing

struct FieldSelectionTests {
    private let names = Shape<ArticleSummary>.summary.names

    private let article = ArticleSummary(
        id: 7,
        slug: "ferry",
        language: LanguageTag(trusted: "ar"),
        title: "Ferry",
        kicker: nil,
        summary: "S",
        section: NamedReference(id: 1, slug: "news", name: "News"),
        tags: [NamedReference(id: 2, slug: "a", name: "A"), NamedReference(id: 3, slug: "b", name: "B")],
        image: nil,
        publishedAt: FixedClock.start,
        updatedAt: FixedClock.start,
        wordCount: 476,
        commentCount: 3
    )

    private static func paths(_ fields: String) -> [String] {
        fields.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }

    private func json(_ fields: String?) -> String {
        let selection = fields.map { FieldSelection.parse(Self.paths($0), known: names).selection }
        return String(decoding: PageWriter.one(article, .summary, selection), as: UTF8.self)
    }

    @Test func wholeIsEveryMemberInOrder() {
        let whole = """
            {"data":{"id":7,"slug":"ferry","url":"/news/ferry","language":"ar","direction":"rtl","title":"Ferry","kicker":null,"subtitle":null,"summary":"S",\
            "section":{"id":1,"slug":"news","name":"News"},"authors":[],"tags":[{"id":2,"slug":"a","name":"A"},{"id":3,"slug":"b","name":"B"}],\
            "image":null,"publishedAt":"2026-11-22T09:30:00Z","updatedAt":"2026-11-22T09:30:00Z","wordCount":476,\
            "readingMinutes":2,"commentCount":3}}
            """
        #expect(json(nil) == whole)
    }

    @Test(arguments: [
        ("title", #"{"data":{"title":"Ferry"}}"#),
        ("section.name,title", #"{"data":{"title":"Ferry","section":{"name":"News"}}}"#),
        ("tags.slug", #"{"data":{"tags":[{"slug":"a"},{"slug":"b"}]}}"#),
        ("section.name,section", #"{"data":{"section":{"id":1,"slug":"news","name":"News"}}}"#),
        ("section,section.name", #"{"data":{"section":{"id":1,"slug":"news","name":"News"}}}"#),
        ("image.url", #"{"data":{"image":null}}"#),
    ])
    func selectionKeepsOnlyThose(fields: String, expected: String) {
        #expect(json(fields) == expected)
    }

    @Test(arguments: [
        ("titel", ["titel"]), ("title,,slug", [""]), ("section.nam", ["section.nam"]), ("title.x", ["title.x"]),
        ("a,b.c,title", ["a", "b.c"]), ("section.", ["section."]), (".", ["."]),
    ])
    func unknownPathsAreNamed(fields: String, unknown: [String]) {
        #expect(FieldSelection.parse(Self.paths(fields), known: names).unknown.map(\.path) == unknown)
    }
}
