/// Random markup, the same for the same seed: tags, attributes and texts in any order.
struct Soup {
    /// A small generator of our own, so that a failing seed fails again anywhere.
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    private mutating func number(below bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(truncatingIfNeeded: state >> 16) & 0xFFFF_FFFF % bound
    }

    private mutating func pick(_ words: [String]) -> String { words[number(below: words.count)] }

    /// Tags thrown together without regard for what closes what.
    mutating func wildDocument() -> String {
        var html = ""
        for _ in 0..<number(below: 30) {
            switch number(below: 10) {
            case 0...3: html += "<" + pick(Self.wildNames) + attributes() + (number(below: 20) == 0 ? "/>" : ">")
            case 4...6: html += "</" + pick(Self.wildNames) + ">"
            case 7: html += pick(Self.oddities)
            default: html += pick(Self.texts)
            }
        }
        return html
    }

    /// Elements properly closed, though not always where they belong.
    mutating func orderlyDocument() -> String {
        var html = ""
        for _ in 0..<1 + number(below: 4) { html += element(depth: 0) }
        return html
    }

    /// What an editor's program writes: blocks, one after the other, each with what belongs into it, and everything closed but
    /// for paragraphs and items, whose ends may be left out.
    mutating func editorsDocument() -> String {
        (0..<1 + number(below: 12)).map { _ in block(depth: 0) + pick(["", "\n", "\n\n", "<!-- note -->"]) }.joined()
    }

    private mutating func block(depth: Int) -> String {
        switch number(below: depth > 2 ? 5 : 11) {
        case 0...2: return "<p" + editorsAttributes() + ">" + line() + "</p>"
        case 3:
            let name = pick(["h1", "h2", "h3", "h4"])
            return "<" + name + editorsAttributes() + ">" + line() + "</" + name + ">"
        case 4:
            return pick(["<hr>", "<hr />", "<pre><code class=\"language-c\">a &lt; b\n</code></pre>", "<p>&nbsp;</p>"])
        case 5: return "<blockquote>" + blocks(depth) + "<cite>" + line() + "</cite></blockquote>"
        case 6:
            return "<figure><img src=\"https://example.org/a.jpg\" alt=\"\"><figcaption>" + line()
                + "</figcaption></figure>"
        case 7: return items(depth)
        case 8: return editorsTable()
        case 9: return "<div class=\"wp-block-group\">" + blocks(depth) + "</div>"
        default: return "<details><summary>" + line() + "</summary>" + blocks(depth) + "</details>"
        }
    }

    private mutating func blocks(_ depth: Int) -> String {
        (0..<1 + number(below: 3)).map { _ in block(depth: depth + 1) }.joined(separator: "\n")
    }

    private mutating func items(_ depth: Int) -> String {
        let (name, item) = [("ul", "li"), ("ol", "li"), ("dl", "dt"), ("dl", "dd")][number(below: 4)]
        let ends = number(below: 3) > 0
        let items = (0..<1 + number(below: 4)).map { _ in
            "<" + item + ">" + line() + (depth < 2 && ends && number(below: 5) == 0 ? self.items(depth + 1) : "")
                + (ends ? "</" + item + ">" : "")
        }
        return "<" + name + ">" + items.joined(separator: "\n") + "</" + name + ">"
    }

    private mutating func editorsTable() -> String {
        let rows = (0..<1 + number(below: 3)).map { _ in
            "<tr><th scope=row>" + line() + "</th><td colspan=\"2\">" + line() + "</td></tr>"
        }
        return "<table><caption>" + line() + "</caption><thead><tr><th>" + line() + "</th></tr></thead>\n<tbody>"
            + rows.joined(separator: "\n") + "</tbody></table>"
    }

    /// Text with links, emphasis, pictures and line breaks.
    private mutating func line() -> String {
        (0..<1 + number(below: 4)).map { _ in phrase(depth: 0) }.joined(separator: " ")
    }

    private mutating func phrase(depth: Int) -> String {
        if depth > 2 || number(below: 2) == 0 { return pick(Self.editorsTexts) }
        switch number(below: 6) {
        case 0: return pick(["<br>", "<br/>", "<img src=\"/a.jpg\" alt=\"A &amp; B\" width=100>", "<wbr>"])
        case 1 where depth == 0:
            return "<a href=\"https://example.org/?a=1&amp;b=2\">" + pick(Self.editorsTexts) + "</a>"
        default:
            let name = pick([
                "b", "i", "em", "strong", "code", "span", "sub", "sup", "u", "s", "small", "mark", "q", "abbr", "cite",
            ])
            return "<" + name + editorsAttributes() + ">" + phrase(depth: depth + 1) + "</" + name + ">"
        }
    }

    private mutating func editorsAttributes() -> String {
        number(below: 4) == 0
            ? " " + pick(["class=\"has-drop-cap\"", "id=a1", "lang=de", "dir=rtl", "style=\"color:red\""]) : ""
    }

    private static let editorsTexts = [
        "text", "two words", "AT&amp;T", "1 &lt; 2", "a > b", "&nbsp;", "é", "مرحبا", "🇩🇪", "&eacute;", "&#233;",
        "&hellip;", "“quoted”",
        "Ein Satz.", "tail.",
    ]

    private mutating func element(depth: Int) -> String {
        if depth > 5 || number(below: 4) == 0 { return pick(Self.texts) }
        switch number(below: 12) {
        case 0: return list(depth: depth)
        case 1: return table(depth: depth)
        case 2: return "<" + pick(["br", "hr", "img", "wbr"]) + attributes() + ">"
        default:
            let name = pick(Self.orderlyNames)
            var html = "<" + name + attributes() + ">"
            for _ in 0..<number(below: 4) { html += element(depth: depth + 1) }
            if name == "p" && number(below: 3) == 0 { return html }
            return html + "</" + name + ">"
        }
    }

