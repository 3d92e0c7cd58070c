internal import NewsDomain

/// `robots.txt` (RFC 9309): where the sitemaps are, and what no crawler should ask for.
package enum RobotsWriter {
    /// Searches, and what addresses mean: there are as many as there are words, and nothing in them that is not elsewhere. All else stays allowed, since a
    /// crawler that runs a page's scripts has to read what they read.
    private static let disallowed = ["/v1/search", "/v1/resolve"]

    /// The text, for a service at these addresses.
    package static func text(_ addresses: AbsoluteAddresses) -> String {
        let lead = path(of: addresses.api ?? "")
        let lines =
            ["User-agent: *"]
            + disallowed.map { "Disallow: \(lead)\($0)" }
            + ["", "Sitemap: \(addresses.service("/sitemap.xml"))"]
            + ["Sitemap: \(addresses.service("/sitemap-news.xml"))"]
        return lines.joined(separator: "\n") + "\n"
    }

    /// What stands behind the host of an address: rules are of paths.
    private static func path(of address: String) -> Substring {
        guard let slashes = address.firstRange(of: "://") else { return "" }
        let behind = address[slashes.upperBound...]
        return behind[(behind.firstIndex(of: "/") ?? behind.endIndex)...]
    }
}
