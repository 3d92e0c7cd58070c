/// The attributes of an element, wherever it was read.
protocol AttributeSource {
    /// Whether there is none.
    var isEmpty: Bool { get }

    /// Calls `body` with each name and decoded value, in order. Names may repeat; the first one counts.
    func visit(_ body: (_ name: Bytes, _ value: Bytes) -> Void)
}

/// Writes start tags, with the attributes that are allowed and their values as they are allowed.
struct StartTagBuilder {
    /// The start tag that was built last.
    private(set) var bytes: [UInt8] = []
    /// The attributes it has.
    private(set) var written: AttributeSet = []
    /// Where its `id` stands, the space before it included.
    private(set) var identifier = 0..<0
    /// What was left out of all the tags so far.
    var removed = RemovedTally()

    /// What relative addresses are made absolute by.
    private let base: BaseAddress?
    private let names = AttributeNames.standard
    private var scratch: [UInt8] = []
    private var relations: LinkRelations = []
    private var leadsOutside = false

    init(base: BaseAddress?) {
        self.base = base
    }

    /// Builds the start tag of an element.
    mutating func build(_ rule: ElementRule, _ attributes: some AttributeSource) {
        begin(rule)
        if !attributes.isEmpty {
            attributes.visit { name, value in add(name, value, rule) }
        }
        if rule.shape == .anchor { addRelations() }
        if rule.role == .player { bytes.append(" controls") }
        bytes.append(0x3E)
    }

    /// Builds the start tag of a frame, if it shows something of a source the policy names.
    mutating func buildFrame(_ rule: ElementRule, _ attributes: some AttributeSource, policy: MarkupPolicy) -> Bool {
        begin(rule)
        var isAllowed = false
        attributes.visit { name, value in
            guard let index = names.index(of: name) else { return }
            let attribute = AttributeName.all[index].name
            switch attribute {
            case .src where !written.contains(.src):
                isAllowed = addFrameAddress(value, policy: policy)
                written.insert(.src)
            case .width, .height, .title:
                add(name, value, rule)
            default:
                break
            }
        }
        bytes.append(
            """
             loading="lazy" referrerpolicy="strict-origin-when-cross-origin" allow="encrypted-media; fullscreen; \
            picture-in-picture" sandbox="allow-popups allow-presentation allow-same-origin allow-scripts" \
            allowfullscreen>
            """
        )
        return isAllowed
    }

    private mutating func begin(_ rule: ElementRule) {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(0x3C)
        bytes.append(rule.name)
        written = []
        identifier = 0..<0
        relations = []
        leadsOutside = false
    }

    private mutating func add(_ name: Bytes, _ value: Bytes, _ rule: ElementRule) {
        guard let index = names.index(of: name) else {
            if rule.role == .player, name.matches("controls") { return }
            return removed.note(.attribute, name)
        }
        let (attribute, spelling) = AttributeName.all[index]
        let entry = AttributeSet(attribute)
        guard rule.attributes.union(.everywhere).contains(entry) else { return removed.note(.attribute, name) }
        let known: AttributeSet = attribute == .name ? .id : entry
        guard !written.contains(known) else { return }
        let start = bytes.count
        bytes.append(0x20)
        bytes.append(attribute == .name ? "id" : spelling)
        if addValue(value, of: attribute, rule) {
            written.insert(known)
            if known == .id { identifier = start..<bytes.count }
        } else {
            bytes.truncate(to: start)
        }
    }

    /// Writes the value with its quotes; when it may not stay, notes that and answers false.
    private mutating func addValue(_ value: Bytes, of attribute: AttributeName, _ rule: ElementRule) -> Bool {
        switch attribute.sort {
        case .link: return addAddress(value, for: .link)
        case .resource: return addAddress(value, for: .resource)
        case .candidates: return addCandidates(value)
        case .flag: return true
        case .relation:
            relations = LinkRelations(value)
            return false
        case .identifier:
            guard let identifier = AttributeValues.identifier(value) else { return note(attribute) }
            addQuoted([Bytes(AttributeValues.identifierPrefix), identifier])
            return true
        case .identifiers: return addIdentifiers(value)
        case .language:
            guard let language = AttributeValues.codeLanguage(value) else { return note(attribute) }
            addQuoted([language])
            return true
        default:
            guard isAllowed(value, attribute, rule) else { return note(attribute) }
            addQuoted([value])
            return true
        }
    }

    private func isAllowed(_ value: Bytes, _ attribute: AttributeName, _ rule: ElementRule) -> Bool {
        switch attribute.sort {
        case .languageTag: AttributeValues.isLanguageTag(value)
        case .length: AttributeValues.isLength(value)
        case .natural: AttributeValues.isNatural(value)
        case .integer: AttributeValues.isInteger(value)
        case .keyword(let words): words.contains { value.matches($0) }
        default: attribute != .type || rule.role != .list || value.count == 1 && Bytes("1aAiI").contains(value[0])
        }
    }

