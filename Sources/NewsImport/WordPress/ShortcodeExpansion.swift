internal import NewsDomain
internal import NewsMarkup

/// A `[gallery]` or `[playlist]` of a body.
struct GalleryRequest: Equatable {
    var kind: GalleryKind
    /// The attachments it names; nil for all those uploaded to the post.
    var ids: [Int64]?
    /// Attachments it leaves out.
    var excluded: Set<Int64> = []
}

/// A body whose shortcodes are replaced by HTML, taken out as galleries, or removed.
///
/// WordPress knows what is a shortcode from the plugins that are active; a file does not say. So what is in brackets
/// goes only where it surely is one: a known name, a value in quotes behind a key, or an end tag of the same name.
/// Code is left alone, and so are `[1]`, `[sic]`, `#[derive(Debug)]` and `[u8; 4]`.
struct ShortcodeExpansion {
    private(set) var bytes: [UInt8] = []
    private(set) var galleries: [GalleryRequest] = []
    /// The names of those removed, once for each.
    private(set) var removed: [String] = []
    /// The names of those in whose place there is a link to what they name, once for each.
    private(set) var linked: [String] = []

    private let body: [UInt8]
    /// Where the last end tag of each name stands.
    private var lastEnd: [String: Int] = [:]
    /// The names of removed ones whose end tags are to go too.
    private var open: Set<String> = []
    /// The names of those that became the start of a link, whose end is their end tag.
    private var openLinks: Set<String> = []

    /// What shortcodes, links and paragraphs have no business in.
    static let verbatim: Set<ElementName> = [
        "pre", "code", "script", "style", "textarea", "kbd", "samp", "svg", "math",
    ]

    init(of body: [UInt8]) {
        self.body = body
        guard Self.mayHaveShortcodes(body) else {
            bytes = body
            return
        }
        walk { expansion, position in
            guard let code = Shortcode(in: expansion.body, at: position), code.isClosing else { return nil }
            expansion.lastEnd[code.name] = position
            return code.range.upperBound
        }
        bytes = []
        bytes.reserveCapacity(body.count)
        walk { $0.expand(at: $1) }
    }

    /// Whether anything in the body, code included, has the form of a shortcode and more than a name to be one by.
    private static func mayHaveShortcodes(_ body: [UInt8]) -> Bool {
        var position = 0
        while let found = body[position...].firstIndex(of: UInt8(ascii: "[")) {
            position = found + 1
            guard let code = Shortcode(in: body, at: found) else { continue }
            if code.isClosing || code.hasQuotedAttribute || ShortcodeNames.isKnown(code) { return true }
        }
        return false
    }

    /// Goes through the body and copies it, but asks `bracket` about each `[` in text: it answers the position to go
    /// on at, or nil to leave the bracket as it is.
    private mutating func walk(bracket: (inout ShortcodeExpansion, Int) -> Int?) {
        var position = 0
        while position < body.count {
            let start = position
            while position < body.count, body[position] != UInt8(ascii: "["), body[position] != UInt8(ascii: "<") {
                position += 1
            }
            bytes.append(contentsOf: body[start..<position])
            guard position < body.count else { return }
            if let piece = MarkupPieces.markup(in: body, at: position, opaque: ShortcodeExpansion.verbatim) {
                bytes.append(contentsOf: body[piece.range])
                position = piece.range.upperBound
            } else if body[position] == UInt8(ascii: "["), let next = bracket(&self, position) {
                position = next
            } else {
                bytes.append(body[position])
                position += 1
            }
        }
    }

    /// Replaces the shortcode at `start`, and answers the position behind it.
    private mutating func expand(at start: Int) -> Int? {
        if let end = unescape(at: start) { return end }
        guard let code = Shortcode(in: body, at: start) else { return nil }
        if code.isClosing, openLinks.remove(code.name) != nil {
            bytes.append("</a>")
            return code.range.upperBound
        }
        if code.isClosing {
            guard open.contains(code.name) || ShortcodeNames.isKnown(code) else { return nil }
            var position = code.range.upperBound
            bytes.dropParagraph(around: &position, in: body)
            return position
        }
        guard isShortcode(code) else { return nil }
        var position = code.range.upperBound
        let content = ShortcodeHTML.enclosing.contains(code.name) && !code.isSelfClosing ? enclosed(by: code) : nil
        var replacement = replacement(of: code, around: content.map { body[$0] } ?? [])
        if case .nothing = replacement, let link = link(for: code) {
            linked.append(code.name)
            replacement = link
        } else if case .nothing = replacement {
            // Its content stays: a plugin's shortcode mostly dresses up a text.
            removed.append(code.name)
            open.insert(code.name)
        } else if let content {
            position = endOfEnd(at: content.upperBound)
        }
        if case .text(let html) = replacement {
            bytes.append(contentsOf: html)
            return position
        }
        // Neither a figure nor nothing belongs into a paragraph.
        bytes.dropParagraph(around: &position, in: body)
        if case .html(let html) = replacement { bytes.append(contentsOf: html) }
        if case .gallery(let gallery) = replacement { galleries.append(gallery) }
        return position
    }

