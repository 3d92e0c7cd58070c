internal import NewsMarkup

/// Makes paragraphs of what WordPress' classic editor stores: text whose empty lines part paragraphs and whose other
/// newlines are breaks.
///
/// The outcome is that of WordPress' `wpautop` for what it handles well. It is made by walking over the tags with a
/// stack instead of by replacing patterns, so that it is well-formed too where `wpautop` leaves stray tags.
struct Autop {
    /// What an element makes of the text directly in it.
    private enum Container {
        /// Always paragraphs: the body, quotations.
        case flow
        /// Paragraphs, but a single one goes without its tags: `div`.
        case box
        /// Paragraphs only where there is an empty line: list items and cells.
        case tight
        /// No paragraphs but breaks: headings and the like; paragraphs themselves.
        case phrase, paragraph
        /// No text of its own: lists, tables, figures.
        case structure
    }

    private struct Element {
        var name: ElementName
        var container: Container
        /// Whether a block stands in it already.
        var hasBlock = false
    }

    private let body: [UInt8]
    /// Whether the body is classic text all through. If not it is HTML, where newlines are white space and only text
    /// outside of any block lacks paragraphs.
    private let isClassic: Bool
    private var out: [UInt8] = []
    private var stack: [Element] = []
    private var rootHasBlock = false
    /// Text and inline tags not yet written.
    private var run: [MarkupPiece] = []

    /// The body with paragraphs, where it needs any. No comments may be in it, nor carriage returns.
    static func paragraphs(in body: [UInt8]) -> [UInt8] {
        let survey = Survey(body)
        guard survey.needsParagraphs else { return body }
        var autop = Autop(body, isClassic: !survey.hasNewlineInPlainParagraph)
        autop.make()
        return autop.out
    }

    /// Whether an element of this name is a block.
    static func isBlock(_ name: ElementName) -> Bool {
        containers[name] != nil || voids.contains(name)
    }

    private init(_ body: [UInt8], isClassic: Bool) {
        self.body = body
        self.isClassic = isClassic
        out.reserveCapacity(body.count + body.count / 8)
    }

    private mutating func make() {
        for piece in MarkupPieces(body, opaque: Self.opaque) {
            switch piece.kind {
            case .open where Self.voids.contains(piece.name), .opaque where Self.opaqueBlocks.contains(piece.name):
                flush(endsContainer: false)
                write(block: piece)
            case .open:
                if let container = Self.containers[piece.name] { open(piece, container) } else { run.append(piece) }
            case .close:
                if Self.containers[piece.name] != nil { close(piece) } else { run.append(piece) }
            case .text, .opaque:
                run.append(piece)
            }
        }
        flush(endsContainer: true)
    }

    private mutating func open(_ piece: MarkupPiece, _ container: Container) {
        flush(endsContainer: false)
        if let last = stack.last, Self.ends(last.name, at: piece.name) { stack.removeLast() }
        write(block: piece)
        stack.append(Element(name: piece.name, container: container))
    }

    private mutating func close(_ piece: MarkupPiece) {
        let index = stack.lastIndex { $0.name == piece.name }
        flush(endsContainer: index == stack.count - 1)
        if let index {
            stack.removeSubrange(index...)
        } else if piece.name == "p" {
            // A stray end tag would be an empty paragraph to a parser.
            return
        }
        out.append(contentsOf: body[piece.range])
    }

    private mutating func write(block piece: MarkupPiece) {
        if stack.isEmpty { rootHasBlock = true } else { stack[stack.count - 1].hasBlock = true }
        if let last = out.last, last != 0x0A, stack.last.map({ $0.container != .phrase }) ?? true { out.append(0x0A) }
        out.append(contentsOf: body[piece.range])
    }

    /// Whether a start tag ends the open element: HTML lets these end tags be left out.
    private static func ends(_ open: ElementName, at next: ElementName) -> Bool {
        switch open {
        case "p": true
        case "li", "tr", "option": next == open
        case "dt", "dd": next == "dt" || next == "dd"
        case "td", "th": next == "td" || next == "th" || next == "tr"
        default: false
        }
    }
}

extension Autop {
    /// Writes the gathered text, in paragraphs where it stands where they belong.
    private mutating func flush(endsContainer: Bool) {
        defer { run.removeAll(keepingCapacity: true) }
        guard run.contains(where: { $0.kind != .text || !isSpace($0.range) }) else { return }
        let container = stack.last?.container ?? .flow
        if !isClassic && !stack.isEmpty {
            for piece in run { out.append(contentsOf: body[piece.range]) }
            return
        }
        let isSole = endsContainer && !(stack.last?.hasBlock ?? true)
        switch container {
        case .flow: write(as: .paragraphs)
        case .box: write(as: !isSole || hasEmptyLine ? .paragraphs : .lines)
        case .tight: write(as: hasEmptyLine ? .paragraphs : .lines)
        case .phrase: write(as: .lines)
        case .paragraph: write(as: .splitParagraph)
        case .structure: write(as: .asIs)
        }
    }

    private func isSpace(_ range: Range<Int>) -> Bool {
        body[range].allSatisfy(\.isHTMLSpace)
    }

    private var hasEmptyLine: Bool {
        run.contains { piece in
            guard piece.kind == .text else { return false }
            var newlines = 0
            for byte in body[piece.range] {
                if byte == 0x0A { newlines += 1 } else if !byte.isHTMLSpace { newlines = 0 }
                if newlines == 2 { return true }
            }
            return false
        }
    }