    private mutating func note(_ attribute: AttributeName) -> Bool {
        let spelling = AttributeName.all.first { $0.name == attribute }?.spelling ?? ""
        removed.note(.attribute, Bytes(spelling))
        return false
    }

    private mutating func addQuoted(_ parts: [Bytes]) {
        bytes.append("=\"")
        for part in parts { bytes.append(escapingAttribute: part) }
        bytes.append(0x22)
    }
}

extension StartTagBuilder {
    private mutating func addAddress(_ value: Bytes, for use: URLRules.Use) -> Bool {
        scratch.removeAll(keepingCapacity: true)
        let place = URLRules.normalize(value, into: &scratch)
        let scratch = scratch
        return scratch.withUnsafeBufferPointer { buffer in
            let url = buffer.slice(place)
            let verdict = URLRules.judge(url, for: use)
            switch verdict {
            case .empty: return false
            case .refused:
                noteRefused(url)
                return false
            case .relative where use == .link && url.first == UInt8(ascii: "#"): addFragment(url)
            case .relative, .absolute:
                guard let base else {
                    addQuoted([url])
                    break
                }
                base.withLead(to: url) { addQuoted([$0, url]) }
            default: addQuoted([url])
            }
            if use == .link, verdict == .absolute || verdict == .relative && isMadeAbsolute(url) { leadsOutside = true }
            return true
        }
    }

    /// Whether a relative address is one no more once it is written: a link to it leads outside, as it would be found to do
    /// when what was written is read again.
    private func isMadeAbsolute(_ url: Bytes) -> Bool {
        base != nil && url.first != UInt8(ascii: "#")
    }

    /// Identifiers are prefixed, so the links that lead to them are; `#` and `#top` lead to the top without one.
    private mutating func addFragment(_ url: Bytes) {
        let target = AttributeValues.withoutPrefix(url.slice(1..<url.count))
        if target.isEmpty || target.matches("top") || target.starts(with: Bytes(":~:")) {
            addQuoted([Bytes("#"), target])
        } else {
            addQuoted([Bytes("#"), Bytes(AttributeValues.identifierPrefix), target])
        }
    }

    private mutating func addCandidates(_ value: Bytes) -> Bool {
        scratch.removeAll(keepingCapacity: true)
        if SourceSet.append(value, base: base, to: &scratch) { removed.note(.attribute, Bytes("srcset")) }
        let scratch = scratch
        guard !scratch.isEmpty else { return false }
        scratch.withUnsafeBufferPointer { addQuoted([$0]) }
        return true
    }

    private mutating func addIdentifiers(_ value: Bytes) -> Bool {
        bytes.append("=\"")
        let start = bytes.count
        for word in value.split(whereSeparator: \.isSpace) {
            guard let identifier = AttributeValues.identifier(Bytes(rebasing: word)) else { continue }
            if bytes.count > start { bytes.append(0x20) }
            bytes.append(AttributeValues.identifierPrefix)
            bytes.append(contentsOf: identifier)
        }
        guard bytes.count > start else { return note(.headers) }
        bytes.append(0x22)
        return true
    }

    private mutating func addRelations() {
        let relations = leadsOutside ? relations.intersection(.keptOutside).union(.outside) : relations
        guard !relations.isEmpty, written.contains(.href) else { return }
        bytes.append(" rel=\"")
        relations.append(to: &bytes)
        bytes.append(0x22)
    }

    private mutating func addFrameAddress(_ value: Bytes, policy: MarkupPolicy) -> Bool {
        scratch.removeAll(keepingCapacity: true)
        let place = URLRules.normalize(value, into: &scratch)
        let scratch = scratch
        return scratch.withUnsafeBufferPointer { buffer in
            let url = buffer.slice(place)
            guard let (host, rest) = FrameRules.address(url) else {
                if URLRules.judge(url, for: .resource) == .refused { noteRefused(url) }
                return false
            }
            guard FrameRules.allows(url.slice(host), url.slice(rest), under: policy) else { return false }
            bytes.append(" src=\"https://")
            bytes.append(contentsOf: url.slice(host))
            bytes.append(escapingAttribute: url.slice(rest))
            bytes.append(0x22)
            return true
        }
    }

    /// Counts a frame or an embedded object that a link is put in the place of, by its host.
    mutating func noteHost(of url: Bytes) {
        if let (host, _) = FrameRules.address(url) { removed.note(.url, url.slice(host)) }
    }

    private mutating func noteRefused(_ url: Bytes) {
        guard let scheme = URLRules.scheme(of: url) else { return }
        removed.note(.url, url.slice(0..<scheme.count + 1))
    }
}
