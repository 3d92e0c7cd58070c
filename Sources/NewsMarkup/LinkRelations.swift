/// What a link may say of where it leads.
struct LinkRelations: OptionSet {
    let rawValue: UInt16

    static let outside: LinkRelations = [known("noopener"), known("nofollow")]
    /// What is kept of an author's own words on a link to another site.
    static let keptOutside: LinkRelations = [known("noreferrer"), known("sponsored"), known("ugc"), known("license")]

    /// In the order they are written.
    private static let names: [StaticString] = [
        "noopener", "nofollow", "noreferrer", "sponsored", "ugc", "license", "author", "tag", "bookmark", "next",
        "prev", "help", "search",
    ]

    private static func known(_ name: StaticString) -> LinkRelations { LinkRelations(Bytes(name)) }

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Reads the words that are known, and only those.
    init(_ value: Bytes) {
        var relations: UInt16 = 0
        for word in value.split(whereSeparator: \.isSpace) {
            guard let index = Self.names.firstIndex(where: { Bytes(rebasing: word).matches($0) }) else { continue }
            relations |= 1 << UInt16(index)
        }
        rawValue = relations
    }

    func append(to result: inout [UInt8]) {
        var isFirst = true
        for (index, name) in Self.names.enumerated() where rawValue & 1 << UInt16(index) != 0 {
            if !isFirst { result.append(0x20) }
            result.append(name)
            isFirst = false
        }
    }
}
