/// An `<object>` that is open: only what it would show is read in it.
struct EmbeddedObject {
    /// Where that is, by the first element that says so; empty where none did.
    var address: [UInt8]
    var title: [UInt8]

    init(_ attributes: some AttributeSource) {
        address = attributes.value("data")
        title = attributes.value("title")
    }
}

extension MarkupWriter {
    /// Writes a frame of the policy's sources, or a link to what any other shows.
    mutating func writeFrame(_ rule: ElementRule, _ name: Bytes, _ attributes: some AttributeSource) -> End {
        guard tags.buildFrame(rule, attributes, policy: policy) else {
            tags.removed.note(.element, name)
            writeLink(to: attributes.value("src"), title: attributes.value("title"))
            return .skip
        }
        guard beginInline() else { return .skip }
        openInlines()
        html.append(contentsOf: tags.bytes)
        html.append(endTag: rule.name)
        containers[top].hasContent = true
        return .skip
    }

    /// Takes an element within an object: players of their time say where a film is in any of these.
    mutating func openInObject(_ rule: ElementRule, _ attributes: some AttributeSource) -> End {
        switch rule.role {
        case .parameter:
            let names: [StaticString] = ["movie", "src", "url", "filename"]
            let name = attributes.value("name")
            let isAddress = name.withUnsafeBufferPointer { name in names.contains { name.matches($0) } }
            if isAddress { note(attributes.value("value")) }
        case .embed, .frame, .image: note(attributes.value("src"))
        case .object: note(attributes.value("data"))
        case .dropped: return .skip
        default: if rule.shape == .anchor { note(attributes.value("href")) }
        }
        return .nothing
    }

    private mutating func note(_ address: [UInt8]) {
        if object?.address.isEmpty == true { object?.address = address }
    }

    mutating func closeObject() {
        guard let object else { return }
        self.object = nil
        writeLink(to: object.address, title: object.title)
    }

    /// Writes a link in the place of what may not be shown, so that it can still be found; nothing where its address may
    /// not stand in a link.
    mutating func writeLink(to address: [UInt8], title: [UInt8]) {
        var url: [UInt8] = []
        let place = address.withUnsafeBufferPointer { URLRules.normalize($0, into: &url) }
        guard url.withUnsafeBufferPointer({ $0.slice(place).isLinkable }) else { return }
        url.withUnsafeBufferPointer { tags.noteHost(of: $0) }
        setOff()
        let end = openInline(ElementRules.anchor, rules[ElementRules.anchor], LinkAttributes(address: url))
        let hasTitle = title.withUnsafeBufferPointer { !$0.isBlank }
        (hasTitle ? title : absolute(url)).withUnsafeBufferPointer { text($0) }
        close(end)
        setOff()
    }

    /// The address with what makes it absolute before it.
    func absolute(_ url: [UInt8]) -> [UInt8] {
        guard let base = policy.base else { return url }
        var absolute: [UInt8] = []
        url.withUnsafeBufferPointer { base.withLead(to: $0) { absolute.append(contentsOf: $0) } }
        return absolute + url
    }

    /// What comes next does not run on from what came before.
    private mutating func setOff() {
        if containers[top].isInRun { containers[top].needsBreak = true }
    }
}

/// The attributes of a link that stands in for something.
private struct LinkAttributes: AttributeSource {
    let address: [UInt8]

    var isEmpty: Bool { false }

    func visit(_ body: (_ name: Bytes, _ value: Bytes) -> Void) {
        address.withUnsafeBufferPointer { body(Bytes("href"), $0) }
    }
}

extension AttributeSource {
    /// The first value of the attribute of that name, in lower case; empty where there is none.
    func value(_ wanted: StaticString) -> [UInt8] {
        var found: [UInt8]?
        visit { name, value in
            if found == nil, name.matches(wanted) { found = Array(value) }
        }
        return found ?? []
    }
}

extension Bytes {
    /// Whether this normalised address is one that a reader may follow to somewhere else.
    fileprivate var isLinkable: Bool {
        let verdict = URLRules.judge(self, for: .link)
        return (verdict == .absolute || verdict == .relative) && first != UInt8(ascii: "#")
    }
}
