/// Writes a document in its normal form from the elements and texts of a parsed one.
///
/// The normal form is what makes sanitising idempotent: inline elements hold inline content only (they are closed
/// before a block and opened again in it), no paragraph holds a block, tables and lists hold what they may, no element
/// that changes how others are parsed is written. So parsing what is written gives what was meant, whoever parses it.
struct MarkupWriter {
    /// What is to be done when an element ends.
    enum End {
        case nothing
        /// The element is left out with its content: do not read it, or read over it.
        case skip
        case inline
        /// Close containers until this many are left.
        case container(Int)
        case boundary
        case media
        case object
    }

    /// Containers within containers beyond this are not opened, their content kept.
    static let deepestContainer = 100
    /// Inline elements within inline elements beyond this are not opened.
    static let deepestInline = 16

    var html: [UInt8] = []
    var plain = PlainTextWriter()
    var tags: StartTagBuilder
    var containers: [Container]
    /// The inline elements open where the reader is, whether or not they are open in the document.
    var inlines: [InlineElement] = []
    /// How many of `inlines` are open in the document.
    var openInlineCount = 0
    /// The start tags of `inlines`, one behind the other.
    var inlineTags: [UInt8] = []
    /// How many bytes of start tags may be written again after a block; beyond that inline elements are let go.
    var repeatAllowance: Int
    var media: MediaElement?
    var object: EmbeddedObject?

    let rules = ElementRules.standard
    let policy: MarkupPolicy

    init(policy: MarkupPolicy, inputCount: Int) {
        self.policy = policy
        tags = StartTagBuilder(base: policy.base)
        repeatAllowance = 4 * inputCount + 16_384
        html.reserveCapacity(inputCount + inputCount / 8)
        containers = [
            Container(kind: .root, name: "", mark: 0, textMark: plain.mark, bodyStart: 0, spacing: .paragraph)
        ]
        containers.reserveCapacity(32)
    }

    var top: Int { containers.count - 1 }

    /// Takes an element's start; what it answers is to be given to ``close(_:)`` at its end.
    ///
    /// - Parameter name: the name as it was written, for the account of what was removed.
    mutating func open(_ code: ElementCode, name: Bytes, _ attributes: some AttributeSource) -> End {
        let rule = rules[code]
        if media != nil { return openInMedia(rule, name, attributes) }
        if object != nil { return openInObject(rule, attributes) }
        switch rule.role {
        case .unwrapped, .dropped, .source, .track, .parameter:
            tags.removed.note(.element, name)
            return rule.role == .dropped ? .skip : .nothing
        case .neutral:
            return .nothing
        case .divided:
            divide()
            return .boundary
        case .inline, .rubyPart:
            return openInline(code, rule, attributes)
        case .lineBreak, .wordBreak:
            writeBreak(rule)
            return .nothing
        case .image:
            return writeImage(rule, attributes)
        case .frame:
            return writeFrame(rule, name, attributes)
        case .embed:
            tags.removed.note(.element, name)
            writeLink(to: attributes.value("src"), title: attributes.value("title"))
            return .skip
        case .object:
            tags.removed.note(.element, name)
            object = EmbeddedObject(attributes)
            return .object
        case .player, .picture:
            return openMedia(rule, attributes)
        default:
            return openBlock(rule, attributes)
        }
    }

    /// Takes an element's end.
    mutating func close(_ end: End) {
        switch end {
        case .nothing, .skip: break
        case .inline: closeInline()
        case .container(let count): closeContainers(to: count)
        case .boundary: divide()
        case .media: closeMedia()
        case .object: closeObject()
        }
    }

    /// Takes text, decoded and clean. How a text is cut into pieces makes no difference.
    mutating func text(_ bytes: Bytes) {
        guard media == nil, object == nil else { return }
        if containers[top].kind == .preformatted { return preformattedText(bytes) }
        var lead = 0
        while lead < bytes.count, bytes[lead].isSpace { lead += 1 }
        if lead > 0, containers[top].isInRun {
            html.append(contentsOf: bytes.slice(0..<lead))
            plain.oweSpace()
        }
        guard lead < bytes.count, beginInline() else { return }
        openInlines()
        let rest = bytes.slice(lead..<bytes.count)
        html.append(escapingText: rest)
        plain.write(rest)
        if !containers[top].hasContent { containers[top].hasContent = !rest.isBlank }
    }

    private mutating func preformattedText(_ bytes: Bytes) {
        guard !bytes.isEmpty, beginInline() else { return }
        openInlines()
        // A parser takes the first line feed of a <pre> for part of the tag.
        if bytes[0] == 0x0A, html.count == containers[top].bodyStart { html.append(0x0A) }
        html.append(escapingText: bytes)
        plain.writePreformatted(bytes)
        if !containers[top].hasContent { containers[top].hasContent = !bytes.isBlank }
    }

    /// Closes what is open and gives the result.
    mutating func finish() -> SanitizedMarkup {
        if media != nil { closeMedia() }
        if object != nil { closeObject() }
        closeContainers(to: 1)
        return SanitizedMarkup(
            html: String(decoding: html, as: UTF8.self),
            text: String(decoding: plain.bytes, as: UTF8.self),
            removed: tags.removed.sorted()
        )
    }
}
