// Where the plain text is all that is kept, it says where links lead and what is quoted.
extension MarkupWriter {
    /// Writes the address of a link that ends, unless its text is that already.
    mutating func tellAddress(of link: InlineElement) {
        guard !link.address.isEmpty else { return }
        let text = plain.bytes[min(link.textStart, plain.bytes.count)...]
        guard !link.address.isShown(by: text) else { return }
        tell(link.address)
    }

    /// Writes what an image is of, and where it is.
    mutating func tellImage(_ attributes: some AttributeSource) {
        attributes.value("alt").withUnsafeBufferPointer { plain.write($0) }
        tell(attributes.value("src"))
    }

    private mutating func tell(_ address: [UInt8]) {
        plain.oweSpace()
        (Array("(".utf8) + absolute(address) + Array(")".utf8)).withUnsafeBufferPointer { plain.write($0) }
    }
}

extension [UInt8] {
    /// Whether a text is this address, be it without its scheme, or without a slash at the end.
    fileprivate func isShown(by text: ArraySlice<UInt8>) -> Bool {
        let text = text.drop { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
        let forms = [self, behind("//"), behind("mailto:")]
        return forms.contains { $0.elementsEqual(text) || $0.elementsEqual(text + [UInt8(ascii: "/")]) }
    }

    private func behind(_ lead: String) -> [UInt8] {
        let lead = Array(lead.utf8)
        guard let start = indices.first(where: { self[$0...].starts(with: lead) }) else { return [] }
        return Array(self[(start + lead.count)...])
    }
}
