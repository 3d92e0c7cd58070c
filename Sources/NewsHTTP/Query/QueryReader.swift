internal import NewsDomain
internal import NewsJSON

/// Reads a request's parameters, and collects everything that is wrong with them.
///
/// What a handler asks for is what it knows: ``finish()`` refuses all else. Until then every method answers something
/// usable in place of a wrong value, so that all faults come to light at once.
struct QueryReader {
    private let pairs: [(name: String, value: String)]
    private var known: [String] = []
    private var faults: [Fault] = []
    /// What was read, for ``finish()``.
    private var canonical: [(name: String, values: [String])] = []

    /// The most faults that one answer tells: a flood of wrong names is not worth its own length many times over.
    static let maximumFaults = 20

    init(_ request: Request) {
        self.init(query: request.query)
    }

    /// Reads what stands behind the `?` of an address that was found well-formed.
    init(query: String) {
        pairs = query.split(separator: "&")
            .compactMap { pair in
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                // The address was found well-formed before; a part of it is, too.
                guard let name = PercentEncoding.decode(parts[0], plusIsSpace: true),
                    let value = PercentEncoding.decode(parts.count > 1 ? parts[1] : "", plusIsSpace: true)
                else { return nil }
                return (name, value)
            }
    }

    // MARK: Texts

    /// Every value of a parameter, in order. An empty one is a fault.
    mutating func all(_ name: String) -> [String] {
        known.append(name)
        let values = pairs.filter { $0.name == name }.map(\.value)
        if values.contains(where: \.isEmpty) { fault(name, "empty", "“\(name)” has no value.") }
        let present = values.filter { !$0.isEmpty }
        canonical.append((name, present.sorted()))
        return present
    }

    /// The value of a parameter that may be given once.
    mutating func one(_ name: String) -> String? {
        let values = all(name)
        if values.count > 1 {
            fault(name, "repeated", "“\(name)” may be given only once.", FaultParams(max: 1, actual: values.count))
        }
        return values.first
    }

    /// The value of a parameter that has to be given, once.
    mutating func required(_ name: String, atMost limit: Int) -> String {
        guard let value = one(name) else {
            if !isGiven(name) { fault(name, "required", "“\(name)” is missing.") }
            return ""
        }
        let length = value.unicodeScalars.count
        if length > limit {
            let detail = "“\(name)” must have at most \(limit) characters; it has \(length)."
            fault(name, "wrongLength", detail, FaultParams(max: limit, actual: length))
        }
        return value
    }

    /// The parts of a list, which are given with commas, by repeating the parameter, or both; none where one is empty.
    mutating func list(_ name: String, atMost limit: Int) -> [String] {
        let values = all(name)
        guard !values.isEmpty else { return [] }
        // By scalars: a comma before a joiner or an accent is one character with it.
        let parts = values.flatMap { $0.unicodeScalars.split(separator: ",", omittingEmptySubsequences: false) }
            .map { String($0) }
        if parts.contains("") { fault(name, "empty", "“\(name)” has an empty part.") }
        if parts.count > limit { tooMany(name, parts.count, limit) }
        canonical[canonical.count - 1].values = [Set(parts).sorted().joined(separator: ",")]
        return parts.contains("") || parts.count > limit ? [] : parts
    }

    /// Whether a parameter is there, whatever it says.
    func isGiven(_ name: String) -> Bool {
        pairs.contains { $0.name == name }
    }

