internal import NewsDomain

extension QueryReader {
    /// `language`: ranges such as `en`, `pt-BR` or several with commas; nil for any, which `*` says, too. Where one is none,
    /// the newsroom is asked which languages it has.
    mutating func languages(in newsroom: Newsroom) throws -> LanguageRanges? {
        let name = "language"
        let texts = list(name, atMost: LanguageRanges.maximum)
        let tags = texts.map { text in
            LanguageTag(text).flatMap { $0.namesALanguage ? $0 : nil }
        }
        let wrong = zip(texts, tags).filter { !$0.0.isEmpty && $0.0 != "*" && $0.1 == nil }.map(\.0)
        if !wrong.isEmpty {
            let known = try newsroom.languages().map(\.text)
            let present = known.isEmpty ? "There are no articles yet." : "There is: \(known.joined(separator: ", "))."
            for text in wrong {
                let detail = "“\(text.abbreviated)” is no language tag such as en or pt-BR (BCP 47). \(present)"
                fault(name, "notALanguage", detail, FaultParams(unknown: text.abbreviated, known: known))
            }
        }
        let ranges = texts.contains("*") ? nil : LanguageRanges(tags.compactMap(\.self))
        replaceLast(with: ranges.map { [$0.ranges.map(\.text).joined(separator: ",")] })
        return ranges
    }
}
