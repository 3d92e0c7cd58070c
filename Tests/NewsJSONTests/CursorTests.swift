import NewsDomain
import NewsJSON
import Testing

struct CursorTests {
    @Test func comesBackAsItWas() {
        let article = ArticleCursor(moment: Timestamp(seconds: -5), id: 77)
        #expect(Cursor.articles(Cursor.encode(article)) == article)
        let comment = CommentCursor(createdAt: Timestamp(seconds: 1_795_339_800), id: Int64.max)
        #expect(Cursor.comments(Cursor.encode(comment)) == comment)
        for name in ["", "a.b", "يوم", String(repeating: "x", count: 300)] {
            #expect(Cursor.named(Cursor.encode(.name(name, id: 3)), .name) == .name(name, id: 3))
        }
        #expect(Cursor.named(Cursor.encode(.articles(12, id: 9)), .articles) == .articles(12, id: 9))
    }

    @Test func needsNoEscapingInAURL() {
        let text = Cursor.encode(.name("～～～???>>>", id: 3))
        #expect(text.utf8.allSatisfy { $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "=") })
    }

    @Test func ofAnotherListIsNone() {
        let article = Cursor.encode(ArticleCursor(moment: Timestamp(seconds: 1), id: 2))
        #expect(Cursor.comments(article) == nil)
        #expect(Cursor.named(article, .name) == nil)
        #expect(Cursor.named(Cursor.encode(.name("a", id: 3)), .articles) == nil)
    }

    @Test(arguments: [
        "", "!!!", "YQ", "YTEuMg.x", "YTEuMi4z", "////", String(repeating: "A", count: 5000),
        "YTk5OTk5OTk5OTk5OTk5OTk5OTk5LjE",
    ])
    func garbageIsNone(text: String) {
        #expect(Cursor.articles(text) == nil)
    }
}
