/// The running text of a sanitised body: without headings, tables, lists of links, and what stands under pictures.
enum Prose {
    /// The beginning of it, in one line with words parted by a space or more: at least so many characters, where there are.
    ///
    /// The body is in the sanitiser's normal form: its tags are in lower case and closed, and nothing but text is between them.
    static func beginning(of html: String, characters: Int) -> String {
        var text = ""
        var count = 0
        var rest = html.utf8[...]
        while !rest.isEmpty, count < characters {
            let run = rest.prefix { $0 != UInt8(ascii: "<") }
            let piece = decoded(String(Substring(run)))
            text += piece
            count += piece.count
            rest = rest[run.endIndex...]
            guard !rest.isEmpty else { break }
            rest = behindTag(rest, &text)
        }
        return text
    }

    /// What comes behind the tag that the text begins with; behind its element, where that is no running text.
    private static func behindTag(_ html: Substring.UTF8View, _ text: inout String) -> Substring.UTF8View {
        let name = Substring(html.dropFirst().prefix { isLetterOrDigit($0) })
        guard let end = html.firstIndex(of: UInt8(ascii: ">")) else { return html[html.endIndex...] }
        let behind = html[html.index(after: end)...]
        if left.contains(name) {
            text += " "
            return behindElement(name, behind)
        }
        if name == "ul" || name == "ol" {
            let rest = behindElement(name, behind)
            if isOfLinks(behind[..<rest.startIndex]) { return rest }
        }
        let isInline = name.isEmpty ? isInline(html.dropFirst(2)) : inline.contains(name)
        if !isInline { text += " " }
        return behind
    }

    /// Whether the name of an end tag is that of an inline element.
    private static func isInline(_ html: Substring.UTF8View) -> Bool {
        inline.contains(Substring(html.prefix { isLetterOrDigit($0) }))
    }

    /// What comes behind the end of an element, which may hold others of its name.
    private static func behindElement(_ name: Substring, _ html: Substring.UTF8View) -> Substring.UTF8View {
        var (rest, depth) = (html, 1)
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            var tag = rest[rest.index(after: start)...]
            let isEnd = tag.first == UInt8(ascii: "/")
            if isEnd { tag = tag.dropFirst() }
            let isSame = Substring(tag.prefix { isLetterOrDigit($0) }) == name
            guard let end = tag.firstIndex(of: UInt8(ascii: ">")) else { break }
            rest = tag[tag.index(after: end)...]
            if isSame { depth += isEnd ? -1 : 1 }
            if depth == 0 { return rest }
        }
        return rest[rest.endIndex...]
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }

    /// Whether nearly all letters and digits of a list lead elsewhere: what to read next, and not what the article says.
    private static func isOfLinks(_ list: Substring.UTF8View) -> Bool {
        var (linked, others, isLinked) = (0, 0, false)
        var rest = list
        while !rest.isEmpty {
            let run = rest.prefix { $0 != UInt8(ascii: "<") }
            let count = Substring(run).count { $0.isLetter || $0.isNumber }
            if isLinked { linked += count } else { others += count }
            rest = rest[run.endIndex...]
            let tag = rest.dropFirst().prefix { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: " ") }
            if tag.elementsEqual("a".utf8) { isLinked = true } else if tag.elementsEqual("/a".utf8) { isLinked = false }
            rest = rest.drop { $0 != UInt8(ascii: ">") }.dropFirst()
        }
        return linked > 0 && others * 4 <= linked
    }

    private static let left: Set<Substring> = [
        "caption", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "iframe", "summary", "table",
    ]

    private static let inline: Set<Substring> = [
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
        "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
    ]

    /// The text behind the references that the normal form writes.
    private static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        return text.replacingScalars("&lt;", with: "<").replacingScalars("&gt;", with: ">").replacingScalars(
            "&quot;",
            with: "\""
        )
        .replacingScalars("&nbsp;", with: "\u{A0}").replacingScalars("&amp;", with: "&")
    }
}
