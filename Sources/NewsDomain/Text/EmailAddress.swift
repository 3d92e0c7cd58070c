/// The form of e-mail addresses.
package enum EmailAddress {
    /// Bytes (RFC 5321, section 4.5.3.1.3, without the angle brackets).
    package static let maximumLength = 254
    /// Bytes before the `@` (RFC 5321, section 4.5.3.1.1).
    package static let maximumLocalLength = 64

    /// Whether the text has the form that browsers ask of `<input type=email>` (HTML Standard, section 4.10.5.1.5,
    /// “valid email address”), within the lengths of RFC 5321 and with a dot in the domain.
    ///
    /// That form is ASCII: a domain of another script has to come in its `xn--` form, and a local part of another
    /// script (RFC 6531) is refused, as browsers refuse it. Quoted local parts and addresses in brackets are refused.
    /// Whether anybody reads what is sent there, no form tells.
    package static func isWellFormed(_ text: String) -> Bool {
        guard text.utf8.count <= maximumLength else { return false }
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2 else { return false }
        let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return (1...maximumLocalLength).contains(parts[0].count) && parts[0].allSatisfy(isAtomText)
            && labels.count >= 2 && labels.allSatisfy(isLabel)
    }

    /// 1 to 63 letters, digits and hyphens, with no hyphen at either end (RFC 1034, section 3.5).
    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        guard let first = label.first, let last = label.last, label.count <= 63 else { return false }
        return isAlphanumeric(first) && isAlphanumeric(last)
            && label.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }

    /// RFC 5322, section 3.2.3, and the dot.
    private static func isAtomText(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || atomSigns.contains(byte)
    }

    private static let atomSigns = Array(".!#$%&'*+/=?^_`{|}~-".utf8)

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
    }
}
