internal import Foundation

/// How the addresses of one kind of thing are made: `/{section}/{slug}`.
package struct AddressPattern: Hashable, Sendable {
    /// What stands for something of the thing.
    package enum Placeholder: String, Sendable, CaseIterable {
        case year = "yyyy"
        case month = "mm"
        case day = "dd"
        case slug, id, section, language

        /// As it stands in a pattern.
        package var text: String { "{\(rawValue)}" }

        /// Of how many digits it always is; nil for what is of any length.
        var digits: Int? {
            switch self {
            case .year: 4
            case .month, .day: 2
            case .slug, .id, .section, .language: nil
            }
        }

        /// Whether any character but `/` may stand for it.
        var isOpen: Bool {
            switch self {
            case .slug, .section, .language: true
            case .year, .month, .day, .id: false
            }
        }

        /// Those that there are for a kind of thing.
        package static func known(for kind: AddressedKind) -> [Placeholder] {
            switch kind {
            case .article: allCases
            case .topic, .gallery: [.slug, .id, .language]
            case .section, .tag, .author, .collection: [.slug, .id]
            }
        }
    }

    /// A piece of a pattern.
    package enum Part: Hashable, Sendable {
        /// As people write it, in NFC.
        case literal(String)
        case placeholder(Placeholder)
    }

    /// As it was given, in NFC.
    package let text: String
    /// In order; no two literals stand side by side.
    package let parts: [Part]

    /// The most characters of a pattern.
    package static let maximumLength = 200

    /// The pattern of a kind of thing. Throws ``AddressPatternFault`` where the text is none, or does not tell one thing of
    /// the kind from another.
    package init(_ text: String, for kind: AddressedKind) throws {
        self.text = text.precomposedStringWithCanonicalMapping
        parts = try AddressPatternReader(self.text, kind).read()
    }

    private init(standard text: String, _ parts: [Part]) {
        self.text = text
        self.parts = parts
    }

    /// The pattern of a kind of thing where nobody has set another.
    package static func standard(for kind: AddressedKind) -> AddressPattern {
        switch kind {
        case .article:
            let parts: [Part] = [.literal("/"), .placeholder(.section), .literal("/"), .placeholder(.slug)]
            return AddressPattern(standard: "/{section}/{slug}", parts)
        case .section: return AddressPattern(standard: "/{slug}", [.literal("/"), .placeholder(.slug)])
        default:
            let lead = "/\(kind.rawValue)/"
            return AddressPattern(standard: "\(lead){slug}", [.literal(lead), .placeholder(.slug)])
        }
    }

    /// How many characters are the same in all addresses: of two patterns that an address fits, the one with more of them
    /// says more.
    var literalLength: Int {
        parts.reduce(0) { if case .literal(let text) = $1 { $0 + text.count } else { $0 } }
    }

    /// What addresses look like: equal for two patterns whose addresses cannot be told apart.
    var form: String {
        var form = ""
        for part in parts {
            switch part {
            case .literal(let text): form += text
            case .placeholder(let placeholder): form += placeholder.isOpen ? "{}" : "{0}"
            }
        }
        return form.count > 1 && form.hasSuffix("/") ? String(form.dropLast()) : form
    }
}

/// What is wrong with a pattern.
package struct AddressPatternFault: Error, Hashable {
    /// A stable word for programs.
    package var code: String
    /// A sentence for people, which follows the pattern's name.
    package var detail: String
    /// What the sentence tells.
    package var params = FaultParams()
}
