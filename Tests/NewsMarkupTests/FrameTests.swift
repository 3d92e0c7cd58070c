import Testing

@testable import NewsMarkup

/// Frames of the policy's sources are kept; others become links.
struct FrameTests {
    @Test(arguments: [
        "https://www.youtube.com/embed/x?a=1", "https://youtube.com/embed/x", "http://www.youtube.com/embed/x",
        "//www.youtube.com/embed/x", "HTTPS://WWW.YouTube.COM/embed/x", "https://www.youtube-nocookie.com/embed/x",
        "https://player.vimeo.com/video/1", "https://www.dailymotion.com/embed/video/x", "https://player.twitch.tv/?x",
        "https://geo.dailymotion.com/player.html?video=x", "https://geo.dailymotion.com/player/x1.html?video=x",
        "https://archive.org/embed/x", "https://archive.org/embed/x.1/y.mp4", " https://youtube.com/embed/x\n",
        "https://youtube.com/embed/dQw4w9WgXcQ/", "https://www.youtube.com/embed/videoseries?list=PLx",
        "https://player.vimeo.com/video/1#t=2", "https://player.twitch.tv?channel=x",
    ])
    func isKept(address: String) {
        let html = Markup.sanitize("<iframe src=\"\(address)\" onload=x width=560 height=\"1e3\" srcdoc=x>y</iframe>")
            .html
        #expect(html.hasPrefix("<p><iframe src=\"https://"))
        #expect(html.contains(" width=\"560\" loading=\"lazy\" "))
        #expect(html.contains("sandbox=") && html.hasSuffix(" allowfullscreen></iframe></p>"))
        #expect(!html.contains("srcdoc") && !html.contains("onload") && !html.contains("1e3"))
        #expect(Markup.sanitize(html).html == html)
    }

    @Test(arguments: [
        "https://youtube.com.evil.org/x", "https://evilyoutube.com/x", "https://evil@youtube.com/",
        "https://youtube.com@evil.org",
        "https://youtube.com:8080/", "https://youtube.com:443@evil.org/", "https://youtube.com./",
        "https://evil.org/youtube.com",
        "https://evil.org?youtube.com", "https://evil.org#youtube.com", "https://evil.org\\youtube.com",
        "https:youtube.com",
        "https:/youtube.com/", "https:///youtube.com/", "https:\\\\youtube.com\\", "https://youtube.com\\@evil.org/",
        "https://[youtube.com]/", "https://youtube%2Ecom/", "https://vimeo.com/1", "https://xplayer.vimeo.com/1",
        "/youtube.com",
        "youtube.com", "https://youtube.com%00.evil.org/", "https://youtube。com.evil.org/",
        "https://www.youtube.com%5Cx",
        "https://youtube.com", "https://youtube.com/redirect?q=https://evil.org", "https://youtube.com/watch?v=x",
        "https://youtube.com/embed/", "https://youtube.com/embed", "https://youtube.com/embed//x",
        "https://youtube.com//embed/x", "https://youtube.com/embed/x/y", "https://youtube.com/embed/../redirect?q=x",
        "https://youtube.com/embed/%2e%2e/redirect", "https://youtube.com/embed/..", "https://youtube.com/embed/x%2F..",
        "https://youtube.com/EMBED/x", "https://youtube.com/embed/x;y", "https://youtube.com/embed?/embed/x",
        "https://youtube.com#/embed/x", "https://accounts.youtube.com/embed/x", "https://www.www.youtube.com/embed/x",
        "https://www.youtube.com:443/embed/x", "https://a@www.youtube.com/embed/x", "https://youtube.com./embed/x",
        "https://player.vimeo.com/redirect?x", "https://dailymotion.com/logout?x", "https://player.twitch.tv/x",
        "https://archive.org/download/x/evil.html", "https://web.archive.org/web/2020/https://evil.org",
        "https://web.archive.org/embed/x", "https://archive.org/embed/x/..",
    ])
    func becomesALink(address: String) {
        let html = Markup.sanitize("a<iframe src=\"\(address)\"><p>b</p></iframe>").html
        #expect(html.hasPrefix("<p>a <a href=\"\(address)\"") && html.hasSuffix(">\(address)</a></p>"), "\(html)")
        #expect(Markup.sanitize(html).html == html)
    }

    @Test(arguments: [
        "ftp://youtube.com/", "javascript:alert(1)//youtube.com", "data:text/html,youtube.com", "", "about:blank", "#a",
        "mailto:a@b.example", "java\nscript:alert(1)", "vbscript:x",
    ])
    func isDroppedWhereItsAddressIsNoLink(address: String) {
        for tag in ["iframe", "embed", "object"] {
            let name = tag == "object" ? "data" : "src"
            let html = "<p>a</p><\(tag) \(name)=\"\(address)\" title=t></\(tag)>"
            #expect(Markup.sanitize(html).html == "<p>a</p>", "\(tag)")
        }
    }

