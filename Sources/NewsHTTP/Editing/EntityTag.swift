internal import HTTPTypes
internal import NewsDomain

/// A strong or weak entity tag (RFC 9110, section 8.8.3).
struct EntityTag: Hashable, Sendable {
    /// What stands between the quotes.
    let opaque: String
    let isWeak: Bool

    /// The tag of a version of something that can be edited.
    init(version: Int) {
        (opaque, isWeak) = ("v\(version)", false)
    }

    /// The strong tag of the same text.
    init(strong other: EntityTag) {
        (opaque, isWeak) = (other.opaque, false)
    }

    private init(opaque: String, isWeak: Bool) {
        (self.opaque, self.isWeak) = (opaque, isWeak)
    }

    /// As it stands in a header.
    var text: String {
        (isWeak ? "W/" : "") + "\"\(opaque)\""
    }

    /// The version that a strong tag of ours names. `If-Match` compares strongly: a weak tag names none.
    var version: Int? {
        guard !isWeak, opaque.first == "v" else { return nil }
        return Int(opaque.dropFirst())
    }

    /// The tags of a list such as `If-Match` holds; empty for `*`. Nil where it is neither.
    static func list(_ header: String) -> [EntityTag]? {
        var rest = header.utf8[...]
        func skipBlanks() {
            while let byte = rest.first, byte == 0x20 || byte == 0x09 { rest.removeFirst() }
        }
        skipBlanks()
        if rest.elementsEqual("*".utf8) { return [] }
        var tags: [EntityTag] = []
        while true {
            // Empty elements of a list are passed over (RFC 9110, section 5.6.1.2).
            skipBlanks()
            if rest.first == UInt8(ascii: ",") {
                rest.removeFirst()
                continue
            }
            if rest.isEmpty { return tags.isEmpty ? nil : tags }
            let isWeak = rest.starts(with: "W/".utf8)
            if isWeak { rest.removeFirst(2) }
            guard rest.first == UInt8(ascii: "\"") else { return nil }
            rest.removeFirst()
            guard let end = rest.firstIndex(of: UInt8(ascii: "\"")),
                rest[..<end].allSatisfy({ $0 == 0x21 || $0 > 0x22 && $0 != 0x7F })
            else { return nil }
            tags.append(EntityTag(opaque: String(decoding: rest[..<end], as: UTF8.self), isWeak: isWeak))
            rest = rest[rest.index(after: end)...]
            skipBlanks()
            guard rest.isEmpty || rest.first == UInt8(ascii: ",") else { return nil }
        }
    }
}

extension Answer {
    /// The answer with the tag of the version of what it shows, for `If-Match`.
    func tagged(version: Int) -> Answer {
        var answer = self
        answer.headers[.eTag] = EntityTag(version: version).text
        return answer
    }
}
