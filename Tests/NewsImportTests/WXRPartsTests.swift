import NewsDomain
import Testing

@testable import NewsImport

struct WXRDateTests {
    @Test(arguments: [
        ("2012-03-15 08:00:01", "2012-03-15T08:00:01Z"), ("0000-00-00 00:00:00", nil), ("-0001-11-30 00:00:00", nil),
        ("2012-03-15", nil), ("2012-13-15 08:00:00", nil), ("", nil),
    ])
    func readsUTC(text: String, expected: String?) {
        #expect(WXRDate.utc(text)?.rfc3339 == expected)
    }

    @Test(arguments: [
        ("Thu, 15 Mar 2012 08:00:01 +0000", "2012-03-15T08:00:01Z"), ("15 Mar 2012 08:00 GMT", "2012-03-15T08:00:00Z"),
        ("Thu, 15 Mar 2012 08:00:01 +0530", "2012-03-15T02:30:01Z"),
        ("Thu, 15 Mar 12 08:00:01 EST", "2012-03-15T13:00:01Z"),
        ("Mon, 30 Nov -0001 00:00:00 +0000", nil), ("", nil), ("yesterday", nil),
        ("Thu, 32 Mar 2012 08:00:01 GMT", nil),
    ])
    func readsRFC822(text: String, expected: String?) {
        #expect(WXRDate.rfc822(text)?.rfc3339 == expected)
    }
}

struct PHPSerializedTests {
    private let metadata = PHPSerialized(
        #"a:5:{s:5:"width";i:1024;s:6:"height";s:3:"768";s:4:"file";s:9:"a/é.jpg";s:5:"sizes";a:1:{s:9:"thumbnail";"#
            + #"a:2:{s:5:"width";i:150;s:8:"filesize";i:99;}}s:10:"image_meta";a:1:{s:6:"credit";s:6:"Zoë B";}}"#
    )

    @Test func findsValues() {
        #expect(metadata.number("width") == 1024)
        #expect(metadata.number("height") == 768)
        #expect(metadata.number("weight") == nil)
        #expect(metadata.before("\"sizes\"").number("filesize") == nil)
        #expect(metadata.after("\"image_meta\"").text("credit") == "Zoë B")
    }

    @Test(arguments: [
        "", "a:", "s:5:\"width\";", "s:5:\"width\";i:", "s:6:\"credit\";s:99999999:\"x\";", "s:6:\"credit\";s:",
    ])
    func bearsBrokenOnes(text: String) {
        #expect(PHPSerialized(text).number("width") == nil)
        #expect(PHPSerialized(text).text("credit") == nil)
    }
}

struct HTMLCommentsTests {
    @Test(arguments: [
        ("<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->", "<p>a</p>", true),
        ("a<!--more-->b", "ab", false),
        ("a\n\n<!--more-->\n\nb", "a\n\n\nb", false),
        ("<p>a</p><p><!--nextpage--></p><p>b</p>", "<p>a</p><p>b</p>", false),
        ("a <!-- never ends", "a <!-- never ends", false),
    ])
    func removesComments(text: String, expected: String, hasBlocks: Bool) {
        let comments = HTMLComments(removedFrom: Array(text.utf8))
        #expect(String(decoding: comments.bytes, as: UTF8.self) == expected)
        #expect(comments.hasBlocks == hasBlocks)
    }

    @Test func namesBlocksWithoutText() {
        let text = "<!-- wp:latest-posts {\"a\":1} /--><!-- wp:acme/map /-->"
        #expect(HTMLComments(removedFrom: Array(text.utf8)).emptyBlocks == ["latest-posts", "acme/map"])
    }
}

struct BareLinksTests {
    @Test(arguments: [
        ("https://e.org/a", "<a href=\"https://e.org/a\">https://e.org/a</a>"),
        ("a\nhttps://e.org/a\nb", "a\n<a href=\"https://e.org/a\">https://e.org/a</a>\nb"),
        ("<div>\nhttps://e.org/a\n</div>", "<div>\n<a href=\"https://e.org/a\">https://e.org/a</a>\n</div>"),
        ("see https://e.org/a", "see https://e.org/a"),
        ("<b>see</b> \nx <i>y</i>https://e.org/a", "<b>see</b> \nx <i>y</i>https://e.org/a"),
        ("<a href=\"x\">\nhttps://e.org/a</a>", "<a href=\"x\">\nhttps://e.org/a</a>"),
        ("<pre>\nhttps://e.org/a\n</pre>", "<pre>\nhttps://e.org/a\n</pre>"),
    ])
    func linksLines(text: String, expected: String) {
        #expect(String(decoding: BareLinks.linked(Array(text.utf8)), as: UTF8.self) == expected)
    }
}
