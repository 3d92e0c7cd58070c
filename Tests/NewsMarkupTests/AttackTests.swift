import Testing

@testable import NewsMarkup

/// What people send to a sanitiser to get a script past it.
struct AttackTests {
    /// Each with all that may be left of it.
    @Test(arguments: [
        ("<script>alert(1)</script>a", "<p>a</p>"),
        ("<SCRIPT SRC=//evil.example/x.js></SCRIPT>", ""),
        ("<scr<script>ipt>alert(1)</scr</script>ipt>", "<p>ipt&gt;alert(1)ipt&gt;</p>"),
        ("<scr\u{0}ipt>alert(1)</script>", ""),
        ("<script/xss src=a></script>", ""),
        ("<<script>alert(1)//<</script>", "<p>&lt;</p>"),
        ("<script>alert(1)", ""),
        ("<img src=x onerror=alert(1)>", "<p><img src=\"x\"></p>"),
        ("<img src=\"x\"onerror=alert(1)>", "<p><img src=\"x\"></p>"),
        ("<img/onerror='alert(1)'/src=x>", "<p><img src=\"x\"></p>"),
        ("<img src=`javascript:alert(1)`>", "<p><img src=\"`javascript:alert(1)`\"></p>"),
        ("<img src=javascript:alert(1)>", ""),
        ("<img dynsrc=javascript:a lowsrc=javascript:b>", ""),
        ("<img src=data:image/svg+xml,x>", ""),
        (
            "<img src=x alt='\"><script>alert(1)</script>'>",
            "<p><img src=\"x\" alt=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"></p>"
        ),
        (
            "<img src=a srcset='a.jpg 1x, javascript:alert(1) 2x, data:x 3x'>",
            "<p><img src=\"a\" srcset=\"a.jpg 1x\"></p>"
        ),
        ("<svg onload=alert(1)>", ""),
        ("<svg><script>alert(1)</script></svg>a", "<p>a</p>"),
        ("<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>", ""),
        ("<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">", ""),
        ("<svg><foreignObject><p>x</p></foreignObject></svg>", ""),
        ("<math><mtext><table><mglyph><style><!--</style><img title=\"--><img src=1 onerror=alert(1)>\">", ""),
        ("<math><mi><malignmark><b>x</b></malignmark></mi></math>", ""),
        ("<form><math><mtext></form><form><mglyph><style></math><img src=1 onerror=alert(1)>", ""),
        ("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>", ""),
        ("<!--><img src=x onerror=alert(1)>-->", "<p><img src=\"x\">--&gt;</p>"),
        ("<!---><img src=x onerror=alert(1)>", "<p><img src=\"x\"></p>"),
        ("<!-- --!><img src=x onerror=alert(1)>-->", "<p><img src=\"x\">--&gt;</p>"),
        ("<![CDATA[><img src=x onerror=alert(1)>]]>", "<p><img src=\"x\">]]&gt;</p>"),
        ("<?xml ><img src=x onerror=alert(1)>?>", "<p><img src=\"x\">?&gt;</p>"),
        ("<style>@import 'javascript:a'</style><p style=\"background:url(javascript:a)\">x</p>", "<p>x</p>"),
        ("<title><a href=\"</title><img src=x onerror=alert(1)>\">", "<p><img src=\"x\">\"&gt;</p>"),
        ("<textarea></p><script>alert(1)</script></textarea>", ""),
        ("<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">", "<p><img src=\"x\">\"&gt;</p>"),
        ("<template><script>alert(1)</script></template>", ""),
        ("<noembed><p title='</noembed><img src=x onerror=1>'>", "<p><img src=\"x\">'&gt;</p>"),
        ("<plaintext><script>alert(1)</script>", ""),
        ("<object data=javascript:alert(1)><embed src=x></object>", ""),
        ("<embed src=javascript:alert(1)>", ""),
        ("<base href=javascript:alert(1)//><a href=a>x</a>", "<p><a href=\"a\">x</a></p>"),
        ("<meta http-equiv=refresh content='0;url=javascript:alert(1)'>", ""),
        ("<link rel=stylesheet href=javascript:alert(1)>", ""),
        ("<form action=javascript:alert(1)><button formaction=javascript:a>x</button></form>", ""),
        ("<input autofocus onfocus=alert(1)>", ""),
        ("<select><option><script>alert(1)</script></select>a", "<p>a</p>"),
        ("<isindex action=javascript:alert(1) type=image>", ""),
        ("<body onload=alert(1)>a", "<p>a</p>"),
        ("<frameset onload=alert(1)><frame src=javascript:a></frameset>", ""),
        (
            "<table background=javascript:alert(1)><tr><td background=javascript:a>x</table>",
            "<table><tbody><tr><td>x</td></tr></tbody></table>"
        ),
        ("<video><source onerror=alert(1)></video>", ""),
        ("<video poster=javascript:alert(1) src=a></video>", "<p><video src=\"a\" controls></video></p>"),
        ("<audio src=data:audio/x,y></audio>", ""),
        ("<details ontoggle=alert(1) open>x</details>", "<details open>x</details>"),
        ("<marquee onstart=alert(1)>x</marquee>", "<p>x</p>"),
        ("<a href=x><div><a href=javascript:b>c</a></div></a>", "<p>c</p>"),
        ("<div id=x tabindex=1 onfocus=alert(1)>x</div>", "<p>x</p>"),
        ("<a name=location id=document>x</a>", "<p><a id=\"user-content-location\">x</a></p>"),
        ("<img name=body src=x>", "<p><img src=\"x\"></p>"),
        ("<a ping=//evil.example href=/a>x</a>", "<p><a href=\"/a\">x</a></p>"),
        (
            "<a href=\"/a\" style=x contenteditable autofocus accesskey=x is=y slot=z>x</a>",
            "<p><a href=\"/a\">x</a></p>"
        ),
        ("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("&#60;img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>"),
    ])
    func isTakenApart(html: String, expected: String) {
        #expect(Markup.sanitize(html).html == expected)
        #expect(Markup.sanitize(expected).html == expected)
    }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:a", "\u{1}javascript:a", "\u{8}\u{14} javascript:a",
        "jav\tascript:a", "jav\nascript:a", "jav\r\nascript:a", "java\u{0}script:a", "jav&#x09;ascript:a",
        "jav&#x0A;ascript:a", "jav&#x0D;ascript:a", "javascript&colon;alert(1)", "javascript&#58;a",
        "javascript&#x3a;a",
        "&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;a", "&#1;javascript:a", "java&#1;script:a",
        "java&#x7F;script:a", "java&#xFDD0;script:a", "java&#xFEFF;script:a", "&Tab;javascript:a",
        "java&NewLine;script:a",
        "javascript\t:a", "javascript://example.org/%0Aalert(1)", "vbscript:a", "livescript:a", "mocha:a",
        "data:text/html,<script>alert(1)</script>", "DATA:text/html;base64,x", "blob:https://example.org/1",
        "file:///etc/passwd",
        "about:blank", "filesystem:https://example.org/x", "feed:javascript:a", "view-source:javascript:a", "jar:x",
        "ws://example.org", "intent://x", "x:",
    ])
    func isNoAddressOfALink(address: String) {
        for html in ["<a href=\"\(address)\">x</a>", "<a HREF='\(address)'>x</a>"] {
            #expect(Markup.sanitize(html).html == "<p>x</p>")
            #expect(sanitize(html, .complete)?.html == "<p>x</p>")
        }
        #expect(Markup.sanitize("<img src=\"\(address)\">").html == "")
    }

