import NewsDomain
import Testing

@Suite struct AddressPatternTests {
    private func site(
        _ url: String? = nil,
        _ patterns: [AddressedKind: String] = [:],
        zone: String = "UTC"
    ) throws -> Site {
        var site = Site.standard
        site.url = url
        site.timeZone = try #require(SiteTimeZone(zone))
        for (kind, text) in patterns { site.patterns[kind] = try AddressPattern(text, for: kind) }
        return site
    }

    private let thing = AddressedThing(
        .article,
        id: 7,
        slug: "سلام-دنیا",
        section: "world",
        language: LanguageTag("fa"),
        // 2026-01-01T02:30:00Z: still the year before in New York.
        date: Timestamp(seconds: 1_767_234_600)
    )

    @Test(
        arguments: [
            (nil, nil, "UTC", "/world/%D8%B3%D9%84%D8%A7%D9%85-%D8%AF%D9%86%DB%8C%D8%A7"),
            ("https://x.example", "/{yyyy}/{mm}/{dd}/{id}", "UTC", "https://x.example/2026/01/01/7"),
            (
                "https://x.example/news", "/{yyyy}/{mm}/{dd}/{id}", "America/New_York",
                "https://x.example/news/2025/12/31/7"
            ),
            (
                "https://x.example", "/{language}/مقاله/{id}.html", "UTC",
                "https://x.example/fa/%D9%85%D9%82%D8%A7%D9%84%D9%87/7.html"
            ),
            ("https://bücher.example", "/a'b(c)/{id}/", "UTC", "https://xn--bcher-kva.example/a'b(c)/7/"),
        ] as [(String?, String?, String, String)]
    )
    func addressesAreMadeByThePattern(url: String?, pattern: String?, zone: String, expected: String) throws {
        let site = try site(url, pattern.map { [.article: $0] } ?? [:], zone: zone)
        #expect(SiteAddresses(site).url(of: thing) == expected)
    }

    @Test(arguments: [
        ("", "malformed"), ("{slug}", "malformed"), ("/{slug", "malformed"), ("/a b/{slug}", "malformed"),
        ("/a//{slug}", "malformed"), ("/../{slug}", "malformed"), ("/{slug}?x=1", "malformed"),
        ("/%41/{slug}", "malformed"),
        ("/{slug}}", "malformed"), ("/\u{202E}{slug}", "malformed"), ("/<{slug}", "malformed"),
        ("/{yyyy}/{mm}", "identifiesNothing"), ("/news", "identifiesNothing"), ("/{slug}/{slug}", "repeated"),
        ("/{title}/{slug}", "unknownPlaceholder"), ("/{}/{slug}", "unknownPlaceholder"),
        ("/{mm}/{slug}", "incompleteDate"), ("/{yyyy}/{dd}/{slug}", "incompleteDate"),
        ("/{section}-{slug}", "ambiguous"),
        ("/{slug}{id}", "ambiguous"), ("/{id}{yyyy}/a", "ambiguous"), ("/2{id}", "ambiguous"), ("/{id}0", "ambiguous"),
    ])
    func whatCannotBeReadBackIsRefused(text: String, code: String) {
        let fault = #expect(throws: AddressPatternFault.self) { try AddressPattern(text, for: .article) }
        #expect(fault?.code == code)
    }

    /// What is written goes into JSON as it is.
    @Test(arguments: [
        "https://x\"y.example", "https://x.example/\"},{\"", "https://x.example\\", "https://x.example/?a", "x",
    ])
    func aSiteOfABrokenAddressHasPaths(url: String) throws {
        #expect(SiteAddresses(try site(url)).url(of: AddressedThing(.tag, id: 1, slug: "a\"b")) == "/tag/a%22b")
    }

    @Test func onlyArticlesHaveDatesAndSections() {
        for kind in AddressedKind.allCases where kind != .article {
            for text in ["/{section}/{slug}", "/{yyyy}/{slug}"] {
                let fault = #expect(throws: AddressPatternFault.self) { try AddressPattern(text, for: kind) }
                #expect(fault?.code == "unknownPlaceholder" && fault?.detail.contains("{slug}") == true)
            }
        }
    }

    @Test func patternsThatLookAlikeClash() throws {
        #expect(try site().patterns.clash == nil)
        #expect(try site(nil, [.tag: "/{slug}/"]).patterns.clash.map { [$0.0, $0.1] } == [.section, .tag])
        #expect(try site(nil, [.tag: "/{id}"]).patterns.clash == nil)
    }

    /// A clock of the wall without summer time is none of a site, and neither is what only looks like a zone.
    @Test(arguments: ["europe/berlin", "CET", "EST5EDT", "GMT+3", "", "Mars/Base", "../etc/passwd", "Europe/Berlin "])
    func timeZonesAreThoseOfTheDatabase(text: String) {
        #expect(SiteTimeZone(text) == nil)
        #expect(SiteTimeZone("Asia/Kolkata") != nil)
    }

    @Test(arguments: ["https://[:tr:1]/", "https://[::1%25eth0]:80/", "https://[v1.x]/"])
    func inBracketsStandsAnAddressOfIPv6OrNone(text: String) {
        #expect(WebAddress(text) == nil)
        #expect(WebAddress("https://[2001:db8::1]:8443/a") != nil && WebAddress("HTTPS://a.example") != nil)
    }

