internal import NewsDomain

/// Atom (RFC 4287).
enum AtomWriter {
    static func document(of feed: Feed) -> [UInt8] {
        var xml = XMLWriter(capacity: feed.roughSize)
        let attributes: XMLWriter.Attributes = [
            "xmlns": "http://www.w3.org/2005/Atom", "xml:lang": feed.language.text,
        ]
        xml.element("feed", attributes) { xml in
            writeFeed(feed, &xml)
            for entry in feed.entries { writeEntry(entry, of: feed, &xml) }
        }
        return xml.finish()
    }

    private static func writeFeed(_ feed: Feed, _ xml: inout XMLWriter) {
        xml.element("id", text: feed.id)
        xml.element("title", text: feed.title)
        xml.element("subtitle", text: feed.description)
        xml.element("updated", text: feed.updatedAt.rfc3339)
        // The author of what names none (section 4.1.1).
        xml.element("author") { $0.element("name", text: feed.siteName) }
        xml.element("logo", text: feed.logo)
        xml.empty("link", ["rel": "alternate", "type": "text/html", "href": feed.homeURL])
        if let hub = feed.hub { xml.empty("link", ["rel": "hub", "href": hub]) }
        if let address = feed.selfURL {
            xml.empty("link", ["rel": "self", "type": "application/atom+xml", "href": address])
        }
    }

    private static func writeEntry(_ entry: FeedEntry, of feed: Feed, _ xml: inout XMLWriter) {
        let language = entry.language == feed.language ? nil : entry.language.text
        xml.element("entry", ["xml:lang": language]) { xml in
            xml.element("id", text: entry.id)
            xml.element("title", text: entry.title)
            xml.empty("link", ["rel": "alternate", "type": "text/html", "href": entry.url])
            xml.element("published", text: entry.publishedAt.rfc3339)
            xml.element("updated", text: entry.updatedAt.rfc3339)
            for author in entry.authors { writeAuthor(author, &xml) }
            for category in entry.categories {
                xml.empty("category", ["term": category.slug, "label": category.name])
            }
            if let image = entry.image { writeEnclosure(image, &xml) }
            xml.element("summary", text: entry.summary)
            xml.element("content", ["type": "html"], text: entry.content)
        }
    }

    private static func writeAuthor(_ author: FeedPerson, _ xml: inout XMLWriter) {
        xml.element("author") { xml in
            xml.element("name", text: author.name)
            xml.element("uri", text: author.url)
        }
    }

    private static func writeEnclosure(_ media: Media, _ xml: inout XMLWriter) {
        let attributes: XMLWriter.Attributes = [
            "rel": "enclosure",
            "type": media.mimeType,
            "length": media.bytes.map(String.init),
            "title": media.alt,
            "href": WebAddress.encoded(media.url),
        ]
        xml.empty("link", attributes)
    }
}