    /// `[[name]]` is how one writes about a shortcode: it is shown as `[name]`.
    private mutating func unescape(at start: Int) -> Int? {
        guard start + 1 < body.count, body[start + 1] == UInt8(ascii: "["),
            let code = Shortcode(in: body, at: start + 1), code.range.upperBound < body.count,
            body[code.range.upperBound] == UInt8(ascii: "]"),
            code.isClosing || isShortcode(code)
        else { return nil }
        bytes.append(contentsOf: body[code.range])
        return code.range.upperBound + 1
    }

    private func isShortcode(_ code: Shortcode) -> Bool {
        if code.hasQuotedAttribute || ShortcodeNames.isKnown(code) { return true }
        return lastEnd[code.name].map { $0 >= code.range.upperBound } ?? false
    }

    /// What stands between a shortcode and its end; nil where it has no end before the next of the same name.
    private func enclosed(by code: Shortcode) -> Range<Int>? {
        guard let last = lastEnd[code.name] else { return nil }
        var position = code.range.upperBound
        while position <= last {
            if body[position] == UInt8(ascii: "["), let other = Shortcode(in: body, at: position),
                other.name == code.name
            {
                return other.isClosing ? code.range.upperBound..<position : nil
            }
            position += 1
        }
        return nil
    }

    /// The text between a shortcode and its end; nil where anything else in brackets stands between them.
    private func text(enclosedBy code: Shortcode) -> Range<Int>? {
        let start = code.range.upperBound
        guard let next = body[start...].firstIndex(of: UInt8(ascii: "[")), let end = Shortcode(in: body, at: next),
            end.isClosing, end.name == code.name
        else { return nil }
        return start..<next
    }

    private func endOfEnd(at position: Int) -> Int {
        Shortcode(in: body, at: position)?.range.upperBound ?? position
    }
}

extension ShortcodeExpansion {
    /// What comes in a shortcode's place.
    enum ShortcodeReplacement {
        case html([UInt8])
        /// Within a paragraph.
        case text([UInt8])
        case gallery(GalleryRequest)
        case nothing
    }

    /// A link to what a shortcode of an unknown plug-in names: around its content, where that is text without a link of its own,
    /// else with its title.
    private mutating func link(for code: Shortcode) -> ShortcodeReplacement? {
        guard let url = ShortcodeHTML.address(of: code) else { return nil }
        if !code.isSelfClosing, let content = text(enclosedBy: code), ShortcodeHTML.isPhrase(body[content]) {
            openLinks.insert(code.name)
            return .text(ShortcodeHTML.linkStart(url))
        }
        guard case .html(let html) = ShortcodeHTML.link(url, [], title: code.value("title", "text", "label")) else {
            return nil
        }
        open.insert(code.name)
        return .html(html)
    }

    private func replacement(of code: Shortcode, around content: ArraySlice<UInt8>) -> ShortcodeReplacement {
        switch code.name {
        case "caption", "wp_caption": ShortcodeHTML.caption(code, content)
        case "gallery": .gallery(ShortcodeHTML.gallery(code, kind: .photo))
        case "playlist" where code.value("type") == "video": .gallery(ShortcodeHTML.gallery(code, kind: .film))
        case "embed": ShortcodeHTML.link(code.value("src") ?? code.bareValue, content)
        case "youtube", "vimeo", "dailymotion", "soundcloud", "spotify", "tweet", "instagram", "ted", "gist",
            "slideshare":
            ShortcodeHTML.outside(code, content)
        case "wpvideo", "videopress": ShortcodeHTML.videoPress(code)
        case "video": ShortcodeHTML.player("video", code, content)
        case "audio": ShortcodeHTML.player("audio", code, content)
        case "code", "sourcecode": ShortcodeHTML.source(content)
        case "efn_note", "mfn", "footnote", "fn", "ref", "sidenote": ShortcodeHTML.note(content)
        default: .nothing
        }
    }
}