    private enum Writing {
        case paragraphs, splitParagraph, lines, asIs
    }

    /// Writes the run; white space at its ends is dropped.
    private mutating func write(as writing: Writing) {
        guard writing != .asIs else {
            for piece in run { out.append(contentsOf: body[piece.range]) }
            return
        }
        if writing == .paragraphs {
            if let last = out.last, last != 0x0A { out.append(0x0A) }
            out.append("<p>")
        }
        var newlines = 0
        var hasSpace = false
        var isStart = true
        var isBehindBreak = false
        for piece in run {
            let isText = piece.kind == .text
            let isBreak = piece.name == "br"
            var position = piece.range.lowerBound
            while position < piece.range.upperBound {
                let byte = body[position]
                if isText && byte.isHTMLSpace {
                    if byte == 0x0A { newlines += 1 } else { hasSpace = true }
                    position += 1
                    continue
                }
                if !isStart {
                    writeGap(newlines, hasSpace, writing, atBreak: isBehindBreak || isBreak)
                }
                isStart = false
                (newlines, hasSpace, isBehindBreak) = (0, false, isBreak)
                let end = isText ? endOfWord(position, piece.range.upperBound) : piece.range.upperBound
                out.append(contentsOf: body[position..<end])
                position = end
            }
        }
        if writing == .paragraphs { out.append("</p>") }
    }

    private func endOfWord(_ start: Int, _ end: Int) -> Int {
        var position = start
        while position < end, !body[position].isHTMLSpace { position += 1 }
        return position
    }

    /// Writes white space with `newlines` newlines in it.
    private mutating func writeGap(_ newlines: Int, _ hasSpace: Bool, _ writing: Writing, atBreak: Bool) {
        if newlines >= 2 && writing != .lines {
            out.append("</p>\n<p>")
        } else if newlines >= 1 {
            out.append(isClassic && !atBreak ? "<br />\n" : "\n")
        } else if hasSpace {
            out.append(0x20)
        }
    }
}

extension Autop {
    /// What a body has of paragraphs already.
    private struct Survey {
        var hasParagraph = false
        /// A newline in a `<p>` without attributes. The classic editor takes such tags away and keeps only those with
        /// attributes, so this is HTML from elsewhere.
        var hasNewlineInPlainParagraph = false
        var hasTextOutside = false

        /// A body whose text is all in blocks is finished HTML, if there is a paragraph among them.
        var needsParagraphs: Bool { !hasParagraph || hasTextOutside }

        init(_ body: [UInt8]) {
            guard body.position(of: "<p", from: 0) != nil else { return }
            var open: [ElementName] = []
            var isInPlainParagraph = false
            for piece in MarkupPieces(body, opaque: Autop.opaque) {
                switch piece.kind {
                case .text:
                    if open.isEmpty, !hasTextOutside { hasTextOutside = !body[piece.range].allSatisfy(\.isHTMLSpace) }
                    if isInPlainParagraph, !hasNewlineInPlainParagraph,
                        body[piece.range].trimmingWhitespace.contains(0x0A)
                    {
                        hasNewlineInPlainParagraph = true
                    }
                case .open where Autop.containers[piece.name] != nil:
                    if let last = open.last, Autop.ends(last, at: piece.name) { open.removeLast() }
                    open.append(piece.name)
                    isInPlainParagraph = piece.name == "p" && !piece.hasAttributes
                    if piece.name == "p" { hasParagraph = true }
                case .close where Autop.containers[piece.name] != nil:
                    isInPlainParagraph = false
                    if let index = open.lastIndex(of: piece.name) { open.removeSubrange(index...) }
                case .open, .close, .opaque:
                    if open.isEmpty, Autop.inlineMedia.contains(piece.name) { hasTextOutside = true }
                }
            }
        }
    }

    private static let containers: [ElementName: Container] = [
        "blockquote": .flow, "body": .flow,
        "div": .box, "section": .box, "article": .box, "aside": .box, "header": .box, "footer": .box, "main": .box,
        "nav": .box, "form": .box, "fieldset": .box, "address": .box, "center": .box, "details": .box,
        "li": .tight, "td": .tight, "th": .tight, "dd": .tight,
        "h1": .phrase, "h2": .phrase, "h3": .phrase, "h4": .phrase, "h5": .phrase, "h6": .phrase, "dt": .phrase,
        "caption": .phrase, "summary": .phrase, "legend": .phrase, "figcaption": .phrase, "p": .paragraph,
        "ul": .structure, "ol": .structure, "dl": .structure, "table": .structure, "thead": .structure,
        "tbody": .structure, "tfoot": .structure, "tr": .structure, "colgroup": .structure, "figure": .structure,
        "menu": .structure, "hgroup": .structure, "map": .structure,
    ]

    /// Blocks without an end tag.
    private static let voids: Set<ElementName> = ["hr", "col", "area"]

    /// Elements whose inside is not looked at.
    private static let opaque: Set<ElementName> = [
        "pre", "script", "style", "textarea", "template", "svg", "math", "video", "audio", "object",
        "iframe", "picture", "select", "canvas",
    ]

    private static let opaqueBlocks: Set<ElementName> = ["pre", "script", "style", "template"]

    private static let inlineMedia: Set<ElementName> = [
        "img", "iframe", "video", "audio", "object", "picture", "embed",
    ]
}
