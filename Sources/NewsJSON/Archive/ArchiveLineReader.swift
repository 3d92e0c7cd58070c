package import NewsDomain

/// A line of an archive.
package enum ArchiveLine: Sendable {
    case header
    case record(ArchiveRecord)
    /// How many lines of each kind there were.
    case trailer(counts: [Int])
}

/// Reads an archive's lines, strictly: each member is one that docs/ndjson.md names, and of its form. Throws
/// ``NewsError/Code/invalid`` with what is wrong, in words that follow “Line 12: ”.
package struct ArchiveLineReader: Sendable {
    private let schema: ArchiveSchema

    package init(_ schema: ArchiveSchema) {
        self.schema = schema
    }

    /// The line that the bytes are.
    package func read(_ bytes: UnsafeBufferPointer<UInt8>) throws -> ArchiveLine {
        let value: JSONValue
        do {
            value = try JSONParser.parse(bytes)
        } catch {
            // A sentence about a body becomes words about a line.
            let words = error.detail.replacing("The body", with: "it")
            throw Self.fault(words.hasSuffix(".") ? String(words.dropLast()) : words)
        }
        guard case .object(let object) = value else { throw Self.fault("it is no JSON object") }
        guard case .string(let type)? = object["type"] else { throw Self.fault("“type” is missing, or no text") }
        switch type {
        case "broadsheet": return try header(object)
        case "end": return .trailer(counts: try trailer(object))
        default:
            guard let kind = schema.place(of: type) else { throw Self.fault("there is no type “\(shown(type))”") }
            return .record(try record(object, kind))
        }
    }

    private func header(_ object: JSONObject) throws -> ArchiveLine {
        try refuseOthers(object, than: ["type", "version", "exportedAt"])
        guard object["version"] == .integer(ArchiveSchema.version) else {
            throw Self.fault("this version of Broadsheet reads archives of version \(ArchiveSchema.version) alone")
        }
        _ = try ArchiveFormReader.value(object["exportedAt"], .required("exportedAt", .time))
        return .header
    }

    private func trailer(_ object: JSONObject) throws -> [Int] {
        try refuseOthers(object, than: ["type", "lines"])
        guard case .object(let lines)? = object["lines"] else { throw Self.fault("“lines” is missing, or no object") }
        try refuseOthers(lines, than: schema.kinds.map(\.name))
        return try schema.kinds.map { kind in
            // An archive of before there was a kind says nothing of it, and has none.
            let count = try ArchiveFormReader.value(lines[kind.name], .optional(kind.name, .number(from: 0)))
            return Int(count.integer ?? 0)
        }
    }

    private func record(_ object: JSONObject, _ place: Int) throws -> ArchiveRecord {
        let kind = schema.kinds[place]
        guard kind.hasID else {
            try refuseOthers(object, than: ["type", "rows"])
            return ArchiveRecord(kind: place, rows: try rows(object["rows"], kind))
        }
        let row = try kind.fields.map { try ArchiveFormReader.value(object[$0.name], $0) }
        let parts = try kind.parts.map { try rows(object[$0.name], $0) }
        let present = kind.parts.count { object[$0.name] != nil } + kind.fields.count { object[$0.name] != nil } + 1
        if object.count > present {
            try refuseOthers(object, than: ["type"] + kind.fields.map(\.name) + kind.parts.map(\.name))
        }
        return ArchiveRecord(kind: place, rows: [row], parts: parts)
    }

    /// The rows of a part: objects.
    private func rows(_ value: JSONValue?, _ part: ArchivePart) throws -> [[ArchiveValue]] {
        let values: [JSONValue]
        switch value {
        case .object where part.isSingle: values = [value ?? .null]
        case nil where !part.isSingle: return []
        case .array(let array)? where !part.isSingle: values = array
        default: throw Self.fault("“\(part.name)” is missing, or no \(part.isSingle ? "object" : "array")")
        }
        return try values.map { value in
            guard case .object(let object) = value else { throw Self.fault("“\(part.name)” holds more than objects") }
            do {
                try refuseOthers(object, than: part.fields.map(\.name))
                return try part.fields.map { try ArchiveFormReader.value(object[$0.name], $0) }
            } catch let error as NewsError {
                throw Self.fault("in “\(part.name)”, \(error.detail)")
            }
        }
    }

    /// The rows of a record of many: arrays of as many values as the kind has fields.
    private func rows(_ value: JSONValue?, _ kind: ArchiveKind) throws -> [[ArchiveValue]] {
        guard case .array(let values)? = value else { throw Self.fault("“rows” is missing, or no array") }
        return try values.map { value in
            guard case .array(let cells) = value, kind.fewestValues...kind.fields.count ~= cells.count else {
                throw Self.fault("“rows” holds more than arrays of \(kind.fields.count) values")
            }
            return try kind.fields.enumerated().map { index, field in
                try ArchiveFormReader.value(index < cells.count ? cells[index] : nil, field)
            }
        }
    }

    private func refuseOthers(_ object: JSONObject, than known: [String]) throws {
        if let name = object.names.first(where: { !known.contains($0) }) {
            throw Self.fault("there is no member “\(shown(name))”")
        }
    }

    private func shown(_ text: String) -> String {
        String(text.prefix(JSONParser.maximumEcho))
    }

    static func fault(_ detail: String) -> NewsError {
        NewsError(.invalid, detail)
    }
}
