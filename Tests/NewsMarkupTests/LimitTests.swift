import Foundation
import Testing

@testable import NewsMarkup

/// Documents made to hurt: they take the time their length takes, and no more stack than others.
struct LimitTests {
    private static let many = 10_000

    @Test(arguments: [
        "<div>", "<b>", "<p>", "<a href=x>", "<ul><li>", "<blockquote>", "<table><tr><td>", "<b><p>", "<i><div></i>",
        "<font color=a>", "<svg>", "<math><mi>", "<template>", "<select>", "<button>", "<object>", "<x-y>", "<dl><dd>",
        "<pre>", "<h1>", "<form>", "<ruby><rt>", "<nobr>", "<marquee>", "<details>", "</p>", "</b>", "</br>", "<!-->",
        "<span lang=a>", "<p><b>", "<b><table>", "<svg><desc>", "<svg><![CDATA[", "<select><style></select><b>", "&lt",
        "<",
        "<a href=", "<a href=\"", "<script>", "<script><!--", "<!--", "<textarea>", "<q>", "<sup>", "<li>", "<td>",
    ])
    func nestingByTheThousand(piece: String) {
        onSmallStack {
            let html = String(repeating: piece, count: Self.many) + "end"
            let once = Markup.sanitize(html)
            #expect(once.html.utf8.count < 64 * html.utf8.count)
            #expect(Markup.sanitize(once.html).html == once.html)
        }
    }

    @Test func theTextOfADeepDocumentIsKept() {
        onSmallStack {
            let many = 200_000
            let deep =
                String(repeating: "<div>", count: many) + "a" + String(repeating: "</div>", count: many) + "b"
            #expect(Markup.sanitize(deep).html == "<p>a</p>\n<p>b</p>")
            let bold =
                String(repeating: "<b>", count: many) + "a" + String(repeating: "</b>", count: many) + "b"
            #expect(Markup.sanitize(bold).html == "<p><b>a</b>b</p>")
            let quotes = String(repeating: "<blockquote>", count: many)
            #expect(Markup.sanitize(quotes + "a").text == "a")
        }
    }

    @Test func formattingThatIsNeverClosedIsNotMultiplied() {
        let open = (0..<100).map { "<b title=\(String(repeating: "x", count: 1_000))\($0)>" }.joined()
        for block in ["<p>x", "<p>x</p>", "<div>x</div>", "<table><tr><td>x"] {
            let html = "<p>" + open + "</p>" + String(repeating: block, count: 20_000)
            #expect(Markup.sanitize(html).html.utf8.count < 16 * html.utf8.count)
        }
    }

    @Test func aLinkAroundEverythingIsNotMultiplied() {
        let address = String(repeating: "a", count: 1_000_000)
        let html = "<a href=\(address)>" + String(repeating: "<p>x</p>", count: 10_000) + "</a>"
        let once = Markup.sanitize(html).html
        #expect(once.utf8.count < 8 * html.utf8.count)
        #expect(Markup.sanitize(once).html == once)
    }

    @Test func aTagWithThousandsOfAttributes() {
        let attributes = (0..<Self.many).map { " a\($0)=1" }.joined()
        #expect(Markup.sanitize("<p\(attributes)>x</p>").html == "<p>x</p>")
    }

    @Test func fiveMegabytes() {
        let paragraph = "<p>Some <b>words</b> of <a href=\"https://example.org/?a=1&amp;b=2\">a</a> text &hellip;</p>\n"
        let tidy = String(repeating: paragraph, count: 5_242_880 / paragraph.utf8.count)
        #expect(Markup.sanitize(tidy).html.utf8.count > 5_242_880 / 2)
        // One crossing pair of tags, and the full parser has to read it.
        let untidy = "<b><i>a</b></i>" + tidy
        #expect(Markup.sanitize(untidy).html.utf8.count > 5_242_880 / 2)
        #expect(Markup.sanitize(String(repeating: "word ", count: 1_048_576)).text.utf8.count == 5_242_879)
    }

    /// Runs `work` on a thread with as much stack as the threads of a server have, and less.
    private func onSmallStack(_ work: @escaping @Sendable () -> Void) {
        let isDone = DispatchSemaphore(value: 0)
        let thread = Thread {
            work()
            isDone.signal()
        }
        thread.stackSize = 262_144
        thread.start()
        isDone.wait()
    }
}
