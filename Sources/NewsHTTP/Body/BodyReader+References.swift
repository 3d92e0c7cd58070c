internal import NewsDomain
internal import NewsJSON

// What is answered as an object is named by its slug, its id, or that object: what a GET gave can be sent back.

extension BodyReader {
    /// What names a resource; nil where it is null or missing. In place of a slug a line of text, for what is found by name.
    mutating func reference(_ name: String) -> ResourceReference? {
        value(name).flatMap { reference($0, at: name) }
    }

    /// What names at most `limit` resources, each once.
    mutating func references(_ name: String, atMost limit: Int) -> [ResourceReference] {
        var references: [ResourceReference] = []
        for (index, value) in values(name, atMost: limit).enumerated() {
            guard let reference = reference(value, at: "\(name)/\(index)") else { continue }
            if references.contains(reference) {
                fault("\(name)/\(index)", "repeated", "“\(reference)” stands in “\(name)” twice.")
            } else {
                references.append(reference)
            }
        }
        return references
    }

    private mutating func reference(_ value: JSONValue, at place: String) -> ResourceReference? {
        if case .string(let text) = value {
            let isLong = text.unicodeScalars.count > CatalogueChange.maximumName
            let line = isLong ? "" : PlainText.line(text)
            if !line.isEmpty { return .slug(line) }
            let detail = "“\(place)” must have 1 to \(CatalogueChange.maximumName) characters."
            fault(place, "wrongLength", detail, FaultParams(min: 1, max: CatalogueChange.maximumName))
            return nil
        }
        if let reference = ResourceReference(value) { return reference }
        wrongType(place, .reference)
        return nil
    }

    /// The id of a media item, by itself or in an object; nil where it is null or missing.
    mutating func media(_ name: String) -> Int64? {
        guard case .object(let members)? = value(name) else { return id(name) }
        if case .id(let id)? = ResourceReference(.object(members)) { return id }
        wrongType(name, .media)
        return nil
    }
}

extension ResourceReference {
    /// What names a resource in a body. Of an object that has both the id counts, since slugs change; whatever else it
    /// holds is passed over.
    init?(_ value: JSONValue) {
        switch value {
        case .integer(let id) where id > 0: self = .id(id)
        // Digits are an id: what stands in an address may stand here.
        case .string(let text) where !text.isEmpty: self.init(text: text)
        case .object(let members):
            switch (members["id"] ?? .null, members["slug"] ?? .null) {
            case (.integer(let id), _) where id > 0: self = .id(id)
            case (.null, .string(let slug)) where !slug.isEmpty: self = .slug(slug)
            default: return nil
            }
        default: return nil
        }
    }
}
