internal import Foundation

/// An absolute address of the web: `http` or `https`, with a host, and without what a header, an attribute or a person
/// could be misled by: white space, control characters, user names.
package struct WebAddress: Hashable, Sendable {
    package let text: String

    /// Bytes.
    package static let maximumLength = 2_048

    /// Nil where the text is none (RFC 3986, RFC 9110, section 4.2).
    package init?(_ text: String) {
        guard text.utf8.count <= Self.maximumLength,
            text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F && !Self.misleading.contains($0) }),
            let parts = URLComponents(string: text), ["http", "https"].contains(parts.scheme?.lowercased()),
            parts.host?.isEmpty == false, parts.user == nil, parts.password == nil
        else { return nil }
        self.text = text
    }

    /// What would end an attribute or an element where somebody forgets to escape it.
    private static let misleading: Set<Unicode.Scalar> = ["<", ">", "\"", "\\", "`", "{", "}", "|", "^"]
}
