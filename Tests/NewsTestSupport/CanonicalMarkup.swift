internal import NewsDomain
internal import NewsMarkup

/// What a document says, in a form in which two that say the same are the same: words with what they stand in and how they
/// are marked, pictures, and where one block ends and the next begins.
///
/// Elements that mean the same are one (`b`, `strong`), wrappers are none (`figure`, a paragraph around a cell's text).
package struct CanonicalMarkup {
    private static let blockEdge = "¶"
    private static let lineBreak = "⏎"
    private static let space = "␣"
    private static let wordEnd = "\u{1}"

    private struct Element {
        let name: String
        var label: String?
        var mark: String?
    }

    private var tokens: [String] = []
    private var stack: [Element] = []
    /// The captions of the figures that are open: they are told at the figures' ends.
    private var captions: [[String]] = []
    private var held: [[String]] = []
    /// The places of the edges around a quotation's last words, as long as nothing of the same line has followed them.
    private var sourceEdges: (before: Int, after: Int)?
    private var sourceStart = 0

    /// What a document in normal form says.
    package static func tokens(_ html: String) -> [String] {
        var markup = CanonicalMarkup()
        let bytes = Array(html.utf8)
        for piece in MarkupPieces(bytes, opaque: ["iframe"]) {
            let source = String(decoding: bytes[piece.range], as: UTF8.self)
            switch piece.kind {
            case .text: markup.text(source)
            case .open: markup.open(Tag(source))
            case .opaque: markup.media(Tag(source))
            case .close: markup.close()
            }
        }
        return tidy(markup.tokens.filter { $0 != "" })
    }

    private mutating func text(_ source: String) {
        let text = Tag.decoded(source)
        let isCode = stack.contains { $0.name == "pre" }
        for run in Tag.runs(of: text) {
            if run.allSatisfy({ " \t".contains($0) }) || !isCode && run == "\n" {
                tokens.append(isCode ? Self.space + run : Self.space)
            } else if run == "\n" {
                tokens.append(Self.lineBreak)
            } else {
                emit(word: run)
            }
        }
    }

    private mutating func emit(word: String) {
        joinSource()
        let marks = Set(stack.compactMap(\.mark)).sorted()
        let isSource = marks.contains("source")
        let figure = stack.firstIndex { $0.name == "figure" } ?? stack.count
        let labels = stack.enumerated()
            .filter { index, element in
                !(isSource && element.name == "blockquote")
                    && !(index > figure && ["li", "ul", "ol"].contains(element.name))
            }
            .compactMap(\.element.label)
        let suffix = " [\(labels.joined(separator: " "))] \(marks.joined(separator: ","))"
        // What goes on within a word, the edge of an element without meaning say, is one word.
        if let last = tokens.last, last.hasSuffix(Self.wordEnd + suffix) {
            tokens[tokens.count - 1] = last.dropLast(suffix.count + 1) + word + Self.wordEnd + suffix
        } else {
            tokens.append(word + Self.wordEnd + suffix)
        }
    }

    /// What goes on behind the `<cite>` of a quotation makes it a part of the text.
    private mutating func joinSource() {
        guard let (before, after) = sourceEdges else { return }
        sourceEdges = nil
        tokens[before] = ""
        tokens[after] = ""
    }

    private mutating func open(_ tag: Tag) {
        if tag.isBlock || tag.name == "hr" { sourceEdges = nil }
        switch tag.name {
        case "br": tokens.append(Self.lineBreak)
        case "wbr", "col", "source", "track": break
        case "hr": tokens += [Self.blockEdge, "hr", Self.blockEdge]
        case "img": media(tag)
        default: openElement(tag)
        }
    }

    private mutating func openElement(_ tag: Tag) {
        var element = Element(name: tag.name)
        if tag.isBlock || stack.last?.name == "blockquote" && tag.name == "cite" {
            sourceStart = tokens.count
            tokens.append(Self.blockEdge)
        }
        element.label = tag.label
        // All of it is code.
        element.mark = tag.name == "code" && stack.contains { $0.name == "pre" } ? nil : tag.mark
        if ["audio", "video"].contains(tag.name) { media(tag) }
        if tag.name == "figure" { captions.append([]) }
        if tag.name == "figcaption" {
            held.append(tokens)
            tokens = []
        }
        stack.append(element)
    }

    private mutating func media(_ tag: Tag) {
        let link = stack.last { $0.mark?.hasPrefix("link") == true }?.mark ?? ""
        let size = "\(tag["width"] ?? "")x\(tag["height"] ?? "")"
        let source = tag["src"] ?? ""
        tokens += [Self.blockEdge, "\(tag.name) \(source) \(size) \(tag["alt"] ?? "-") \(link)", Self.blockEdge]
    }

    private mutating func close() {
        guard let element = stack.popLast() else { return }
        let isSource = stack.last?.name == "blockquote" && element.name == "cite"
        if Tag.blocks.contains(element.name) || isSource {
            tokens.append(Self.blockEdge)
            sourceEdges = isSource ? (sourceStart, tokens.count - 1) : nil
        }
        if element.name == "figcaption", let before = held.popLast() {
            if captions.isEmpty { captions.append([]) }
            captions[captions.count - 1] += tokens
            tokens = before
        }
        if element.name == "figure", let caption = captions.popLast() { tokens += caption + [Self.blockEdge] }
    }

    /// Without white space at the edges of blocks and lines, and with one edge in place of many.
    private static func tidy(_ tokens: [String]) -> [String] {
        var tidy: [String] = []
        for token in tokens {
            let last = tidy.last ?? blockEdge
            switch token {
            case space where last == space || last == blockEdge || last == lineBreak: continue
            case lineBreak where last == blockEdge: continue
            case lineBreak where last == space: tidy.removeLast()
            case blockEdge:
                while let last = tidy.last, last.hasPrefix(space) || last == lineBreak || last == blockEdge {
                    tidy.removeLast()
                }
            default: break
            }
            tidy.append(token)
        }
        while let last = tidy.last, last.hasPrefix(space) || last == lineBreak || last == blockEdge {
            tidy.removeLast()
        }
        return tidy.filter { $0 != "" }
    }
}

