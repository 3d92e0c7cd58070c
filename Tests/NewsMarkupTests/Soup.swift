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
