/// Reads a pattern of addresses, and finds out whether its addresses can be read back: part by part, in one pass.
struct AddressPatternReader {
    private let text: String
    private let kind: AddressedKind

    init(_ text: String, _ kind: AddressedKind) {
        self.text = text
        self.kind = kind
    }

    func read() throws -> [AddressPattern.Part] {
        guard text.first == "/" else { throw Self.fault("malformed", "must begin with “/”") }
        guard text.unicodeScalars.count <= AddressPattern.maximumLength else {
            let params = FaultParams(max: AddressPattern.maximumLength, actual: text.unicodeScalars.count)
            throw Self.fault("wrongLength", "must have at most \(AddressPattern.maximumLength) characters", params)
        }
        let parts = try pieces()
        try checkPlaceholders(parts)
        let segments = Self.segments(parts)
        guard !segments.dropLast().contains(where: \.isEmpty) else {
            throw Self.fault("malformed", "has nothing between two “/”")
        }
        for segment in segments { try check(segment) }
        return parts
    }

    // MARK: Pieces

    private func pieces() throws -> [AddressPattern.Part] {
        var parts: [AddressPattern.Part] = []
        var rest = text[...]
        while !rest.isEmpty {
            let literal = rest.prefix { $0 != "{" }
            if !literal.isEmpty {
                try check(literal: literal)
                parts.append(.literal(String(literal)))
            }
            rest = rest[literal.endIndex...]
            guard rest.first == "{" else { break }
            guard let end = rest.firstIndex(of: "}") else {
                throw Self.fault("malformed", "has a “{” without a “}”")
            }
            parts.append(.placeholder(try placeholder(rest[..<end].dropFirst())))
            rest = rest[end...].dropFirst()
        }
        return parts
    }

    private func placeholder(_ name: Substring) throws -> AddressPattern.Placeholder {
        let known = AddressPattern.Placeholder.known(for: kind)
        if let placeholder = known.first(where: { $0.rawValue == name }) { return placeholder }
        let names = known.map(\.text)
        let unknown = "{\(name.prefix(60))}"
        throw Self.fault(
            "unknownPlaceholder",
            "cannot have “\(unknown)”. Known: \(names.joined(separator: ", "))",
            FaultParams(unknown: unknown, known: names)
        )
    }

    /// Letters and digits of any script, and what may stand in a path as it is (RFC 3986, section 3.3).
    private func check(literal: Substring) throws {
        let odd = literal.unicodeScalars.first { scalar in
            if scalar.isASCII { return !Self.plain.contains(scalar) }
            return
                !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || scalar.properties.generalCategory == .nonspacingMark
                || scalar.properties.generalCategory == .spacingMark)
        }
        guard let odd else { return }
        throw Self.fault(
            "malformed",
            "cannot have “\(odd)”: letters, digits and -._~!$&'()*+,;=:@ may stand between “/”"
        )
    }

    private static let plain = Set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/".unicodeScalars
    )

    // MARK: Rules

    private func checkPlaceholders(_ parts: [AddressPattern.Part]) throws {
        var found: Set<AddressPattern.Placeholder> = []
        for case .placeholder(let placeholder) in parts where !found.insert(placeholder).inserted {
            throw Self.fault("repeated", "has “\(placeholder.text)” twice")
        }
        guard found.contains(.slug) || found.contains(.id) else {
            throw Self.fault("identifiesNothing", "must have {slug} or {id}, or all addresses would be the same")
        }
        for (part, whole) in [(AddressPattern.Placeholder.month, AddressPattern.Placeholder.year), (.day, .month)]
        where found.contains(part) && !found.contains(whole) {
            throw Self.fault("incompleteDate", "has \(part.text) without \(whole.text)")
        }
    }

    /// Each segment of the path by itself; the last one is empty where the pattern ends with a `/`.
    static func segments(_ parts: [AddressPattern.Part]) -> [[AddressPattern.Part]] {
        var segments: [[AddressPattern.Part]] = [[]]
        for part in parts {
            guard case .literal(let text) = part else {
                segments[segments.count - 1].append(part)
                continue
            }
            for (index, piece) in text.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { segments.append([]) }
                if !piece.isEmpty { segments[segments.count - 1].append(.literal(String(piece))) }
            }
        }
        return Array(segments.dropFirst())
    }

    /// A segment can be read back where at most one placeholder of it may hold anything, and where digits end.
    private func check(_ segment: [AddressPattern.Part]) throws {
        if case .literal(let text)? = segment.first, segment.count == 1, [".", ".."].contains(text) {
            throw Self.fault("malformed", "cannot have “\(text)” between two “/”")
        }
        let open = segment.filter { if case .placeholder(let placeholder) = $0 { placeholder.isOpen } else { false } }
        guard open.count <= 1 else {
            throw Self.fault("ambiguous", "has more than one of {slug}, {section} and {language} between two “/”")
        }
        for (part, next) in zip(segment, segment.dropFirst()) where !Self.canBeToldApart(part, next) {
            throw Self.fault("ambiguous", "has to set its placeholders apart, as with a “-”")
        }
    }

    private static func canBeToldApart(_ part: AddressPattern.Part, _ next: AddressPattern.Part) -> Bool {
        switch (part, next) {
        case (.placeholder(let one), .placeholder(let other)): one.digits != nil && other.digits != nil
        case (.placeholder(.id), .literal(let text)): text.first.map { !$0.isWholeNumber } ?? true
        case (.literal(let text), .placeholder(.id)): text.last.map { !$0.isWholeNumber } ?? true
        default: true
        }
    }

    private static func fault(
        _ code: String,
        _ detail: String,
        _ params: FaultParams = FaultParams()
    ) -> AddressPatternFault {
        AddressPatternFault(code: code, detail: detail, params: params)
    }
}
