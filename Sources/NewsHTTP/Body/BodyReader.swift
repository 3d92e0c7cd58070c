internal import NewsDomain
internal import NewsJSON

/// Reads the members of a body, and collects everything that is wrong with them, as ``QueryReader`` does of parameters.
struct BodyReader {
    private let object: JSONObject
    /// The JSON Pointer of the object within the body (RFC 6901).
    let base: String
    private var known: [String] = []
    /// Members that nobody asks for and nobody minds.
    private var passedOver: Set<String> = []
    private(set) var faults: [Fault] = []

    init(_ object: JSONObject, at base: String = "") {
        self.object = object
        self.base = base
    }

    /// Whether there is a member of that name, be it null.
    mutating func has(_ name: String) -> Bool {
        note(name)
        return object[name] != nil
    }

    /// Passes over whatever a resource of that shape answers beside what is read here, whatever it holds: read-only
    /// members of what a GET gave and is sent back.
    mutating func passOver<Value>(membersOf shape: Shape<Value>) {
        passedOver.formUnion(shape.names.map(\.name))
    }

    /// A string; nil where it is null or missing.
    mutating func string(_ name: String) -> String? {
        switch value(name) {
        case .string(let text): return text
        case nil: return nil
        default:
            wrongType(name, .string)
            return nil
        }
    }

    /// A string that has to be there.
    mutating func requiredString(_ name: String) -> String {
        guard value(name) != nil else {
            fault(name, "required", "“\(name)” is missing.")
            return ""
        }
        return string(name) ?? ""
    }

    /// An id; nil where it is null or missing.
    mutating func id(_ name: String) -> Int64? {
        switch value(name) {
        case .integer(let id) where id > 0: return id
        case nil: return nil
        default:
            wrongType(name, .id)
            return nil
        }
    }

    /// A word of an enumeration; nil where it is null or missing.
    mutating func choice<Choice: RawRepresentable>(_ name: String, of choices: [Choice]) -> Choice?
    where Choice.RawValue == String {
        guard let word = string(name) else { return nil }
        if let choice = choices.first(where: { $0.rawValue == word }) { return choice }
        let hint = Suggestion(for: word, among: choices.map(\.rawValue))
        fault(name, "unknownValue", "“\(name)” cannot be “\(word.abbreviated)”. \(hint.sentence)", hint.params)
        return nil
    }

    /// A word of an enumeration that has to be there.
    mutating func requiredChoice<Choice: RawRepresentable>(_ name: String, of choices: [Choice]) -> Choice?
    where Choice.RawValue == String {
        guard value(name) != nil else {
            fault(name, "required", "“\(name)” is missing.")
            return nil
        }
        return choice(name, of: choices)
    }

    /// An array of 1 to `limit` values that has to be there.
    mutating func array(_ name: String, atMost limit: Int) -> [JSONValue] {
        guard case .array(let values)? = value(name) else {
            wrongType(name, .array)
            return []
        }
        guard (1...limit).contains(values.count) else {
            fault(
                name,
                "wrongLength",
                "“\(name)” must have 1 to \(limit) values; it has \(values.count).",
                FaultParams(min: 1, max: limit, actual: values.count)
            )
            return []
        }
        return values
    }

    /// What names an article: its id, its slug, or an object that has one of them.
    mutating func article(_ name: String) -> ResourceReference? {
        if let reference = value(name).flatMap(ResourceReference.init) { return reference }
        wrongType(name, .article)
        return nil
    }

    /// Notes that a member is wrong, or a part of it: `ids/3`.
    mutating func fault(_ name: String, _ code: String, _ detail: String, _ params: FaultParams = FaultParams()) {
        faults.append(Fault(.pointer("\(base)/\(name)"), code: code, detail: detail, params))
    }

    /// Whether something was found wrong with a member as a whole.
    func isWrong(_ name: String) -> Bool {
        faults.contains { $0.place == .pointer("\(base)/\(name)") }
    }

    /// Takes over faults that were found elsewhere, but for those of members that are wrong already.
    mutating func take(_ others: [Fault]) {
        let places = Set(faults.map(\.place))
        faults += others.filter { !places.contains($0.place) }
    }

    /// All faults, those of members that nobody asked for among them.
    mutating func allFaults() -> [Fault] {
        for name in object.names
        where !known.contains(name) && !passedOver.contains(name) && faults.count < QueryReader.maximumFaults {
            let hint = Suggestion(for: name, among: known, names: .members)
            fault(
                name.abbreviated.escapedForPointer,
                "unknownMember",
                "There is no member “\(name.abbreviated)” here. \(hint.sentence)",
                hint.params
            )
        }
        return Array(faults.prefix(QueryReader.maximumFaults))
    }

    /// Throws all faults found.
    mutating func finish() throws {
        let faults = allFaults()
        guard faults.isEmpty else { throw NewsError.wrongMembers(faults) }
    }

    private mutating func note(_ name: String) {
        if !known.contains(name) { known.append(name) }
    }

    /// The member's value; nil where it is null or missing.
    mutating func value(_ name: String) -> JSONValue? {
        note(name)
        guard let value = object[name], value != .null else { return nil }
        return value
    }

    /// Notes that a member is of another type than it has to be.
    mutating func wrongType(_ name: String, _ expected: MemberType) {
        let params = FaultParams(expected: expected.rawValue)
        fault(name, "wrongType", "“\(name)” must be \(expected.phrase).", params)
    }
}

/// What a member of a body may have to be.
enum MemberType: String {
    case string, boolean, integer, number, array, object, id
    /// What names an article, any other resource, and a media item.
    case article, reference, media

    /// As a sentence has it.
    var phrase: String {
        switch self {
        case .string: "a string"
        case .boolean: "true or false"
        case .integer: "a whole number"
        case .number: "a number"
        case .array: "an array"
        case .object: "an object"
        case .id: "an id, a whole number from 1"
        case .article: "an article's id or slug, or an object that has one of them"
        case .reference: "a slug, an id, or an object that has one of them"
        case .media: "an id, or an object that has one"
        }
    }
}
