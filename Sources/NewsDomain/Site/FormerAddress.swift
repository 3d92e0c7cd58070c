internal import Foundation

/// Where something was on a site that it was imported from, in the one form in which such addresses are kept and looked
/// for: decoded, without upper case, without a `/` at the end, and of the query only what names a thing.
package struct FormerAddress: Hashable, Sendable {
    /// With the port, where it is not the usual one; nil for that of any site.
    package var host: String?
    /// `/2019/05/a-slug`, `/?p=123`.
    package var path: String

    /// The most characters of a path that are kept: the longest slugs within the longest patterns.
    package static let maximumLength = 1_000

    /// As they were kept.
    package init(host: String?, path: String) {
        self.host = host
        self.path = path
    }

    /// The form of an absolute address or of a path; nil where the text is neither, or says no more than which site it is.
    package init?(_ text: String) {
        guard let address = SiteAddress(text) else { return nil }
        self.init(address)
    }

    init?(_ address: SiteAddress) {
        host = address.host
        var path = address.path.lowercased().precomposedStringWithCanonicalMapping
        while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
        // WordPress knows posts by their numbers at its home page.
        if path == "/" || path == "/index.php", let id = address.query.lazy.compactMap({ Self.id($0) }).first {
            path = "/?p=\(id)"
        }
        guard path != "/", path.utf8.count <= Self.maximumLength else { return nil }
        self.path = path
    }

    /// The number of a post or page that a parameter names.
    private static func id(_ parameter: (name: String, value: String)) -> Int64? {
        guard ["p", "page_id"].contains(parameter.name), let id = Int64(parameter.value), id > 0 else { return nil }
        return id
    }
}

/// The parts of a web address, or of a path alone, that say which page it is of.
struct SiteAddress {
    /// In lower case and in ASCII, without the usual port; nil for a path alone.
    var host: String?
    /// Decoded, NFC; at least `/`.
    var path: String
    var query: [(name: String, value: String)]

    /// Nil where the text is neither an address of the web nor a path.
    init?(_ text: String) {
        var rest = text[...]
        let lead = text.prefix(8).lowercased()
        if let scheme = ["https://", "http://", "//"].first(where: { lead.hasPrefix($0) }) {
            let behind = text.dropFirst(scheme.count)
            let authority = behind.prefix { !"/?#".contains($0) }
            guard let host = Self.host(authority) else { return nil }
            self.host = host
            rest = behind[authority.endIndex...]
        } else {
            guard text.first == "/" || text.first == "?" else { return nil }
            host = nil
        }
        rest = rest.prefix { $0 != "#" }
        let path = rest.prefix { $0 != "?" }
        guard let decoded = PercentEncoding.decode(path) else { return nil }
        self.path = decoded.isEmpty ? "/" : decoded.precomposedStringWithCanonicalMapping
        query = rest[path.endIndex...].dropFirst().split(separator: "&")
            .compactMap { pair in
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts.count == 2, let name = PercentEncoding.decode(parts[0], plusIsSpace: true),
                    let value = PercentEncoding.decode(parts[1], plusIsSpace: true)
                else { return nil }
                return (name, value)
            }
    }

    /// The host and port of an authority; nil where there is none, or a user name, which misleads.
    private static func host(_ authority: Substring) -> String? {
        guard !authority.isEmpty, let parts = URLComponents(string: "http://\(authority)"), parts.user == nil,
            parts.password == nil, let host = parts.encodedHost?.lowercased(), !host.isEmpty
        else { return nil }
        guard let port = parts.port, port != 80, port != 443 else { return host }
        return "\(host):\(port)"
    }
}
