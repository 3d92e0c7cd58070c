import NewsDomain
import Testing

struct LinkCountTests {
    @Test(arguments: [
        ("", 0), ("no link here, not even http or www", 0), ("http://a.example", 1), ("HTTPS://A.example", 1),
        ("see www.example.org.", 1), ("WwW.example.org", 1), ("https://www.example.org", 1), ("http://http://x", 1),
        ("http://a http://b", 2), ("http://a,https://b;www.c", 3), ("http://a.example/?u=http://b.example", 2),
        ("Awww. How nice", 0), ("(www.a.example)", 1), ("http:/a http:b", 0), ("éhttp://a", 1), ("ｈttp://a", 0),
        ("h", 0), ("http:/", 0), ("www", 0), ("<", 0), ("<a", 0), ("[ur", 0),
    ])
    func countsAddresses(text: String, links: Int) {
        #expect(LinkCount.links(in: text) == links)
    }

    @Test(arguments: [
        ("[url]x[/url]", 1), ("[URL=x]y[/URL]", 1), ("[url=https://a]b[/url]", 1), ("[url]https://www.a[/url]", 1),
        ("[url=http://a]http://b[/url] http://c", 2), ("<a href=\"https://a\">b</a>", 1), ("<A\nhref=x>y</A>", 1),
        ("<a href='https://a'>https://a</a>", 1), ("<a title=x href=www.a rel=y>z</a> www.b", 2),
        ("<a https://a https://b https://c", 3), ("<a <a <a ", 3), ("<a [url <a [url", 4), ("<abbr>x</abbr>", 0),
        ("</a> <article>", 0), ("a < b", 0), ("<b>https://a</b>", 1), ("<a href=x>y</a> http://b", 2),
        ("[url]a[/url][url]b[/url]", 2), ("<a href=\"http://a\"><a href=\"http://b\">", 2),
    ])
    func countsWhatMakesUpALinkOnce(text: String, links: Int) {
        #expect(LinkCount.links(in: text) == links)
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            ("http://", 1), ("www.", 1), ("[url", 50_000), ("<a ", 50_000), ("http:/", 0), ("]>", 0),
            ("www. ", 50_000),
        ]
    )
    func isLinear(text: String, links: Int) {
        #expect(LinkCount.links(in: String(repeating: text, count: 50_000)) == links)
    }
}
