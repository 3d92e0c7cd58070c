extension ElementRules {
    /// The allow-list: whatever is not named here is unwrapped, its content kept.
    static let groups: [([StaticString], ElementRule)] = kept + renamed + removed

    private static func rule(
        _ role: ElementRule.Role,
        _ shape: ElementRule.Shape,
        _ attributes: AttributeSet = [],
        name: StaticString = "",
        mayNest: Bool = false
    ) -> ElementRule {
        ElementRule(role: role, shape: shape, name: name, attributes: attributes, mayNest: mayNest)
    }

    private static let kept: [([StaticString], ElementRule)] = inlineElements + blockElements + mediaElements

    private static let inlineElements: [([StaticString], ElementRule)] = [
        (["a"], rule(.inline, .anchor, [.href, .hreflang, .rel, .name])),
        (["em", "strong", "b", "i", "s", "u", "small"], rule(.inline, .formatting)),
        (["code"], rule(.inline, .formatting, [.class])),
        (["mark", "abbr", "cite", "dfn", "kbd", "samp", "var"], rule(.inline, .plain)),
        (["sub", "sup", "ruby", "bdi", "bdo", "span"], rule(.inline, .plain, mayNest: true)),
        (["time"], rule(.inline, .plain, [.datetime])),
        (["q"], rule(.inline, .plain, [.cite], mayNest: true)),
        (["ins", "del"], rule(.inline, .plain, [.cite, .datetime], mayNest: true)),
        (["rb", "rt", "rp"], rule(.rubyPart, .rubyPart)),
        (["br"], rule(.lineBreak, .void)),
        (["wbr"], rule(.wordBreak, .void)),
    ]

    private static let blockElements: [([StaticString], ElementRule)] = [
        (["p"], rule(.paragraph, .paragraph)),
        (["h2", "h3", "h4", "h5", "h6"], rule(.heading, .heading)),
        (["hr"], rule(.rule, .rule)),
        (["pre"], rule(.preformatted, .preformatted, [.class])),
        (["blockquote"], rule(.flow, .block, [.cite])),
        (["figure"], rule(.figure, .block)),
        (["figcaption"], rule(.figureCaption, .block)),
        (["details"], rule(.details, .block, [.open])),
        (["summary"], rule(.summary, .block)),
        (["ul"], rule(.list, .list)),
        (["ol"], rule(.list, .list, [.start, .reversed, .type])),
        (["li"], rule(.item, .item, [.value])),
        (["dl"], rule(.descriptions, .descriptions)),
        (["dt"], rule(.term, .description)),
        (["dd"], rule(.description, .description)),
        (["table"], rule(.table, .table)),
        (["caption"], rule(.caption, .caption)),
        (["colgroup"], rule(.columns, .columns, [.span])),
        (["col"], rule(.column, .column, [.span])),
        (["thead", "tbody", "tfoot"], rule(.section, .section)),
        (["tr"], rule(.row, .row)),
        (["td"], rule(.cell, .cell, [.colspan, .rowspan, .headers])),
        (["th"], rule(.cell, .cell, [.colspan, .rowspan, .headers, .scope, .abbr])),
    ]

    private static let mediaElements: [([StaticString], ElementRule)] = [
        (["img"], rule(.image, .void, [.src, .srcset, .sizes, .alt, .width, .height, .loading])),
        (["picture"], rule(.picture, .plain)),
        (["source"], rule(.source, .void, [.src, .srcset, .sizes, .media, .type, .width, .height])),
        (["track"], rule(.track, .void, [.src, .kind, .srclang, .label, .default])),
        (["audio"], rule(.player, .plain, [.src, .loop, .muted, .preload])),
        (
            ["video"],
            rule(.player, .plain, [.src, .poster, .width, .height, .loop, .muted, .playsinline, .preload])
        ),
        (["iframe"], rule(.frame, .raw, [.src, .width, .height])),
    ]

    private static let renamed: [([StaticString], ElementRule)] = [
        (["h1"], rule(.heading, .heading, name: "h2")),
        (["strike"], rule(.inline, .formatting, name: "s")),
        (["tt"], rule(.inline, .formatting, name: "code")),
        (["acronym"], rule(.inline, .plain, name: "abbr")),
        (["listing"], rule(.preformatted, .preformatted, name: "pre")),
        (["dir", "menu"], rule(.list, .list, name: "ul")),
    ]

    private static let removed: [([StaticString], ElementRule)] = [
        (
            [
                "div", "section", "article", "aside", "header", "footer", "main", "nav", "address", "hgroup", "center",
            ],
            rule(.divided, .block)
        ),
        (["fieldset"], rule(.divided, .block)),
        (["form", "marquee", "legend"], rule(.divided, .intricate)),
        (["data", "label", "output", "canvas", "map", "meter", "progress"], rule(.neutral, .plain)),
        (["big", "font"], rule(.neutral, .formatting)),
        (["nobr", "rtc"], rule(.neutral, .intricate)),
        (["html", "body"], rule(.neutral, .intricate)),
        (["script", "style"], rule(.dropped, .raw)),
        // What is there for readers without scripts is for all: none is left.
        (["noscript"], rule(.neutral, .plain)),
        (["object"], rule(.object, .intricate)),
        (["embed"], rule(.embed, .void)),
        (["param"], rule(.parameter, .void)),
        (["area"], rule(.dropped, .void)),
        (
            [
                "applet", "base", "basefont", "bgsound", "button", "datalist", "frame", "frameset", "head", "image",
                "input", "isindex", "keygen", "link", "math", "menuitem", "meta", "nextid", "noembed", "noframes",
                "optgroup", "option", "plaintext", "select", "spacer", "svg", "template",
                "textarea", "title", "xmp",
            ],
            rule(.dropped, .intricate)
        ),
    ]
}
