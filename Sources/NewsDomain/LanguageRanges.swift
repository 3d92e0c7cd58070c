/// The languages that somebody asks for, as basic language ranges (RFC 4647, section 2.1), of which any will do.
///
/// Asked for are the ranges themselves, what is within them (`en-GB` is within `en`), and what they are within: what is
/// in `pt` is for readers of `pt-BR`, too (docs/decisions/0017-languages.md).
package struct LanguageRanges: Hashable, Sendable {
    /// At least one; none is within another.
    package let ranges: [LanguageTag]

    /// Nil for none, which asks for nothing in particular.
    package init?(_ ranges: [LanguageTag]) {
        guard !ranges.isEmpty else { return nil }
        self.init(atLeastOne: ranges)
    }

    private init(atLeastOne ranges: [LanguageTag]) {
        let present = Set(ranges.map(\.inPresentUse))
        self.ranges = present.filter { range in !present.contains { $0 != range && range.isWithin($0) } }
            .sorted { $0.text < $1.text }
    }

    /// The most ranges that may be asked for at once.
    package static let maximum = 10

    /// Each range cut from its end until a known language is within it (RFC 4647, section 3.4): `en-US` becomes `en` where
    /// there is `en` or `en-GB` and nothing from America. One of a language that is not known stays as it is.
    package func lookedUp(among known: [LanguageTag]) -> LanguageRanges {
        LanguageRanges(
            atLeastOne: ranges.map { range in
                range.levels.first { level in known.contains { $0.inPresentUse.isWithin(level) } } ?? range
            }
        )
    }

    /// Whether what is in this language is asked for.
    package func contains(_ language: LanguageTag) -> Bool {
        let language = language.inPresentUse
        return ranges.contains { language.isWithin($0) || $0.isWithin(language) }
    }
}

extension LanguageTag {
    /// The tag, then what is left of it as it is cut from its end, subtag by subtag, never behind a singleton (RFC 4647,
    /// section 3.4): `zh-Hant-TW`, `zh-Hant`, `zh`.
    package var levels: [LanguageTag] {
        var subtags = text.split(separator: "-")
        var levels: [LanguageTag] = []
        while !subtags.isEmpty {
            levels.append(LanguageTag(trusted: subtags.joined(separator: "-")))
            subtags.removeLast()
            while subtags.last?.utf8.count == 1 { subtags.removeLast() }
        }
        return levels
    }

    /// The tag with its language's present code: some phones and programs still send the ones that were withdrawn decades ago.
    package var inPresentUse: LanguageTag {
        guard let code = Self.presentCodes[String(primary)] else { return self }
        return LanguageTag(trusted: code + text.dropFirst(primary.count))
    }

    // IANA's language subtag registry: deprecated two-letter subtags with a preferred value.
    private static let presentCodes = ["in": "id", "iw": "he", "ji": "yi", "jw": "jv", "mo": "ro"]

    /// Whether the tag is the range, or more exactly so (RFC 4647, section 3.3.1). Both are in the recommended case.
    fileprivate func isWithin(_ range: LanguageTag) -> Bool {
        text == range.text || text.hasPrefix(range.text + "-")
    }
}
