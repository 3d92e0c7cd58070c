internal import NewsDomain
internal import NewsMarkup

/// The HTML that shortcodes of WordPress and WordPress.com stand for.
///
/// All of it is in `<figure>` or `<pre>`, which the paragraph maker leaves alone.
enum ShortcodeHTML {
    typealias ShortcodeReplacement = ShortcodeExpansion.ShortcodeReplacement

    /// The names of those whose content, up to their end tag, is a part of what they stand for.
    static let enclosing: Set<String> = [
        "audio", "caption", "code", "efn_note", "embed", "fn", "footnote", "gallery", "mfn", "playlist", "ref",
        "sidenote",
        "sourcecode", "video", "vimeo", "wp_caption", "youtube",
    ]

    /// `[caption]<a><img></a> text[/caption]`, and the old `[caption caption="text"]<img>[/caption]`.
    static func caption(_ code: Shortcode, _ content: ArraySlice<UInt8>) -> ShortcodeReplacement {
        let content = content.trimmingWhitespace
        guard !content.isEmpty else { return .nothing }
        let end = endOfPicture(content)
        var html: [UInt8] = []
        html.append("<figure>")
        html.append(contentsOf: content[..<end].trimmingWhitespace)
        var text = Array(content[end...].trimmingWhitespace)
        if text.isEmpty, let attribute = code.value("caption") { text = Array(attribute.utf8) }
        if !text.isEmpty {
            html.append("<figcaption>")
            html.append(contentsOf: text.lazy.map { $0 == 0x0A ? 0x20 : $0 })
            html.append("</figcaption>")
        }
        html.append("</figure>")
        return .html(html)
    }

    /// Behind the first image, and the link around it; the end where there is none.
    private static func endOfPicture(_ content: ArraySlice<UInt8>) -> Int {
        let bytes = Array(content)
        var isBehindImage = false
        for piece in MarkupPieces(bytes, opaque: ["iframe", "video", "audio", "object", "picture"]) {
            if isBehindImage {
                let isSpace = piece.kind == .text && bytes[piece.range].allSatisfy(\.isHTMLSpace)
                if isSpace { continue }
                let closesLink = piece.kind == .close && piece.name == "a"
                return content.startIndex + (closesLink ? piece.range.upperBound : piece.range.lowerBound)
            }
            if piece.name == "img" || piece.kind == .opaque { isBehindImage = true }
        }
        return content.endIndex
    }

    /// `[gallery ids="1,2"]`, in old posts `include`; without them the post's own attachments.
    static func gallery(_ code: Shortcode, kind: GalleryKind) -> GalleryRequest {
        GalleryRequest(
            kind: kind,
            ids: code.value("ids", "include").map(numbers),
            excluded: Set(code.value("exclude").map(numbers) ?? [])
        )
    }

    private static func numbers(_ list: String) -> [Int64] {
        list.split { $0 == "," || $0 == " " }.compactMap { Int64($0) }
    }

    /// `[embed]URL[/embed]`, as a link: a front end that wants a player makes one of it. `title` is plain text.
    static func link(_ url: String?, _ content: ArraySlice<UInt8>, title: String? = nil) -> ShortcodeReplacement {
        let url = url ?? String(decoding: content.trimmingWhitespace, as: UTF8.self)
        guard isLinkable(url) else { return .nothing }
        var html: [UInt8] = []
        html.append("<figure>")
        html.append(contentsOf: linkStart(url))
        html.append(attribute: title ?? url)
        html.append("</a></figure>")
        return .html(html)
    }

    /// The start tag of a link to an address.
    static func linkStart(_ url: String) -> [UInt8] {
        var html: [UInt8] = []
        html.append("<a href=\"")
        html.append(attribute: url)
        html.append("\">")
        return html
    }

    /// The web address that a shortcode of whatever plug-in names, such as `[button url="…"]`, `[pdf-embedder url="…"]` and
    /// `[iframe https://…]`.
    static func address(of code: Shortcode) -> String? {
        let named = code.value("url", "href", "link", "src", "file", "pdf", "uri")
        return [named, code.bareValue].compactMap(\.self).first(where: isLinkable)
    }