    @Test(arguments: [
        ("https://x.example/a%20b.jpg", "https://x.example/a%20b.jpg"),
        (
            "https://x.example/تصویر 1.jpg?q=ب#ج",
            "https://x.example/%D8%AA%D8%B5%D9%88%DB%8C%D8%B1%201.jpg?q=%D8%A8#%D8%AC"
        ),
        ("https://x.example/a%20b%zz.jpg", "https://x.example/a%20b%25zz.jpg"),
        ("https://x.example/100%", "https://x.example/100%25"),
        ("https://مثال.example:8443/ü", "https://xn--mgbh0fb.example:8443/%C3%BC"),
        ("https://[2001:db8::1]/a[1].jpg", "https://[2001:db8::1]/a%5B1%5D.jpg"),
        // What stands in brackets and is no address, or before a scheme, is encoded as all else.
        ("https://[\u{e9}:1]/a", "https://%5B%C3%A9:1%5D/a"),
        ("https://[::1%\"<x>]/", "https://%5B::1%25%22%3Cx%3E%5D/"),
        ("\"><x> \u{e9}://a.example/", "%22%3E%3Cx%3E%20%C3%A9://a.example/"),
        ("https://[\u{301}::1]/", "https://%5B%CC%81::1%5D/"),
    ])
    func addressesElsewhereAreEncodedOnce(text: String, expected: String) {
        #expect(WebAddress.encoded(text) == expected)
        #expect(WebAddress.encoded(expected) == expected)
    }
}

@Suite struct FormerAddressTests {
    @Test(
        arguments: [
            ("https://Old.Example/2019/05/My-Post/", "old.example", "/2019/05/my-post"),
            ("http://old.example/?p=123", "old.example", "/?p=123"),
            ("http://old.example/index.php?page_id=123&preview=true", "old.example", "/?p=123"),
            ("https://old.example/%D8%B3%D9%84%D8%A7%D9%85/?utm_source=x#top", "old.example", "/سلام"),
            ("//old.example:443/a", "old.example", "/a"), ("https://old.example:8443/a", "old.example:8443", "/a"),
            ("/a/b/", nil, "/a/b"), ("?p=5", nil, "/?p=5"),
            // A page of a list, not a post.
            ("/archive?p=5", nil, "/archive"),
        ] as [(String, String?, String)]
    )
    func addressesHaveOneForm(text: String, host: String?, path: String) {
        #expect(FormerAddress(text) == FormerAddress(host: host, path: path))
    }

    @Test(arguments: [
        "", "a/b", "mailto:a@b.example", "javascript:alert(1)", "https://", "https:///a",
        "https://user:pw@old.example/a",
        "https://old.example", "https://old.example/?p=0", "https://old.example/?p=-1", "/", "/%zz", "/%00",
        "ftp://x.example/a",
    ])
    func whatNamesNoPageIsNone(text: String) {
        #expect(FormerAddress(text) == nil)
    }
}

@Suite struct ProseTests {
    @Test func summariesAreOfRunningText() {
        let html = """
            <figure><img src="https://x.example/a.jpg" alt="A"><figcaption>A lamp, <em>lit</em>.</figcaption></figure>
            <h2>What it means</h2>
            <p>Six turbines &amp; a <b>lamp</b>.</p>
            <table><tbody><tr><td>1</td><td><table><tbody><tr><td>2</td></tr></tbody></table></td></tr></tbody></table>
            <p><a href="https://x.example/v">https://x.example/v</a></p>
            <ul><li>One.</li><li>Two (http://x.example/2).</li></ul>
            """
        let body = Body(html: html, text: "A lamp, lit.")
        #expect(SummaryMaker.summary(of: body) == "Six turbines & a lamp. One. Two")
    }

    /// A mark behind a reference or a sign makes one character of both, and is still behind them.
    @Test func marksBehindSignsChangeNothing() {
        #expect(
            SummaryMaker.summary(of: Body(html: "<p>&lt;\u{30B}b&amp;\u{301}c</p>", text: "")) == "<\u{30B}b&\u{301}c"
        )
        #expect("a\"\u{30B}b\"".replacingScalars("\"", with: "") == "a\u{30B}b")
    }

    @Test(arguments: [
        ("<h2>Only a title</h2>", ""), ("", ""), ("<figure><figure>a</figure>b", ""),
        (
            "<table><caption>Rainfall</caption><tbody><tr><td>9 mm</td></tr></tbody></table><p>It rained.</p>",
            "It rained."
        ),
        ("<details><summary>More</summary><p>Of it.</p></details>", "Of it."),
        ("<figure><img src=\"https://x.example/a.jpg\"><figcaption>A boat</figcaption></figure>", ""),
        // Lists of links are what to read next; lists that hold one are not.
        (
            #"<ul><li><a href="https://x.example/1">The first part</a></li><li><a href="https://x.example/2">The other</a>, too</li></ul><p>Then.</p>"#,
            "Then."
        ),
        (
            #"<ol><li>Turn <a href="https://x.example/1">the key</a> to the left.</li><li>Wait.</li></ol>"#,
            "Turn the key to the left. Wait."
        ),
        (#"<ul><li><ul><li><a href="https://x.example/1">Within</a></li></ul></li></ul><p>Out.</p>"#, "Out."),
        ("<ul></ul><p>None.</p>", "None."), ("<ul><li>Open", "Open"),
    ])
    func summariesLeaveOutWhatIsNoRunningText(html: String, summary: String) {
        #expect(SummaryMaker.summary(of: Body(html: html, text: "All of it")) == summary)
    }
}