    @Test(arguments: [
        ("https://example.org/?a=1&b=2#c", "https://example.org/?a=1&amp;b=2#c"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tel:+49123", "tel:+49123"),
        ("//example.org/x", "//example.org/x"),
        ("/a:b", "/a:b"),
        ("?q=javascript:a", "?q=javascript:a"),
        ("a/b:c", "a/b:c"),
        ("java script:a", "java script:a"),
        ("javascript%3Aalert(1)", "javascript%3Aalert(1)"),
        ("1javascript:a", "1javascript:a"),
        ("&amp;javascript:a", "&amp;javascript:a"),
        ("\u{A0}javascript:a", "\u{A0}javascript:a"),
        ("  /a\tb\n ", "/ab"),
        ("ümlaut/ß", "ümlaut/ß"),
    ])
    func isAnAddressOfALink(address: String, expected: String) {
        let html = Markup.sanitize("<a href=\"\(address)\">x</a>").html
        #expect(html.hasPrefix("<p><a href=\"\(expected)\""))
    }

    @Test(arguments: ["mailto:a@example.org", "tel:1", "javascript:a", "data:image/png;base64,AA", "blob:x", "cid:x"])
    func isNoAddressOfAResource(address: String) {
        #expect(Markup.sanitize("<img src=\"\(address)\">").html == "")
        #expect(Markup.sanitize("<video poster=\"\(address)\" src=a></video>").html.contains("poster") == false)
        #expect(Markup.sanitize("<img srcset=\"\(address) 1x\">").html == "")
    }
}
