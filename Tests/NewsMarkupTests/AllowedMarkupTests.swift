import Testing

@testable import NewsMarkup

/// What a newsroom writes comes out as it went in, or tidied.
struct AllowedMarkupTests {
    /// Already in normal form.
    @Test(arguments: [
        "<p>One <em>two</em> <strong>three</strong> <b>b</b> <i>i</i> <u>u</u> <s>s</s></p>",
        "<p><del>del</del> <ins datetime=\"2024-05-01\">ins</ins> <sub>1</sub><sup>2</sup> <small>s</small></p>",
        "<p><mark>m</mark> <abbr title=\"World Wide Web\">WWW</abbr> <cite>c</cite> <q cite=\"/x\">q</q></p>",
        "<p><dfn>d</dfn> <code>c</code> <kbd>k</kbd> <samp>s</samp> <var>v</var></p>",
        "<p><time datetime=\"2024-05-01\">yesterday</time> a<wbr>b<br>c</p>",
        "<h2>a</h2>\n<h3>b</h3>\n<h4>c</h4>\n<h5>d</h5>\n<h6>e</h6>\n<hr>\n<p>f</p>",
        "<ul><li>a</li>\n<li>b\n<ul><li>c</li></ul></li></ul>",
        "<ol start=\"3\" reversed type=\"a\"><li value=\"7\">a</li></ol>",
        "<dl><dt>a</dt>\n<dd>b</dd>\n<dd>c</dd></dl>",
        "<blockquote cite=\"https://example.org/\"><p>a</p>\n<p>b</p></blockquote>",
        "<pre><code class=\"language-swift\">let a = 1 &lt; 2\n\n    b\n</code></pre>",
        "<figure><img src=\"/a.jpg\" alt=\"A\" width=\"10\" height=\"20\" loading=\"lazy\">\n<figcaption>C</figcaption></figure>",
        "<figure><figure><img src=\"a\"></figure>\n<figure><img src=\"b\"></figure></figure>",
        "<p><img srcset=\"a.jpg 1x, b.jpg 2x\" sizes=\"100vw\" src=\"a.jpg\" alt=\"\"></p>",
        "<p><picture><source srcset=\"a.webp\" type=\"image/webp\"><img src=\"a.jpg\"></picture></p>",
        "<p><video src=\"a.mp4\" poster=\"a.jpg\" controls><track src=\"a.vtt\" kind=\"captions\" srclang=\"en\"></video></p>",
        "<p><audio controls><source src=\"a.mp3\" type=\"audio/mpeg\"></audio></p>",
        """
        <table><caption>T</caption>
        <colgroup><col span="2"></colgroup>
        <thead><tr><th scope="col">a</th>
        <th abbr="bee">b</th></tr></thead>
        <tbody><tr><td colspan="2">c</td></tr></tbody>
        <tfoot><tr><td>d</td>
        <td></td></tr></tfoot></table>
        """,
        "<details open><summary>S</summary>\n<p>a</p></details>",
        "<p dir=\"rtl\" lang=\"ar\">مرحبا <bdi>ب</bdi> <bdo dir=\"ltr\">ج</bdo></p>",
        "<p>e\u{301} n\u{303} 👩‍👩‍👧 \u{200F}x\u{200D}y</p>",
        "<p><ruby>漢<rt>kan</rt>字<rp>(</rp><rt>ji</rt></ruby></p>",
        "<p><span lang=\"fr\">oui</span> <a href=\"/a\" title=\"t\" hreflang=\"de\">b</a></p>",
        "<p>a&nbsp;b &amp; c &lt; d &gt; \"e\" 'f'</p>",
        "<p><a href=\"#user-content-fn1\" id=\"user-content-ref1\">1</a></p>\n<p id=\"user-content-fn1\">note</p>",
    ])
    func staysAsItIs(html: String) {
        #expect(Markup.sanitize(html).html == html)
        #expect(Markup.sanitize(html).removed.isEmpty)
    }

