/// What types of answers a client likes (RFC 9110, section 12.5.1), as far as this service has a choice.
struct AcceptedTypes {
    private var weights: [String: Int] = [:]

    /// What an `Accept` says; what cannot be read in it counts for nothing.
    init(_ header: String?) {
        for element in (header ?? "").utf8.split(separator: UInt8(ascii: ",")) {
            let parts = element.split(separator: UInt8(ascii: ";"))
            guard let type = parts.first?.trimmed else { continue }
            let parameter = parts.dropFirst().last { ($0.trimmed.first ?? 0) | 0x20 == UInt8(ascii: "q") }
            guard let weight = QualityValue.thousandths(parameter) else { continue }
            weights[String(Substring(type)).lowercased()] = weight
        }
    }

    /// Whether a page is liked better than JSON: browsers name HTML, programs name JSON or nothing.
    var prefersPage: Bool {
        guard let page = weights["text/html"] else { return false }
        return page > weights["application/json"] ?? weights["application/*"] ?? weights["*/*"] ?? 0
    }
}
