internal import NewsDomain
package import NewsMarkup

/// Writes HTML from blocks, as a client might: what blocks tell of a document is all that it has.
package enum BlockHTML {
    /// The HTML of a document's blocks.
    package static func html(_ blocks: [MarkupBlock]) -> String {
        blocks.map { html($0.content) }.joined(separator: "\n")
    }

    private static func html(_ content: MarkupBlock.Content) -> String {
        switch content {
        case .paragraph(let text): "<p>\(html(text))</p>"
        case .heading(let text, let level): "<h\(level)>\(html(text))</h\(level)>"
        case .list(let items, let start):
            start.map { "<ol start=\"\($0)\">\(html(items))</ol>" } ?? "<ul>\(html(items))</ul>"
        case .quote(let quote):
            "<blockquote>\(html(quote.text, or: ""))\n\(html(quote.blocks))"
                + "\(quote.citation.map { "<p><cite>\(html($0))</cite></p>" } ?? "")</blockquote>"
        case .image(let image): html(image)
        case .gallery(let images, let caption):
            "<figure>\(images.map(html).joined())\(html(caption: caption))</figure>"
        case .embed(let embed): figure(embed.html, embed.caption)
        case .code(let text, _, let caption):
            figure("<pre><code>\n\(html(text, lineBreak: "\n"))</code></pre>", caption)
        case .table(let table): html(table)
        case .separator: "<hr>"
        case .player(let player): figure(player.html, player.caption)
        case .html(let html): html
        }
    }

    private static func figure(_ html: String, _ caption: MarkupText?) -> String {
        caption == nil ? html : "<figure>\(html)\(self.html(caption: caption))</figure>"
    }

    private static func html(_ items: [MarkupItem]) -> String {
        items.map { "<li>\(html($0.text, or: ""))\n\(html($0.blocks))</li>" }.joined()
    }

    private static func html(_ image: MarkupImage) -> String {
        var html = "<img src=\"\(escaped(image.address))\""
        if let width = image.width { html += " width=\"\(width)\"" }
        if let height = image.height { html += " height=\"\(height)\"" }
        if let alternative = image.alternative { html += " alt=\"\(escaped(alternative))\"" }
        html += ">"
        if let link = image.link { html = "<a href=\"\(escaped(link))\">\(html)</a>" }
        return "<figure>\(html)\(self.html(caption: image.caption, credit: image.credit))</figure>"
    }

    private static func html(caption: MarkupText?, credit: MarkupText? = nil) -> String {
        guard caption != nil || credit != nil else { return "" }
        let credit = credit.map { " <cite>\(html($0))</cite>" } ?? ""
        return "<figcaption>\(html(caption, or: ""))\(credit)</figcaption>"
    }

    private static func html(_ table: MarkupTable) -> String {
        func html(_ rows: [[MarkupTable.Cell]]) -> String {
            rows.map { "<tr>\($0.map(self.html).joined())</tr>" }.joined()
        }
        let cells = (table.header + table.rows).joined().filter { !$0.text.text.isEmpty }
        let isAbove = table.caption.map { caption in cells.allSatisfy { caption.position <= $0.text.position } } ?? true
        let caption = isAbove ? table.caption.map { "<caption>\(self.html($0))</caption>" } ?? "" : ""
        let head = table.header.isEmpty ? "" : "<thead>\(html(table.header))</thead>"
        let body = table.rows.isEmpty ? "" : "<tbody>\(html(table.rows))</tbody>"
        let written = "<table>\(caption)\(head)\(body)</table>"
        return isAbove ? written : figure(written, table.caption)
    }

    private static func html(_ cell: MarkupTable.Cell) -> String {
        let name = cell.isHeader ? "th" : "td"
        return "<\(name) colspan=\"\(cell.columns)\" rowspan=\"\(cell.rows)\">\(html(cell.text))</\(name)>"
    }

    private static func html(_ text: MarkupText?, or other: String) -> String {
        text.map { html($0) } ?? other
    }

    private static func html(_ text: MarkupText, lineBreak: String = "<br>") -> String {
        let units = Array(text.text.utf16)
        var html = ""
        var open: [(end: Int, tag: String)] = []
        var marks = text.marks[...]
        var run: [UInt16] = []
        func flush() {
            html += escaped(String(decoding: run, as: UTF16.self)).replacing("\n", with: lineBreak)
            run = []
        }
        for index in 0...units.count {
            while let last = open.last, last.end <= index {
                flush()
                html += "</\(last.tag)>"
                open.removeLast()
            }
            while let mark = marks.first, mark.start == index {
                flush()
                let (tag, attributes) = element(of: mark)
                html += "<\(tag)\(attributes)>"
                open.append((mark.start + mark.length, tag))
                marks.removeFirst()
            }
            if index < units.count { run.append(units[index]) }
        }
        flush()
        return html
    }

    private static func element(of mark: MarkupMark) -> (tag: String, attributes: String) {
        var attributes = ""
        if let address = mark.address { attributes += " href=\"\(escaped(address))\"" }
        if let language = mark.language { attributes += " lang=\"\(escaped(language))\"" }
        if let direction = mark.direction { attributes += " dir=\"\(direction)\"" }
        let tag =
            switch mark.kind {
            case .bold: "b"
            case .italic: "i"
            case .underline: "u"
            case .strike: "s"
            case .code: "code"
            case .link: "a"
            case .superscript: "sup"
            case .subscript: "sub"
            case .highlight: "mark"
            case .small: "small"
            case .keyboard: "kbd"
            case .abbreviation: "abbr"
            case .citation: "cite"
            case .quotation: "q"
            case .language: "span"
            case .annotation: "rt"
            }
        return (tag, attributes)
    }

    private static func escaped(_ text: String) -> String {
        text.replacingScalars("&", with: "&amp;").replacingScalars("<", with: "&lt;").replacingScalars(
            ">",
            with: "&gt;"
        )
        .replacingScalars("\"", with: "&quot;").replacingScalars("\u{A0}", with: "&nbsp;")
    }
}