    private mutating func list(depth: Int) -> String {
        let (name, item) = [("ul", "li"), ("ol", "li"), ("dl", "dt"), ("dl", "dd")][number(below: 4)]
        var html = "<" + name + attributes() + ">"
        for _ in 0..<number(below: 4) {
            if number(below: 8) == 0 { html += element(depth: depth + 1) }
            html += "<" + item + attributes() + ">" + element(depth: depth + 1)
            if number(below: 2) == 0 { html += "</" + item + ">" }
            html += pick(["", "\n", " "])
        }
        return html + "</" + name + ">"
    }

    private mutating func table(depth: Int) -> String {
        var html =
            "<table>" + pick(["", "<caption>Name</caption>", "<colgroup><col span=2></colgroup>", "<form>", "x"])
        for _ in 0..<number(below: 3) {
            html += pick(["<tr>", "<tbody><tr>", "<tr>\n"])
            for _ in 0..<number(below: 3) { html += "<td" + attributes() + ">" + element(depth: depth + 1) + "</td>" }
            html += pick(["</tr>", "</tr>", ""])
        }
        return html + "</table>"
    }

    private mutating func attributes() -> String {
        var html = ""
        while number(below: 3) == 0 { html += " " + pick(Self.attributes) }
        return html
    }

    private static let orderlyNames = [
        "p", "p", "p", "div", "div", "h1", "h2", "h3", "blockquote", "pre", "figure", "figcaption", "details",
        "summary", "section", "a", "a", "b", "i", "em", "strong", "code", "span", "sub", "sup", "u", "s", "small",
        "mark", "q", "ruby", "rt", "video", "audio", "picture", "font", "custom-tag", "center", "del", "ins", "abbr",
        "style", "script", "iframe", "article", "aside", "header", "footer", "nav", "address", "main", "hgroup",
        "fieldset", "menu", "dir", "cite", "kbd", "time", "bdo", "dialog", "big", "tt", "strike", "acronym", "rb", "rp",
        "noscript", "progress", "label", "canvas", "map",
    ]

    private static let wildNames =
        orderlyNames + [
            "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "col",
            "colgroup", "br", "hr", "img", "wbr", "source", "track", "svg", "math", "mtext", "mglyph", "malignmark",
            "annotation-xml", "foreignObject", "title", "textarea", "template", "noscript", "form", "input", "button",
            "select", "option", "optgroup", "object", "embed", "applet", "marquee", "nobr", "big", "tt", "strike",
            "xmp", "listing", "noembed", "noframes", "rb", "rp", "rtc", "html", "head", "body", "frameset", "frame",
            "isindex", "image", "bdo", "bdi", "time", "label", "fieldset", "legend", "menu", "dir", "address", "param",
            "main", "desc", "plaintext",
        ]

    private static let attributes = [
        "href=\"https://example.org/?a=1&b=2&copy=3\"", "href='#note-1'", "href=javascript:alert(1)", "href=\"/x y\"",
        "href=\"https://example.org/?a=1&amp;b=&quot;\"", "src=\"https://example.org/a.jpg\"", "src=data:text/html,x",
        "src=//player.vimeo.com/video/1", "srcset=\"a.jpg 1x, javascript:b 2x\"", "id=a1", "id=\"-bad\"", "name=n1",
        "class=\"language-swift x\"", "class=wide", "onclick=\"alert(1)\"", "style=\"color:red\"",
        "title='a\"b<c>&amp;'",
        "lang=de", "dir=rtl", "alt=\"\"", "alt=\"&lt;b&gt;\"", "width=100", "width=\"javascript:\"", "colspan=2",
        "start=3", "rel=\"ugc me\"", "target=_blank", "controls", "open", "datetime=2020-01-01", "definitionurl=x",
        "xlink:href=javascript:x", "encoding=text/html", "title=\"&eacute;&#233;&#x1;&#13;\"", "HREF=b", "title=a&b",
    ]

    private static let texts = [
        "text", " ", "\n", "  two  words ", "&amp;", "&lt;b&gt;", "&nbsp;", "a\u{A0}b", "é", "مرحبا", "🇩🇪", "x\n\ny",
        "\n\n",
        "&eacute;", "&#233;", "&hellip;", "AT&T", "1 < 2", "a > b", "&copy 2020", "&notit;", "&#128;", "&#1;", "&#0;",
        "&#13;", "&NotEqualTilde;", "&unknown;", "word", "tail.", "\t", "\"quoted\"", "&#xFDD0;", "&#10;", "&#12;",
    ]

    private static let oddities = [
        "<!-- note -->", "<!-->", "<!--->", "<!--x--!>", "<!-- a -- b -->", "<!", "<!doctype html>", "<?php x ?>",
        "</>", "</ x>", "<", "<3", "<!-- wp:paragraph {\"a\":1} -->", "<![CDATA[<b>x</b>]]>", "<b", "<a href=\"",
        "<br/>", "</br>", "<img src=a></img>", "</wbr>", "</hr>", "</p>", "<p/>", "<a<b>", "<b x=\"1\"y=\"2\">",
        "<b =x>", "<i x=>", "<i x='a'/>",
        "<IMG SRC=a>",
        "<script><!-- <script></script> --></script>", "<style>a<b</style>", "<p>", "<img src=a>", "</div>",
    ]
}
