package import NewsDomain

/// The list of all pages as sitemaps.org has it (protocol 0.9): an index, and the files that it names.
package enum SitemapWriter {
    private static let namespace: XMLWriter.Attributes = ["xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"]

    /// The path of a part's file: `/sitemaps/articles-1.xml`.
    package static func path(of part: SitemapPart) -> String {
        "/sitemaps/\(part.kind.plural)-\(part.number).xml"
    }

    /// The part whose file is called so; nil where no part's is.
    package static func part(fileName: String) -> SitemapPart? {
        for kind in SitemapKind.allCases {
            guard fileName.hasPrefix(kind.plural + "-"), fileName.hasSuffix(".xml") else { continue }
            let digits = fileName.dropFirst(kind.plural.count + 1).dropLast(4)
            // The number as we write it and no other: a file has one address.
            guard let number = Int64(digits), String(number) == digits else { return nil }
            return SitemapPart(kind, number: number)
        }
        return nil
    }

    /// The index over the parts.
    package static func index(of parts: [ListedSitemapPart], _ addresses: AbsoluteAddresses) -> [UInt8] {
        var xml = XMLWriter(capacity: 512 + parts.count * 160)
        xml.element("sitemapindex", namespace) { xml in
            for listed in parts {
                xml.element("sitemap") { xml in
                    xml.element("loc", text: addresses.service(path(of: listed.part)))
                    xml.element("lastmod", text: listed.lastModified?.rfc3339)
                }
            }
        }
        return xml.finish()
    }

    /// The file of a part's pages.
    package static func file(of pages: [SitemapPage], _ addresses: AbsoluteAddresses) -> [UInt8] {
        var xml = XMLWriter(capacity: 512 + pages.count * 160)
        xml.element("urlset", namespace) { xml in
            for page in pages {
                xml.element("url") { xml in
                    xml.element("loc", text: addresses.url(of: page.thing))
                    xml.element("lastmod", text: page.lastModified?.rfc3339)
                }
            }
        }
        return xml.finish()
    }
}

extension SitemapKind {
    fileprivate var plural: String { self == .gallery ? "galleries" : "\(rawValue)s" }
}