/// A start tag with its attributes.
private struct Tag {
    static let blocks: Set = [
        "p", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "figure", "figcaption", "pre", "table",
        "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "dl", "dt", "dd", "details", "summary", "audio",
        "video", "picture",
    ]

    let name: String
    private var attributes: [String: String] = [:]

    init(_ source: String) {
        let inner = source.prefix { $0 != ">" }.dropFirst()
        name = String(inner.prefix { $0 != " " })
        for match in inner.matches(of: /([a-z-]+)="([^"]*)"/) {
            attributes[String(match.1)] = Tag.decoded(String(match.2))
        }
    }

    subscript(_ name: String) -> String? { attributes[name] }

    var isBlock: Bool { Self.blocks.contains(name) }

    /// What is said of all that stands in it.
    var label: String? {
        switch name {
        case "h2", "h3", "h4", "h5", "h6", "li", "ul", "blockquote", "pre", "caption", "thead", "dt", "dd", "summary":
            name
        case "ol":
            "ol \(attributes["start"] ?? "1") \(attributes["type"] ?? "")"
                .split(separator: " ").joined(separator: " ")
        case "td", "th": "\(name) \(attributes["colspan"] ?? "1") \(attributes["rowspan"] ?? "1")"
        default: nil
        }
    }

    /// How the text in it is marked.
    var mark: String? {
        switch name {
        case "b", "strong": "bold"
        case "i", "em", "var", "dfn": "italic"
        case "u", "ins": "underline"
        case "s", "del": "strike"
        case "code", "samp": "code"
        case "a": attributes["href"].map { "link \($0)" }
        case "cite", "figcaption": "source"
        case "span", "bdi", "bdo":
            attributes["lang"] != nil || attributes["dir"] != nil
                ? "language \(attributes["lang"] ?? "") \(attributes["dir"] ?? "")" : nil
        case "sup", "sub", "mark", "small", "kbd", "abbr", "q", "rt": name
        default: nil
        }
    }

    /// Words, runs of spaces and tabs, and line feeds, one by one.
    static func runs(of text: String) -> [String] {
        var runs: [String] = []
        var last: Int?
        for scalar in text.unicodeScalars {
            let kind = scalar == "\n" ? 0 : scalar == " " || scalar == "\t" ? 1 : 2
            if kind > 0, kind == last {
                runs[runs.count - 1].unicodeScalars.append(scalar)
            } else {
                runs.append(String(scalar))
            }
            last = kind
        }
        return runs
    }

    static func decoded(_ text: String) -> String {
        text.replacingScalars("&lt;", with: "<").replacingScalars("&gt;", with: ">").replacingScalars(
            "&quot;",
            with: "\""
        )
        .replacingScalars("&nbsp;", with: "\u{A0}").replacingScalars("&amp;", with: "&")
    }
}