    @Test(arguments: [
        ("text", "<p>text</p>"),
        ("  a <b>b</b> \n <p> c </p>\n\n d", "<p>a <b>b</b></p>\n<p>c</p>\n<p>d</p>"),
        ("<h1>a</h1>", "<h2>a</h2>"),
        ("<strike>a</strike> <tt>b</tt> <acronym>c</acronym>", "<p><s>a</s> <code>b</code> <abbr>c</abbr></p>"),
        ("<div>a<div>b</div>c</div>", "<p>a</p>\n<p>b</p>\n<p>c</p>"),
        ("<div><p>a</p></div><section><h2>b</h2></section>", "<p>a</p>\n<h2>b</h2>"),
        ("<li>a</li>", "<p>a</p>"),
        ("<p>a<noscript><img src=b.png></noscript></p>", "<p>a<img src=\"b.png\"></p>"),
        ("<script>chart()</script><noscript><p>b</p></noscript>", "<p>b</p>"),
        ("<td>a</td>", "<p>a</p>"),
        ("<span style=x>a</span><font color=red>b</font>", "<p>ab</p>"),
        ("<x-y>a</x-y>", "<p>a</p>"),
        ("<p></p><p>&nbsp;</p><p> <br> </p><b></b><h2></h2><p>a</p>", "<p>a</p>"),
        ("<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->", "<p>a</p>"),
        ("<b>a<p>b</p>c</b>", "<p><b>a</b></p>\n<p><b>b</b></p>\n<p><b>c</b></p>"),
        ("<a href=/x><h3>a</h3><p>b</p></a>", "<h3><a href=\"/x\">a</a></h3>\n<p><a href=\"/x\">b</a></p>"),
        ("<a href=/x><figure><img src=i></figure></a>", "<figure><a href=\"/x\"><img src=\"i\"></a></figure>"),
        ("<h2>a<div>b</div></h2>", "<h2>a b</h2>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a\n<ul><li>b</li></ul></li></ul>"),
        ("<ul>a<li>b</li></ul>", "<ul><li>a</li>\n<li>b</li></ul>"),
        ("<li><div>a</div><div>b</div></li>", "<p>a</p>\n<p>b</p>"),
        ("<ul><li><div>a</div><div>b</div></ul>", "<ul><li>a\n<p>b</p></li></ul>"),
        ("<table><tr><td>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
        ("<p>a<p>b", "<p>a</p>\n<p>b</p>"),
        ("<pre>\n\na</pre>", "<pre>\n\na</pre>"),
        ("<pre>\na</pre>", "<pre>a</pre>"),
        ("<pre><div>a</div><div>b</div></pre>", "<pre>a\nb</pre>"),
        ("<pre class=\"x language-c++\">a\tb  c\n</pre>", "<pre class=\"language-c++\">a\tb  c\n</pre>"),
        (
            "<video><source src=a.mp4>Your browser cannot.</video>",
            "<p><video controls><source src=\"a.mp4\"></video></p>"
        ),
        ("<video>Your browser cannot.</video>", ""),
        ("<picture><source srcset=a.webp></picture>", ""),
        ("<form><p>a</p><input value=b><button>c</button></form>", "<p>a</p>"),
        ("a<br><br>b", "<p>a<br><br>b</p>"),
        ("\u{FEFF}a\r\nb\u{0}\u{1}\u{FFFE}c\u{FFFF}\u{85}", "<p>a\nbc</p>"),
        ("<p id=x>a</p><a name=y>b</a>", "<p id=\"user-content-x\">a</p>\n<p><a id=\"user-content-y\">b</a></p>"),
        (
            "<a href='#fn:1'>a</a><a href=#top>b</a>",
            "<p><a href=\"#user-content-fn:1\">a</a><a href=\"#top\">b</a></p>"
        ),
        (
            "<table><tr><th id=a>x</th><td headers='a b'>y</td></tr></table>",
            """
            <table><tbody><tr><th id="user-content-a">x</th>
            <td headers="user-content-a user-content-b">y</td></tr></tbody></table>
            """
        ),
        ("<p>&hellip;&eacute;&#8364;&#x1F600;&NotEqualTilde;</p>", "<p>…é€😀≂̸</p>"),
    ])
    func isPutInNormalForm(html: String, expected: String) {
        #expect(Markup.sanitize(html).html == expected)
    }

    @Test(arguments: [
        ("https://example.org/", "", "noopener nofollow"),
        ("//example.org/", "", "noopener nofollow"),
        ("HTTP://example.org/", "sponsored UGC me", "noopener nofollow sponsored ugc"),
        ("/a", "nofollow x", "nofollow"),
        ("/a", "noopener tag", "noopener tag"),
    ])
    func relationsOfLinks(address: String, given: String, expected: String) {
        let html = Markup.sanitize("<a href=\"\(address)\" target=_blank rel=\"\(given)\">x</a>").html
        #expect(html == "<p><a href=\"\(address)\" rel=\"\(expected)\">x</a></p>")
    }

    @Test func theAccountOfWhatWasRemoved() {
        let html = """
            <script>1</script><p onclick=a ONCLICK=b class=c style=d>x<SCRIPT>2</SCRIPT></p>
            <a href="JavaScript:1" onclick=e>y</a><iframe src="https://maps.example.com/x"></iframe><blink>z</blink>
            <div class=wrapper><span>w</span></div>
            """
        let expected: [RemovedMarkup] = [
            RemovedMarkup(kind: .attribute, name: "class", count: 1),
            RemovedMarkup(kind: .attribute, name: "onclick", count: 2),
            RemovedMarkup(kind: .attribute, name: "style", count: 1),
            RemovedMarkup(kind: .element, name: "blink", count: 1),
            RemovedMarkup(kind: .element, name: "iframe", count: 1),
            RemovedMarkup(kind: .element, name: "script", count: 2),
            RemovedMarkup(kind: .url, name: "javascript:", count: 1),
            RemovedMarkup(kind: .url, name: "maps.example.com", count: 1),
        ]
        #expect(Markup.sanitize(html).removed == expected)
    }
}
