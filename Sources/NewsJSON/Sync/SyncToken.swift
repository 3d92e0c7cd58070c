internal import Foundation
package import NewsDomain

/// How far a copy has come, and what it holds, as clients carry it: opaque to them, and the same for the same.
package struct SyncToken: Hashable, Sendable {
    package var selection: SyncSelection
    /// The members asked for, as dotted paths in their order; empty for all.
    package var fields: [String]
    package var place: SyncPlace

    package init(selection: SyncSelection, fields: [String], place: SyncPlace) {
        self.selection = selection
        self.fields = fields
        self.place = place
    }

    /// The token of a text; nil where it is none of ours, or was changed on the way.
    package init?(_ text: String) {
        // An address has 8 KB.
        guard text.utf8.count <= 8_000, let plain = Base64URL.decode(text) else { return nil }
        let parts = plain.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 8, parts[0] == Self.version, let sequence = Int64(parts[1]), sequence >= 0,
            let check = UInt64(parts[2], radix: 36), let kinds = Self.kinds(parts[4]),
            let filter = SyncFilter(token: parts[5])
        else { return nil }
        place = SyncPlace(mark: SyncMark(sequence: sequence, check: check))
        if !parts[3].isEmpty {
            guard let key = SyncKey(token: parts[3]), kinds.contains(key.kind) else { return nil }
            place.initial = key
        }
        selection = SyncSelection(kinds: kinds, filter: filter)
        fields = parts[6].split(separator: ",").map(String.init)
        // One text for one token: what is written otherwise was not written here. The last part is a check of all others.
        guard self.text == text else { return nil }
    }

    /// The token's text: letters, digits, `-` and `_`.
    package var text: String {
        let parts = [
            Self.version,
            String(place.mark.sequence),
            String(place.mark.check, radix: 36),
            place.initial?.token ?? "",
            selection.kinds.map(\.letter).joined(),
            selection.filter.token,
            fields.joined(separator: ","),
        ]
        let plain = parts.joined(separator: ";")
        var hash = StableHash()
        hash.combine(plain)
        return Base64URL.encode("\(plain);\(String(hash.value & 0xFFFF_FFFF, radix: 36))")
    }

    /// Another one wherever the form of tokens changes.
    private static let version = "y1"

    private static func kinds(_ letters: String) -> [SyncKind]? {
        let kinds = letters.compactMap { letter in SyncKind.allCases.first { $0.letter == String(letter) } }
        return kinds.isEmpty || kinds.count != letters.count ? nil : kinds
    }
}

extension SyncKind {
    fileprivate var letter: String {
        switch self {
        case .section: "s"
        case .tag: "t"
        case .author: "w"
        case .topic: "o"
        case .gallery: "g"
        case .article: "a"
        case .collection: "c"
        }
    }
}

extension SyncKey {
    fileprivate var token: String { "\(kind.letter)\(id)" }

    fileprivate init?(token: String) {
        guard let kind = SyncKind.allCases.first(where: { token.hasPrefix($0.letter) }),
            let id = Int64(token.dropFirst()), id >= 0
        else { return nil }
        self.init(kind, id)
    }
}

extension SyncFilter {
    /// Such as `s12,t3+8,t9,len+pt-BR`.
    fileprivate var token: String {
        var parts: [String] = []
        if let section { parts.append("s\(section)") }
        if let author { parts.append("w\(author)") }
        if let topic { parts.append("o\(topic)") }
        parts += tags.map { "t" + $0.map(String.init).joined(separator: "+") }
        if let languages { parts.append("l" + languages.ranges.map(\.text).joined(separator: "+")) }
        return parts.joined(separator: ",")
    }

    fileprivate init?(token: String) {
        self.init()
        for part in token.split(separator: ",") {
            let values = part.dropFirst().split(separator: "+", omittingEmptySubsequences: false).map(String.init)
            let ids = values.compactMap { Int64($0) }.filter { $0 > 0 }
            guard part.first == "l" || ids.count == values.count else { return nil }
            switch part.first {
            case "s": section = ids[0]
            case "w": author = ids[0]
            case "o": topic = ids[0]
            case "t": tags.append(ids)
            case "l":
                let tags = values.compactMap(LanguageTag.init)
                guard tags.count == values.count, tags.count <= LanguageRanges.maximum else { return nil }
                languages = LanguageRanges(tags)
            default: return nil
            }
        }
        guard tags.joined().count <= ArticleQuery.maximumTags else { return nil }
    }
}