    @Test(arguments: [
        ("<iframe src=//a.example/1 title=\"A &amp; B\"></iframe>", "//a.example/1", "A &amp; B"),
        ("<iframe src=https://a.example/1 title=\" \">x</iframe>", "https://a.example/1", "https://a.example/1"),
        ("<embed src=https://a.example/f.swf>", "https://a.example/f.swf", "https://a.example/f.swf"),
        ("<object data=https://a.example/f.pdf title=F><p>No plug-in</p></object>", "https://a.example/f.pdf", "F"),
        (
            "<object><param name=movie value=https://a.example/v><embed src=https://a.example/w>No</object>",
            "https://a.example/v", "https://a.example/v"
        ),
        ("<object><PARAM NAME=Movie VALUE=https://a.example/v></object>", "https://a.example/v", "https://a.example/v"),
        ("<object><object data=https://a.example/v></object></object>", "https://a.example/v", "https://a.example/v"),
        ("<object><a href=https://a.example/v>get it</a></object>", "https://a.example/v", "https://a.example/v"),
    ])
    func leavesALinkWithItsTitle(html: String, address: String, title: String) {
        let start = "<p>One.</p>\n<p><a href=\"\(address)\" rel="
        let result = Markup.sanitize("<p>One.</p>\(html)<p>Two.</p>")
        #expect(
            result.html.hasPrefix(start) && result.html.hasSuffix(">\(title)</a></p>\n<p>Two.</p>"),
            "\(result.html)"
        )
        #expect(result.text.split(separator: "\n").count == 3)
        #expect(result.removed.contains { $0.kind == .url && $0.name == "a.example" })
        #expect(Markup.sanitize(result.html).html == result.html)
    }

    @Test func standsApartFromTheTextAround() {
        let html = "<p>one<iframe src=https://a.example/1 title=t></iframe>two</p>"
        #expect(Markup.sanitize(html).text == "one t two")
        #expect(Markup.sanitize("<a href=/x>one<iframe src=/y title=t></iframe></a>").text == "one t")
    }

    @Test func thePolicyNamesTheSources() throws {
        let policy = MarkupPolicy(frames: [try #require(FrameSource("tube.example.org/*"))])
        let ours = "<iframe src=https://www.tube.example.org/1></iframe>"
        let others = "<iframe src=https://youtube.com/embed/1></iframe>"
        #expect(Markup.sanitize(ours, policy: policy).html.contains("<iframe src=\"https://www.tube.example.org/1"))
        #expect(!Markup.sanitize(others, policy: policy).html.contains("<iframe"))
        #expect(!Markup.sanitize(ours, policy: MarkupPolicy(frames: [])).html.contains("<iframe"))
    }

    @Test(arguments: [
        ("charts.example.org/**", "/a/b/c", true), ("charts.example.org/**", "/a", true),
        ("charts.example.org/x/**", "/x/a/b/", true), ("charts.example.org/x/**", "/y/a", false),
        ("charts.example.org/x/**", "/x", false), ("charts.example.org/x/**", "/x/../y", false),
        ("charts.example.org/**", "/a/%2e%2e/b", false), ("charts.example.org/*", "/a/b", false),
        ("CHARTS.example.org/*", "/did:plc:x", true), ("charts.example.org/", "/?id=1", true),
    ])
    func aPatternSaysWhichPaths(pattern: String, path: String, isKept: Bool) throws {
        let policy = MarkupPolicy(frames: [try #require(FrameSource(pattern))])
        let html = "<iframe src=\"https://charts.example.org\(path)\"></iframe>"
        #expect(Markup.sanitize(html, policy: policy).html.contains("<iframe") == isKept)
    }

    @Test(arguments: [
        "", "/", "youtube.com", "youtube/embed/*", ".com/*", "you tube.com/*", "https://youtube.com/embed/*", "a..b/*",
        "a.example/?x=*", "a.example/%2e", "ü.example/*", "a.example:80/*",
    ])
    func whatIsNoSourceIsNone(text: String) {
        #expect(FrameSource(text) == nil)
    }

    @Test(arguments: [
        "https://www.tiktok.com/embed/v2/7012345678901234567", "https://www.instagram.com/p/Cabc_-1/embed/captioned/",
        "https://platform.twitter.com/embed/Tweet.html?id=1", "https://www.facebook.com/plugins/post.php?href=x",
        "https://embed.bsky.app/embed/did:plc:z72/app.bsky.feed.post/3kabc?id=1",
        "https://open.spotify.com/embed/episode/1?utm_source=x", "https://w.soundcloud.com/player/?url=x",
        "https://embed.podcasts.apple.com/us/podcast/a-show/id12?i=3", "https://embed.acast.com/$/abc/def",
        "https://playlist.megaphone.fm/?e=AB1", "https://datawrapper.dwcdn.net/AbCdE/1/",
        "https://flo.uri.sh/visualisation/123/embed", "https://e.infogram.com/a-b_c?src=embed",
        "https://www.google.com/maps/embed?pb=!1m18", "https://docs.google.com/forms/d/e/1FAI/viewform?embedded=true",
        "https://embed.documentcloud.org/documents/123-a-report/?embed=1",
    ])
    func keepsWhatNewsroomsEmbed(address: String) {
        #expect(Markup.sanitize("<iframe src=\"\(address)\"></iframe>").html.contains("<iframe src=\"https://"))
    }

    @Test func aSecondSourceDoesNotCount() {
        let html = "<iframe src=https://youtube.com/embed/1 src=https://evil.org/></iframe>"
        #expect(Markup.sanitize(html).html.contains("evil.org") == false)
        let reversed = "<iframe src=https://evil.org/ src=https://youtube.com/embed/1></iframe>"
        #expect(!Markup.sanitize(reversed).html.contains("youtube"))
    }
}
