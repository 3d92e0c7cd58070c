internal import NewsDomain

/// In which language posts are.
struct WXRLanguages {
    /// Of posts that name none.
    let standard: LanguageTag

    /// - Parameters:
    ///   - option: What the house says of such posts; else it is what the site says of itself, or English.
    init(option: LanguageTag?, site: String) {
        standard = option ?? Self.language(site) ?? .english
    }

    /// What the plug-ins for several languages say of an item: Polylang by a term, WPML's export and Bogo by custom fields.
    func language(of item: WXRItem, _ terms: WXRTerms, notes: inout ImportNotes) -> LanguageTag {
        let named = item.categories.first { $0.domain == "language" }?.nicename
        // Whoever made the site may have called a language as he liked; its locale is in the term.
        let locale = named.flatMap { terms.known($0, in: "language")?.description }
            .flatMap { PHPSerialized($0).text("locale") }
        let fields = [item.meta["_wpml_import_language_code"], item.meta["_locale"]]
        let said = ([named, locale] + fields).compactMap(\.self).filter { !$0.isEmpty }
        guard let first = said.first else { return standard }
        if let language = said.lazy.compactMap(Self.language).first { return language }
        notes.warn("language \"\(first)\" is none, taken as \(standard.text)")
        return standard
    }

    private static func language(_ text: String) -> LanguageTag? {
        LanguageTag(text).flatMap { $0.namesALanguage ? $0 : nil }
    }
}