    /// Ids in the order in which they are given, with commas between them or in several parameters; each once.
    mutating func ids(_ name: String, atMost limit: Int) -> [Int64] {
        let parts = all(name).flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
        var ids: [Int64] = []
        for part in parts {
            guard !part.isEmpty, part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), Int64(part) != 0 else {
                let detail = "“\(name)” must be ids: whole numbers from 1, with commas between them."
                fault(name, "notANumber", detail, FaultParams(expected: MemberType.id.rawValue))
                break
            }
            // A number that is too long for an id names nothing, as 0 does.
            let id = Int64(part) ?? 0
            if !ids.contains(id) { ids.append(id) }
        }
        if parts.count > limit { tooMany(name, parts.count, limit) }
        canonical[canonical.count - 1].values = ids.isEmpty ? [] : [ids.map(String.init).joined(separator: ",")]
        return ids
    }

    // MARK: Typed values

    /// What names a resource: digits are an id, anything else a slug.
    mutating func reference(_ name: String) -> ResourceReference? {
        one(name).map(ResourceReference.init(text:))
    }

    /// `true` or `false`.
    mutating func flag(_ name: String) -> Bool? {
        switch one(name) {
        case "true": return true
        case "false": return false
        case nil: return nil
        case let value?:
            unknownValue(name, value, known: ["true", "false"])
            return nil
        }
    }

    /// `true`, or `false` as where it is not given.
    mutating func isSet(_ name: String) -> Bool {
        let flag = flag(name)
        if flag == false { leaveOut() }
        return flag ?? false
    }

    /// A whole number within a range.
    mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let value = one(name) else { return nil }
        guard let number = Int(value), value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            fault(name, "notANumber", "“\(name)” must be a whole number.")
            return nil
        }
        guard range.contains(number) else {
            fault(
                name,
                "outOfRange",
                "“\(name)” must be from \(range.lowerBound) to \(range.upperBound).",
                FaultParams(min: range.lowerBound, max: range.upperBound, actual: number)
            )
            return nil
        }
        return number
    }

    /// A moment: RFC 3339, or a date alone, which is its midnight in UTC.
    mutating func timestamp(_ name: String) -> Timestamp? {
        guard let value = one(name) else { return nil }
        // A "+" in an address is a space: 2026-11-22T09:30:00+01:00 typed as it is means a plus.
        let text = value.replacing(" ", with: value.contains("T") ? "+" : " ")
        guard let time = Timestamp(rfc3339: text) else {
            fault(
                name,
                "notATime",
                "“\(name)” must be a date such as 2026-11-22 or a time such as 2026-11-22T09:30:00Z."
            )
            return nil
        }
        return time
    }

    // MARK: What lists share

    /// Items on a page.
    mutating func limit(_ standard: Int = 20, atMost maximum: Int = 100) -> Int {
        let limit = integer("limit", in: 1...maximum)
        if limit == standard { leaveOut() }
        return limit ?? standard
    }

    /// A place in a list.
    mutating func cursor<Place>(_ decode: (String) -> Place?) -> Place? {
        guard let value = one("cursor") else { return nil }
        guard let place = decode(value) else {
            fault("cursor", "notACursor", "“cursor” must be the “next” of a page of this list.")
            return nil
        }
        return place
    }

    /// The fields asked for; nil for all.
    mutating func fields<Value>(of shape: Shape<Value>) -> FieldSelection? {
        fields(among: shape.names).selection
    }

    /// The paths of the fields asked for, in their order, and what they select: none and nil for all.
    mutating func fields(among known: [FieldName]) -> (paths: [String], selection: FieldSelection?) {
        let paths = Set(list("fields", atMost: FieldSelection.maximumPaths)).sorted()
        guard !paths.isEmpty else { return ([], nil) }
        let (selection, unknown) = FieldSelection.parse(paths, known: known)
        for field in unknown where faults.count < Self.maximumFaults {
            unknownField(field)
        }
        return (paths, selection)
    }

    /// What to show of a resource with articles: the fields asked for, or those of the view asked for, nil for all; and
    /// which parts of the articles that needs.
    mutating func selection<Value>(
        of shape: Shape<Value>,
        _ views: ArticleViews
    ) -> (fields: FieldSelection?, parts: ArticleParts) {
        let view: ArticleView? = choice("view")
        if view == .summary { leaveOut() }
        let selection = fields(of: shape)
        if view != nil, selection != nil { fault("view", "notPossible", "“view” does not go with “fields”.") }
        switch view {
        case .card: return (views.card, ArticleParts(of: views.card, views))
        case .full: return (nil, [.all, .details])
        case .summary, nil: return (selection, ArticleParts(of: selection, views))
        }
    }

    // MARK: Faults

    /// Notes that a parameter's value is none of the known ones.
    mutating func unknownValue(_ name: String, _ value: String, known: [String]) {
        let hint = Suggestion(for: value, among: known)
        fault(name, "unknownValue", "“\(name)” cannot be “\(value.abbreviated)”. \(hint.sentence)", hint.params)
    }

    /// Notes that a list has more parts than it may.
    mutating func tooMany(_ name: String, _ count: Int, _ limit: Int) {
        let params = FaultParams(max: limit, actual: count)
        fault(name, "tooMany", "“\(name)” takes at most \(limit) parts; it has \(count).", params)
    }

    private mutating func unknownField(_ field: UnknownField) {
        let hint = Suggestion(for: field.name, among: field.known, names: .members, stem: field.stem)
        fault("fields", "unknownField", "There is no field “\(field.path.abbreviated)”. \(hint.sentence)", hint.params)
    }

    /// Notes a fault of a parameter.
    mutating func fault(_ name: String, _ code: String, _ detail: String, _ params: FaultParams = FaultParams()) {
        faults.append(Fault(.parameter(name), code: code, detail: detail, params))
    }

    /// Notes a fault of a header that says what a parameter may say, too.
    mutating func fault(header name: String, _ code: String, _ detail: String) {
        faults.append(Fault(.header(name), code: code, detail: detail))
    }

    /// The parameters in their canonical form, the same for all ways to ask for the same: by name, without defaults and
    /// repetitions, encoded one way. Throws all faults found, those of parameters that nobody asked for among them.
    @discardableResult
    mutating func finish() throws -> String {
        var told: Set<String> = []
        for (name, _) in pairs
        where faults.count < Self.maximumFaults && !known.contains(name) && told.insert(name).inserted {
            let hint = Suggestion(for: name, among: known, names: .parameters)
            fault(
                name.abbreviated,
                "unknownParameter",
                "There is no parameter “\(name.abbreviated)” here. \(hint.sentence)",
                hint.params
            )
        }
        guard faults.isEmpty else {
            let count = faults.count == 1 ? "A parameter is" : "\(faults.count) parameters are"
            throw NewsError(.invalid, "\(count) wrong; see errors.", faults: faults)
        }
        return pairs.isEmpty ? "" : canonicalText
    }

    /// Takes what was read last out of the canonical form: it says what is so anyway.
    private mutating func leaveOut() {
        canonical.removeLast()
    }

    /// Puts other values in place of those read last into the canonical form: nil for what is so anyway.
    mutating func replaceLast(with values: [String]?) {
        if let values { canonical[canonical.count - 1].values = values } else { leaveOut() }
    }

    private var canonicalText: String {
        var text = ""
        for (name, values) in canonical.sorted(by: { $0.name < $1.name }) {
            var last: String?
            for value in values where value != last {
                last = value
                text += "\(text.isEmpty ? "" : "&")\(name)=\(PercentEncoding.encode(value))"
            }
        }
        return text
    }
}

extension String {
    /// The text, or as much of it as is fit to be sent back.
    var abbreviated: String {
        count > 60 ? prefix(60) + "…" : self
    }
}
