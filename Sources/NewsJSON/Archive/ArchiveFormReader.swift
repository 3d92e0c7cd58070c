internal import NewsDomain

/// Reads a field's value, as its form is written.
enum ArchiveFormReader {
    /// The greatest number that every reader of JSON keeps (RFC 7493, section 2.2).
    private static let greatest: Int64 = 1 << 53

    static func value(_ json: JSONValue?, _ field: ArchiveField) throws -> ArchiveValue {
        let json = json ?? .null
        if json == .null {
            guard field.isOptional else { throw ArchiveLineReader.fault("“\(field.name)” is missing") }
            return .none
        }
        guard let value = read(json, field.form) else {
            throw ArchiveLineReader.fault("“\(field.name)” is not \(description(of: field.form))")
        }
        return value
    }

    private static func read(_ json: JSONValue, _ form: ArchiveForm) -> ArchiveValue? {
        switch (json, form) {
        case (.integer(let number), .id), (.integer(let number), .reference), (.integer(let number), .referenceOf):
            (1...greatest).contains(number) ? .integer(number) : nil
        case (.integer(let number), .number(let least)):
            number >= least && number.magnitude <= greatest.magnitude ? .integer(number) : nil
        case (.bool(let flag), .boolean): .integer(flag ? 1 : 0)
        case (.array(let pairs), .ranges): ranges(pairs).map(ArchiveValue.text)
        case (.string(let text), .hash): Int64(text).flatMap { String($0) == text ? .integer($0) : nil }
        case (.string(let text), .time): Timestamp(rfc3339: text).map { .integer($0.seconds) }
        case (.string(let text), _): isWellFormed(text, form) ? .text(text) : nil
        default: nil
        }
    }

    private static func isWellFormed(_ text: String, _ form: ArchiveForm) -> Bool {
        switch form {
        case .text, .html: true
        case .name: !text.isEmpty
        case .slug: isSlug(text)
        case .language: LanguageTag(text) != nil
        case .address: isAddress(text)
        case .mediaAddress: isAddress(text) || isFilePath(text)
        case .choice(let choices): choices.contains(text)
        case .earlierFields: holdsTexts(text)
        default: false
        }
    }

    /// What the newsroom itself would make of it.
    private static func isSlug(_ text: String) -> Bool {
        let slug = Slug(trusted: text)
        guard !text.isEmpty, !slug.looksLikeID, text.count <= Slug.maximumLength else { return false }
        return isPlain(text) || Slug.isForm(text)
    }

    /// Whether it is of small ASCII letters and digits with single hyphens between them, of which nothing else would be
    /// made: most slugs are.
    private static func isPlain(_ text: String) -> Bool {
        var afterHyphen = true
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): afterHyphen = false
            case UInt8(ascii: "-") where !afterHyphen: afterHyphen = true
            default: return false
            }
        }
        return !afterHyphen
    }

    /// `http` or `https`, a host, and no control character.
    private static func isAddress(_ text: String) -> Bool {
        let lead = text.prefix(8).lowercased()
        guard let scheme = ["http://", "https://"].first(where: { lead.hasPrefix($0) }) else { return false }
        return text.utf8.count > scheme.utf8.count && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }

    private static func isFilePath(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].isEmpty, parts[1] == "media" else { return false }
        let name = parts[2].split(separator: ".", omittingEmptySubsequences: false)
        return name.count == 2 && FileHash(name[0]) != nil && MediaFileType(rawValue: String(name[1])) != nil
    }

    private static func ranges(_ pairs: [JSONValue]) -> String? {
        var text = "["
        for pair in pairs {
            guard case .array(let numbers) = pair, numbers.count == 2, case .integer(let start) = numbers[0],
                case .integer(let length) = numbers[1], start >= 0, length >= 0
            else { return nil }
            if text.utf8.count > 1 { text += "," }
            text += "[\(start),\(length)]"
        }
        return text + "]"
    }

    private static func holdsTexts(_ json: String) -> Bool {
        if json == "{}" { return true }
        guard case .object(let object)? = try? JSONParser.parse(Array(json.utf8)) else { return false }
        return object.names.allSatisfy { name in
            switch object[name] {
            case .null, .string: true
            default: false
            }
        }
    }

    private static func description(of form: ArchiveForm) -> String {
        switch form {
        case .id, .reference, .referenceOf: "an id"
        case .number(let least): least == .min ? "a whole number" : "a whole number from \(least)"
        case .hash: "a whole number of 64 bits in quotes"
        case .boolean: "true or false"
        case .time: "a time as in 2026-11-22T09:30:00Z"
        case .text, .html: "a text"
        case .name: "a text that is not empty"
        case .slug: "a slug"
        case .language: "a language tag"
        case .address: "an http or https address"
        case .mediaAddress: "an http or https address, or the path of a file"
        case .choice(let choices): "one of \(choices.joined(separator: ", "))"
        case .ranges: "an array of [start, length]"
        case .earlierFields: "a JSON object of texts in quotes"
        }
    }
}
