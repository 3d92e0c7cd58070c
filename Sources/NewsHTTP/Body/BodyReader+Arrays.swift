internal import NewsDomain
internal import NewsJSON

extension BodyReader {
    /// The values of an array of at most `limit`; none where it is null or missing.
    mutating func values(_ name: String, atMost limit: Int) -> [JSONValue] {
        guard let value = value(name) else { return [] }
        guard case .array(let values) = value else {
            wrongType(name, .array)
            return []
        }
        guard values.count <= limit else {
            fault(
                name,
                "wrongLength",
                "“\(name)” must have at most \(limit) values; it has \(values.count).",
                FaultParams(max: limit, actual: values.count)
            )
            return []
        }
        return values
    }

    /// Names of at most `limit` things, each once: lines of text.
    mutating func names(_ name: String, atMost limit: Int) -> [String] {
        var names: [String] = []
        for (index, value) in values(name, atMost: limit).enumerated() {
            guard case .string(let text) = value else {
                wrongType("\(name)/\(index)", .string)
                continue
            }
            let line = text.unicodeScalars.count > CatalogueChange.maximumName ? "" : PlainText.line(text)
            if !(1...CatalogueChange.maximumName).contains(line.unicodeScalars.count) {
                let range = "1 to \(CatalogueChange.maximumName) characters"
                let params = FaultParams(min: 1, max: CatalogueChange.maximumName, actual: text.unicodeScalars.count)
                fault("\(name)/\(index)", "wrongLength", "A value of “\(name)” must have \(range).", params)
            } else if names.contains(line) {
                fault("\(name)/\(index)", "repeated", "“\(line)” stands in “\(name)” twice.")
            } else {
                names.append(line)
            }
        }
        return names
    }

    /// Articles, each named by its id or slug, or by an object that has one of them.
    mutating func articles(_ name: String, atMost limit: Int) -> [ResourceReference] {
        values(name, atMost: limit).enumerated()
            .compactMap { index, value in
                if let reference = ResourceReference(value) { return reference }
                wrongType("\(name)/\(index)", .article)
                return nil
            }
    }

    /// Absolute addresses of the web.
    mutating func urls(_ name: String, atMost limit: Int) -> [String] {
        values(name, atMost: limit).enumerated()
            .compactMap { index, value in
                if case .string(let text) = value, let address = WebAddress(text) { return address.text }
                fault("\(name)/\(index)", "notAURL", "A value of “\(name)” must be an absolute http or https URL.")
                return nil
            }
    }

    /// What is read of each object of an array; what is wrong with their members is a fault of this body.
    mutating func objects<Value>(
        _ name: String,
        atMost limit: Int,
        _ read: (inout BodyReader) -> Value?
    ) -> [Value] {
        values(name, atMost: limit).enumerated()
            .compactMap { index, value in object(value, at: "\(name)/\(index)", read) }
    }

    /// What is read of a member that is an object; nil where it is null or missing.
    mutating func object<Value>(_ name: String, _ read: (inout BodyReader) -> Value?) -> Value? {
        value(name).flatMap { object($0, at: name, read) }
    }

    private mutating func object<Value>(
        _ value: JSONValue,
        at place: String,
        _ read: (inout BodyReader) -> Value?
    ) -> Value? {
        guard case .object(let members) = value else {
            wrongType(place, .object)
            return nil
        }
        var reader = BodyReader(members, at: "\(base)/\(place)")
        let result = read(&reader)
        take(reader.allFaults())
        return result
    }
}
