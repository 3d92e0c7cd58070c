import Testing

@testable import NewsImport

/// What WordPress' `wpautop` gives for the same texts, save where that leaves stray tags.
struct AutopTests {
    @Test(arguments: [
        ("one", "<p>one</p>"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
        ("one\n \t\ntwo\n\n\n\nthree", "<p>one</p>\n<p>two</p>\n<p>three</p>"),
        ("one\ntwo", "<p>one<br />\ntwo</p>"),
        ("one<br />\ntwo", "<p>one<br />\ntwo</p>"),
        ("  \n\n ", ""),
        ("a < b and <3", "<p>a < b and <3</p>"),
        // Blocks stay out of paragraphs.
        ("one\n<h2>Two</h2>\nthree", "<p>one</p>\n<h2>Two</h2>\n<p>three</p>"),
        ("<h2>a\nb</h2>", "<h2>a<br />\nb</h2>"),
        ("one<hr>two", "<p>one</p>\n<hr>\n<p>two</p>"),
        ("<ul>\n<li>a</li>\n<li>b\nc</li>\n</ul>", "<ul>\n<li>a</li>\n<li>b<br />\nc</li></ul>"),
        ("<ul><li>a\n\nb</li></ul>", "<ul>\n<li>\n<p>a</p>\n<p>b</p></li></ul>"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "<ul>\n<li>a\n<ul>\n<li>b</li></ul></li></ul>"),
        ("<table><tr><td>a\nb</td></tr></table>", "<table>\n<tr>\n<td>a<br />\nb</td></tr></table>"),
        // Containers.
        ("<blockquote>a\n\nb</blockquote>", "<blockquote>\n<p>a</p>\n<p>b</p></blockquote>"),
        ("<div>a</div>", "<div>a</div>"),
        ("<div>a\n\nb</div>", "<div>\n<p>a</p>\n<p>b</p></div>"),
        ("<div><h2>a</h2>b</div>", "<div>\n<h2>a</h2>\n<p>b</p></div>"),
        // Code keeps its newlines.
        ("one\n\n<pre>a\n\nb\nc</pre>\n\ntwo", "<p>one</p>\n<pre>a\n\nb\nc</pre>\n<p>two</p>"),
        ("<pre><code>&lt;p&gt;\n\nx</code></pre>", "<pre><code>&lt;p&gt;\n\nx</code></pre>"),
        ("<script>\n\na < b\n</script>", "<script>\n\na < b\n</script>"),
        // Inline tags over lines.
        ("<em>a\nb</em>", "<p><em>a<br />\nb</em></p>"),
        ("<a\nhref=\"x\">y</a>", "<p><a\nhref=\"x\">y</a></p>"),
        ("<video controls>\n<source src=\"a\">\n</video>", "<p><video controls>\n<source src=\"a\">\n</video></p>"),
        // Paragraphs that are there already.
        ("<p>a</p>\n<p>b</p>", "<p>a</p>\n<p>b</p>"),
        ("<p>a\nb</p>\n\n<h2>c</h2>", "<p>a\nb</p>\n\n<h2>c</h2>"),
        ("<p>a\nb</p>\n\nc\nd", "<p>a\nb</p>\n<p>c\nd</p>"),
        ("<p style=\"x\">a\nb</p>\nc\n\nd", "<p style=\"x\">a<br />\nb</p>\n<p>c</p>\n<p>d</p>"),
        ("<p>a</p>\nb\nc", "<p>a</p>\n<p>b<br />\nc</p>"),
        ("a</p>b", "<p>a</p>\n<p>b</p>"),
    ])
    func makesParagraphs(text: String, expected: String) {
        let made = Autop.paragraphs(in: Array(text.utf8))
        #expect(String(decoding: made, as: UTF8.self) == expected)
    }

    @Test func staysLinear() {
        let text = String(repeating: "<div>a\n\n<b>", count: 50_000)
        #expect(!Autop.paragraphs(in: Array(text.utf8)).isEmpty)
    }
}
