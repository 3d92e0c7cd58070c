/// The address of a page, which others in it may be relative to (RFC 3986, section 5.2).
///
/// What is made absolute keeps its dots (`/blog/../a.jpg`): whoever reads an address takes them out.
package struct BaseAddress: Sendable, Equatable {
    /// `https:`
    private let scheme: [UInt8]
    /// `https://example.org`
    private let origin: [UInt8]
    /// `https://example.org/blog/`
    private let folder: [UInt8]
    /// `https://example.org/blog/post`
    private let page: [UInt8]

    /// Nil where the text is no `http` or `https` address with a host.
    package init?(_ address: String) {
        let text = address.prefix { $0 != "?" && $0 != "#" }
        let lead = text.prefix(8).lowercased()
        guard let scheme = ["https:", "http:"].first(where: { lead.hasPrefix("\($0)//") }),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && !Array("<>\"\\^`{|}".utf8).contains($0) })
        else { return nil }
        let rest = text.dropFirst(scheme.count + 2)
        let host = rest.prefix { $0 != "/" }
        guard !host.isEmpty else { return nil }
        let path = rest[host.endIndex...]
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
        self.scheme = Array(scheme.utf8)
        origin = Array("\(scheme)//\(host)".utf8)
        self.folder = origin + Array(folder.utf8)
        page = path.isEmpty ? self.folder : origin + Array(path.utf8)
    }

    /// Calls `body` with what has to stand before an address to make it absolute; with nothing where it is absolute.
    func withLead(to url: Bytes, _ body: (Bytes) -> Void) {
        lead(to: url).withUnsafeBufferPointer(body)
    }

    private func lead(to url: Bytes) -> [UInt8] {
        if URLRules.scheme(of: url) != nil { return [] }
        let (first, second) = (url.first, url.count > 1 ? url[1] : 0)
        switch first {
        case UInt8(ascii: "/"), UInt8(ascii: "\\"):
            return second == UInt8(ascii: "/") || second == UInt8(ascii: "\\") ? scheme : origin
        case UInt8(ascii: "?"), UInt8(ascii: "#"): return page
        default: return folder
        }
    }
}
