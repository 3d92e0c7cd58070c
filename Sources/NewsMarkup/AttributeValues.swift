/// The tests of attribute values that are not addresses.
enum AttributeValues {
    /// What every identifier is given, so that none of them can stand for a property of a page's own objects.
    static let identifierPrefix: StaticString = "user-content-"

    /// The identifier without the prefix, if it is one: a letter, digit or `_`, then also `-`, `.`, `:`; letters of
    /// any script.
    static func identifier(_ value: Bytes) -> Bytes? {
        let value = withoutPrefix(value)
        guard let first = value.first, value.count <= 128 else { return nil }
        guard first.isAlphanumeric || first == UInt8(ascii: "_") || first >= 0x80 else { return nil }
        return value.allSatisfy(isIdentifierByte) ? value : nil
    }

    static func withoutPrefix(_ value: Bytes) -> Bytes {
        var value = value
        let prefix = Bytes(identifierPrefix)
        while value.starts(with: prefix) { value = value.slice(prefix.count..<value.count) }
        return value
    }

    /// The `language-…` among the classes, which tells what a piece of code is written in.
    static func codeLanguage(_ value: Bytes) -> Bytes? {
        value.split(whereSeparator: \.isSpace).lazy.map { Bytes(rebasing: $0) }.first { token in
            token.count <= 48 && token.count > 9 && token.starts(with: Bytes("language-"))
                && token.allSatisfy { $0.isAlphanumeric || Bytes("-_+#.").contains($0) }
        }
    }

    static func isLanguageTag(_ value: Bytes) -> Bool {
        guard let first = value.first, first.isLetter, value.count <= 35 else { return false }
        return value.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "-") }
    }

    static func isNatural(_ value: Bytes) -> Bool {
        !value.isEmpty && value.count <= 5 && value.allSatisfy(\.isDigit)
    }

    static func isInteger(_ value: Bytes) -> Bool {
        let digits = value.first == UInt8(ascii: "-") ? value.slice(1..<value.count) : value
        return !digits.isEmpty && digits.count <= 9 && digits.allSatisfy(\.isDigit)
    }

    /// Pixels or percent.
    static func isLength(_ value: Bytes) -> Bool {
        isNatural(value.last == UInt8(ascii: "%") ? value.slice(0..<value.count - 1) : value)
    }

    private static func isIdentifierByte(_ byte: UInt8) -> Bool {
        byte.isAlphanumeric || byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
    }
}
