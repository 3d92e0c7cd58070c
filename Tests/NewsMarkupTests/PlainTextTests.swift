import Testing

@testable import NewsMarkup

/// The text of a document, and the two ways between text and markup.
struct PlainTextTests {
    @Test(arguments: [
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<p>a <b>b</b>\n  c</p>", "a b c"),
        ("a<br>b<br><br><br>c", "a\nb\n\nc"),
        ("<h2>a</h2><div>b</div>c", "a\n\nb\n\nc"),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><p>d</p>", "a\nb\nc\n\nd"),
        ("<ol><li><p>a</p><p>b</p></li></ol>", "a\nb"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "a\nb"),
        ("<table><tr><th>a</th><td>b</td></tr><tr><td></td><td><p>c</p><p>d</p></td></tr></table>", "a\tb\n\tc d"),
        ("<table><caption>t</caption><tr><td>a<br>b</td></tr></table>", "t\n\na b"),
        ("<p>a</p><pre>  x\n\n    y\n</pre><p>b</p>", "a\n\n  x\n\n    y\n\nb"),
        ("<p>a<img src=x alt=no>b<script>no</script><style>no</style></p>", "ab"),
        ("<figure><img src=x alt=no><figcaption>c</figcaption></figure>", "c"),
        ("<p><img src=x></p><p>a</p>", "a"),
        ("<video src=x>no</video><iframe src=https://youtube.com/embed/1>no</iframe>", ""),
        ("&lt;b&gt; &amp; &eacute;", "<b> & é"),
        ("<blockquote><p>a</p></blockquote>b", "a\n\nb"),
        ("<details><summary>a</summary>b</details>", "a\n\nb"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢(kan)"),
        ("<p>a&nbsp;b</p><p>&nbsp;</p>", "a\u{A0}b"),
        ("<p>مرحبا</p><p>e\u{301}</p>", "مرحبا\n\ne\u{301}"),
        ("a<hr>b", "a\n\nb"),
        ("", ""),
    ])
    func textOfADocument(html: String, expected: String) {
        #expect(Markup.sanitize(html).text == expected)
    }

    @Test(arguments: [
        ("<p>See <a href=https://a.example/x>this</a>.</p>", "See this (https://a.example/x)."),
        (
            "<p><a href=https://a.example/x/>a.example/x</a> and <a href=https://b.example>https://b.example</a></p>",
            "a.example/x and https://b.example"
        ),
        ("<p><a href=mailto:a@b.example>a@b.example</a></p>", "a@b.example"),
        ("<p><a href=javascript:x>no</a> <a name=n>target</a></p>", "no target"),
        ("<p><a href=/about>us</a></p>", "us (https://site.example/about)"),
        ("<blockquote><p>One.</p><p>Two<br>three.</p></blockquote><p>Mine.</p>", "> One.\n\n> Two\n> three.\n\nMine."),
        ("<blockquote>a<blockquote>b</blockquote>c</blockquote>d", "> a\n\n> > b\n\n> c\n\nd"),
        (
            "<p>a</p><blockquote><a href=https://b.example>https://b.example</a></blockquote>",
            "a\n\n> https://b.example"
        ),
        ("<p>Look: <img src=https://a.example/i.png alt=Cat></p>", "Look: Cat (https://a.example/i.png)"),
        ("<p><iframe src=https://a.example/1 title=Film></iframe></p>", "Film (https://a.example/1)"),
    ])
    func textThatIsAllThatIsKept(html: String, expected: String) {
        var policy = MarkupPolicy(frames: [], base: BaseAddress("https://site.example/post"))
        policy.textKeepsLinks = true
        #expect(Markup.sanitize(html, policy: policy).text == expected)
    }

    @Test(arguments: [
        ("A title", "A title"),
        ("  A \n\t title ", "A title"),
        ("AT&amp;T &#8211; a <em>history</em>", "AT&T – a history"),
        ("AT&T", "AT&T"),
        ("1 < 2", "1 < 2"),
        ("a<br>b</p><p>c", "a b c"),
        ("a<script>b</script>", "a"),
        ("&lt;b&gt;", "<b>"),
        ("a\u{0}\r\nb\u{7F}", "a b"),
        ("&nbsp;", ""),
        ("", ""),
    ])
    func textOfATitle(html: String, expected: String) {
        #expect(Markup.plainText(html) == expected)
    }

    @Test(arguments: [
        ("", ""),
        ("a", "<p>a</p>"),
        ("a\nb", "<p>a<br>b</p>"),
        ("a\r\n\r\n\r\nb ", "<p>a</p>\n<p>b</p>"),
        ("\n\n a \n\n", "<p>a</p>"),
        ("<b>&amp;\u{A0}\"", "<p>&lt;b&gt;&amp;amp;&nbsp;\"</p>"),
        ("a\n \u{A0} \nb", "<p>a</p>\n<p>b</p>"),
        ("a\u{0}b\u{1B}[0m", "<p>ab[0m</p>"),
    ])
    func markupOfTypedText(text: String, expected: String) {
        let html = Markup.html(fromPlainText: text)
        #expect(html == expected)
        #expect(Markup.sanitize(html).html == html)
    }
}
