internal import Foundation

/// What settings hold that no log and no terminal is to show: passwords in addresses, tokens in their queries, keys that stand
/// where the name of a file belongs. It is looked for in every value, whichever setting has it.
enum Secrecy {
    private static let hidden = "…"
    /// How keys and certificates in PEM begin (RFC 7468, section 2).
    private static let beginning = "-----BEGIN"

    /// Whether it is a key, or a certificate, and not the name of its file.
    static func isKey(_ text: String) -> Bool { text.contains(beginning) }

    /// Whether there may be a secret in what need not be a value of any kind.
    static func mayHoldSecret(_ text: String) -> Bool {
        text.contains("@") || isKey(text) || (text.contains("://") && text.contains("?"))
    }

    /// A value as it may be shown: user names and passwords, queries and keys hidden (RFC 3986, section 3), in one line.
    static func hiding(_ text: String) -> String {
        guard !isKey(text) else { return hidden }
        guard let slashes = text.range(of: "://") else { return withoutAddressee(text).inOneLine }
        let end = text[slashes.upperBound...].firstIndex { "/?#".contains($0) } ?? text.endIndex
        let host = withoutUser(text[slashes.upperBound..<end])
        let path = text[end...].prefix { $0 != "?" }
        let query = path.endIndex < text.endIndex ? "?" + hidden : ""
        return (text[..<slashes.upperBound] + host + path + query).inOneLine
    }

    private static func withoutUser(_ authority: Substring) -> String {
        guard let at = authority.lastIndex(of: "@") else { return String(authority) }
        return hidden + authority[at...]
    }

    /// `user:password@host`; what has an `@` alone is a path.
    private static func withoutAddressee(_ text: String) -> String {
        guard let at = text.lastIndex(of: "@"), text[..<at].contains(":") else { return text }
        return hidden + text[at...]
    }
}

extension String {
    /// Control characters as their numbers: whoever sets a value writes no lines of their own.
    fileprivate var inOneLine: String {
        unicodeScalars.reduce(into: "") { line, scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .format:
                line += "\\u{\(String(scalar.value, radix: 16))}"
            default: line.unicodeScalars.append(scalar)
            }
        }
    }
}