    /// Whether what a shortcode encloses may stand in a link.
    static func isPhrase(_ content: ArraySlice<UInt8>) -> Bool {
        let text = content.trimmingWhitespace
        guard !text.isEmpty, !text.contains(UInt8(ascii: "[")) else { return false }
        return MarkupPieces(Array(text), opaque: []).allSatisfy { $0.name != "a" && !Autop.isBlock($0.name) }
    }

    /// `[efn_note]…[/efn_note]`, the note of one of the plug-ins for footnotes: in brackets where its mark was.
    static func note(_ content: ArraySlice<UInt8>) -> ShortcodeReplacement {
        let content = content.trimmingWhitespace
        guard !content.isEmpty else { return .nothing }
        var html: [UInt8] = []
        html.append(" (")
        html.append(contentsOf: content)
        html.append(")")
        return .text(html)
    }

    private static func isLinkable(_ url: String) -> Bool {
        MediaMapping.isWebAddress(url) && !url.contains { $0 == "<" || $0.isWhitespace }
    }

    /// `[youtube URL]`, `[youtube=URL]`, `[youtube id="…"]` and their like.
    static func outside(_ code: Shortcode, _ content: ArraySlice<UInt8>) -> ShortcodeReplacement {
        let given = code.value("url", "src", "id") ?? code.bareValue ?? ""
        if MediaMapping.isWebAddress(given) || given.isEmpty { return link(given.isEmpty ? nil : given, content) }
        guard given.utf8.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x2D || $0 == 0x5F }) else {
            return .nothing
        }
        switch code.name {
        case "youtube": return link("https://www.youtube.com/watch?v=\(given)", [])
        case "vimeo": return link("https://vimeo.com/\(given)", [])
        case "dailymotion": return link("https://www.dailymotion.com/video/\(given)", [])
        case "gist": return link("https://gist.github.com/\(given)", [])
        default: return .nothing
        }
    }

    /// `[wpvideo abcd1234]`: WordPress.com's own.
    static func videoPress(_ code: Shortcode) -> ShortcodeReplacement {
        guard let id = code.bareValue, id.utf8.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit }) else {
            return .nothing
        }
        return link("https://videopress.com/v/\(id)", [])
    }

    /// `[video]` and `[audio]`, with the file in one of the attributes or as their content.
    static func player(_ element: String, _ code: Shortcode, _ content: ArraySlice<UInt8>) -> ShortcodeReplacement {
        let named = code.value("src", "mp4", "m4v", "webm", "ogv", "mp3", "m4a", "ogg", "wav", "flv", "wmv", "wma")
        let text = String(decoding: content.trimmingWhitespace, as: UTF8.self)
        // The old `[audio URL|option=value]`.
        let bare = code.bareValue.map { String($0.prefix { $0 != "|" }) }
        guard let url = [named, bare, text].compactMap({ $0 }).first(where: isLinkable)
        else { return .nothing }
        var html: [UInt8] = []
        html.append("<figure><\(element) controls=\"\" src=\"")
        html.append(attribute: url)
        if element == "video", let poster = code.value("poster") {
            html.append("\" poster=\"")
            html.append(attribute: poster)
        }
        html.append("\"></\(element)></figure>")
        return .html(html)
    }

    /// `[code]` and `[sourcecode]`: what is in them is shown as it is.
    static func source(_ content: ArraySlice<UInt8>) -> ShortcodeReplacement {
        guard !content.isEmpty else { return .nothing }
        var html: [UInt8] = []
        html.append("<pre><code>")
        for byte in content.trimmingWhitespace {
            switch byte {
            case UInt8(ascii: "<"): html.append("&lt;")
            case UInt8(ascii: ">"): html.append("&gt;")
            default: html.append(byte)
            }
        }
        html.append("</code></pre>")
        return .html(html)
    }
}
