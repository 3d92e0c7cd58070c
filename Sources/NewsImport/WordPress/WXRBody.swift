internal import NewsDomain
internal import NewsMarkup

/// The body of an item, made of what WordPress stores by the steps in which WordPress shows it.
struct WXRBody {
    var body: Body
    /// The galleries that were in it, in their order.
    var galleries: [GalleryRequest]

    /// What bodies are made by.
    struct Rules: Sendable {
        /// The contents of reusable blocks by their ids.
        var reusable: [Int64: [UInt8]] = [:]
        var policy = MarkupPolicy.standard
    }

    /// The body of an item on the page at an address, which its own addresses may be relative to. What is odd about it goes
    /// into `notes`.
    init(_ item: WXRItem, at page: String, by rules: Rules, notes: inout ImportNotes) {
        let footnotes = Footnotes(item.meta["footnotes"])
        if footnotes.isBroken { notes.warn("footnotes that cannot be read") }
        guard !item.content.isEmpty else {
            body = Body(html: "", text: "")
            galleries = []
            return
        }
        let content = item.content.withoutCarriageReturns
        let blocks = BlockExpansion(of: content, reusable: rules.reusable, footnotes: footnotes)
        for id in blocks.missing { notes.warn("reusable block \(id) is not in the file") }
        let comments = HTMLComments(removedFrom: blocks.bytes)
        for block in comments.emptyBlocks { notes.warn("block \(block) has no text of its own and was left out") }
        let expansion = ShortcodeExpansion(of: comments.bytes)
        for name in expansion.removed { notes.warn("shortcode [\(name)] removed") }
        for name in expansion.linked { notes.warn("shortcode [\(name)] became a link") }
        let linked = BareLinks.linked(expansion.bytes)
        let html = comments.hasBlocks ? linked : Autop.paragraphs(in: linked)
        var policy = rules.policy
        policy.base = BaseAddress(page)
        let sanitized = Markup.sanitize(String(decoding: html, as: UTF8.self), policy: policy)
        Self.tell(sanitized.removed, notes: &notes)
        body = Body(html: sanitized.html, text: sanitized.text)
        galleries = expansion.galleries
    }

    /// Attributes are taken out by the thousand (`class`, `style`), so only those that could act are named.
    private static func tell(_ removed: [RemovedMarkup], notes: inout ImportNotes) {
        // A frame that became a link is counted by its host, too.
        var links = removed.filter(\.isHost).reduce(0) { $0 + $1.count }
        for part in removed {
            switch part.kind {
            case .element where frames.contains(part.name):
                let lost = max(0, part.count - links)
                links -= part.count - lost
                if lost > 0 { notes.warn("element <\(part.name)> removed", count: lost) }
            case .element: notes.warn("element <\(part.name)> removed", count: part.count)
            case .url where part.isHost: notes.warn("frame of \(part.name) became a link", count: part.count)
            case .url: notes.warn("address \(part.name) removed", count: part.count)
            case .attribute where part.name.hasPrefix("on"):
                notes.warn("attribute \(part.name) removed", count: part.count)
            case .attribute: notes.mention("other attributes removed", count: part.count)
            }
        }
    }

    private static let frames: Set<String> = ["iframe", "embed", "object"]

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

extension RemovedMarkup {
    /// Whether it is the host of a frame, and no scheme.
    fileprivate var isHost: Bool { kind == .url && !name.hasSuffix(":") }
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
