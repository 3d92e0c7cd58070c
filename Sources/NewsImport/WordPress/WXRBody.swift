internal import NewsDomain
internal import NewsMarkup

/// The body of an item, made of what WordPress stores by the steps in which WordPress shows it.
struct WXRBody {
    var body: Body
    /// The galleries that were in it, in their order.
    var galleries: [GalleryRequest]

    /// The body of the page at an address, which its own addresses may be relative to. What is odd about it goes into
    /// `notes`.
    init(_ content: [UInt8], at page: String, notes: inout ImportNotes) {
        guard !content.isEmpty else {
            body = Body(html: "", text: "")
            galleries = []
            return
        }
        let comments = HTMLComments(removedFrom: content.withoutCarriageReturns)
        for block in comments.emptyBlocks { notes.warn("block \(block) has no text of its own and was left out") }
        let expansion = ShortcodeExpansion(of: comments.bytes)
        for name in expansion.removed { notes.warn("shortcode [\(name)] removed") }
        let linked = BareLinks.linked(expansion.bytes)
        let html = comments.hasBlocks ? linked : Autop.paragraphs(in: linked)
        let policy = MarkupPolicy(base: BaseAddress(page))
        let sanitized = Markup.sanitize(String(decoding: html, as: UTF8.self), policy: policy)
        for removed in sanitized.removed { notes.warn(Self.warning(of: removed), count: removed.count) }
        body = Body(html: sanitized.html, text: sanitized.text)
        galleries = expansion.galleries
    }

    /// Attributes are taken out by the thousand (`class`, `style`), so only those that could act are named.
    private static func warning(of removed: RemovedMarkup) -> String {
        switch removed.kind {
        case .element: "element <\(removed.name)> removed"
        case .url: "address \(removed.name) removed"
        case .attribute: removed.name.hasPrefix("on") ? "attribute \(removed.name) removed" : "other attributes removed"
        }
    }

    /// The plain text of a comment on the page at an address, with its paragraphs and line breaks, the addresses of its links
    /// and the marks of what it quotes.
    static func text(ofComment html: String, at page: String) -> String {
        let bytes = Array(html.utf8).withoutCarriageReturns
        // Most are plain text with newlines, which is what is wanted.
        guard bytes.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
            return String(decoding: bytes.trimmingWhitespace, as: UTF8.self)
        }
        let paragraphs = Autop.paragraphs(in: HTMLComments(removedFrom: bytes).bytes)
        var policy = MarkupPolicy(frames: [], base: BaseAddress(page))
        policy.textKeepsLinks = true
        return Markup.sanitize(String(decoding: paragraphs, as: UTF8.self), policy: policy).text
    }
}

extension [UInt8] {
    /// With `\n` for `\r\n` and `\r`.
    var withoutCarriageReturns: [UInt8] {
        guard contains(0x0D) else { return self }
        var out: [UInt8] = []
        out.reserveCapacity(count)
        for (index, byte) in enumerated() {
            if byte != 0x0D {
                out.append(byte)
            } else if index + 1 == count || self[index + 1] != 0x0A {
                out.append(0x0A)
            }
        }
        return out
    }
}
