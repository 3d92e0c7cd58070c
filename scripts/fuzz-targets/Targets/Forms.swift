import NewsDomain

/// Texts of a form stay as they are when they are made again: slugs, moments, addresses, what is percent-encoded.
func tryForms(_ text: String) {
    trySlug(text)
    if let moment = Timestamp(rfc3339: text) {
        hold(Timestamp(rfc3339: moment.rfc3339) == moment, "\(text) is \(moment.rfc3339)")
        hold(Timestamp.representable.contains(moment), "\(text) cannot be written")
        hold(moment.internetDate.utf8.count == 29, "\(moment.internetDate)")
    }
    let encoded = PercentEncoding.encode(text)
    let hasControl = text.utf8.contains { $0 < 0x20 || $0 == 0x7F }
    hold(PercentEncoding.decode(encoded) == (hasControl ? nil : text), "encoded: \(encoded)")
    hold(isPrintable(PercentEncoding.tidied(text)), "tidied: \(PercentEncoding.tidied(text))")
    let address = WebAddress.encoded(text)
    hold(isPrintable(address), "an address: \(address)")
    hold(WebAddress.encoded(address) == address, "\(address)\nagain is\n\(WebAddress.encoded(address))")
    if WebAddress(text) != nil { hold(WebAddress(address) != nil || address.utf8.count > 2_048, "\(address) is none") }
    if EmailAddress.isWellFormed(text) { hold(isPrintable(text) && text.utf8.count <= 254, "an e-mail address") }
    _ = WebAddress.base(text)
    tryPattern(text)
}

private func trySlug(_ text: String) {
    for language in [nil, LanguageTag("tr"), LanguageTag("el")] {
        guard let slug = Slug(from: text, language: language) else { continue }
        hold(slug.text.unicodeScalars.count <= Slug.maximumLength, "a slug of \(slug.text.unicodeScalars.count)")
        hold(Slug.isForm(slug.text), "\(slug.text.debugDescription) has no form of a slug")
        let again = Slug(from: slug.text)
        hold(again?.text.utf8.elementsEqual(slug.text.utf8) == true, "\(slug) again is \(again?.text ?? "none")")
        let numbered = slug.numbered(1_000_000)
        hold(numbered.text.unicodeScalars.count <= Slug.maximumLength, "numbered: \(numbered)")
    }
    hold(Slug.spellings(of: text).count <= 3, "spellings")
}

private func tryPattern(_ text: String) {
    for kind in AddressedKind.allCases {
        guard let pattern = try? AddressPattern(text, for: kind) else { continue }
        let again = try? AddressPattern(pattern.text, for: kind)
        hold(again == pattern, "\(pattern) again is \(String(describing: again))")
    }
}

private func isPrintable(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<") }
}
