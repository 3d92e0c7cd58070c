import Testing

@testable import NewsMarkup

/// Frames of the video hosts are kept, and no others.
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
        "ftp://youtube.com/", "javascript:alert(1)//youtube.com", "data:text/html,youtube.com", "/youtube.com", "",
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
    func isDropped(address: String) {
        #expect(Markup.sanitize("a<iframe src=\"\(address)\"><p>b</p></iframe>").html == "<p>a</p>")
    }

    @Test func thePolicyNamesTheHosts() {
        let policy = MarkupPolicy(players: [VideoPlayer(host: "tube.example.org", paths: ["/*"])])
        let ours = "<iframe src=https://www.tube.example.org/1></iframe>"
        let others = "<iframe src=https://youtube.com/embed/1></iframe>"
        #expect(Markup.sanitize(ours, policy: policy).html.contains("https://www.tube.example.org/1"))
        #expect(Markup.sanitize(others, policy: policy).html == "")
        #expect(Markup.sanitize(ours, policy: MarkupPolicy(players: [])).html == "")
        #expect(Markup.sanitize(ours, policy: MarkupPolicy(players: [VideoPlayer(host: "", paths: ["/*"])])).html == "")
    }

    @Test func aSecondSourceDoesNotCount() {
        let html = "<iframe src=https://youtube.com/embed/1 src=https://evil.org/></iframe>"
        #expect(Markup.sanitize(html).html.contains("evil.org") == false)
        let reversed = "<iframe src=https://evil.org/ src=https://youtube.com/embed/1></iframe>"
        #expect(Markup.sanitize(reversed).html == "")
    }
}
