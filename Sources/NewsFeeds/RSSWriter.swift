internal import NewsDomain

/// RSS 2.0 (RSS Advisory Board, 2.0.11) with the namespaces that readers know: content, Dublin Core, Media RSS 1.5.1 and Atom.
enum RSSWriter {
    static func document(of feed: Feed) -> [UInt8] {
        var xml = XMLWriter(capacity: feed.roughSize)
        xml.element("rss", namespaces) { xml in
            xml.element("channel") { xml in
                writeChannel(feed, &xml)
                for entry in feed.entries { xml.element("item") { writeItem(entry, &$0) } }
            }
        }
        return xml.finish()
    }

    private static let namespaces: XMLWriter.Attributes = [
        "version": "2.0",
        "xmlns:atom": "http://www.w3.org/2005/Atom",
        "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:media": "http://search.yahoo.com/mrss/",
    ]

    private static func writeChannel(_ feed: Feed, _ xml: inout XMLWriter) {
        xml.element("title", plain: feed.title)
        xml.element("link", text: feed.homeURL)
        xml.element("description", text: feed.description ?? feed.title)
        xml.element("language", text: feed.language.text)
        if !feed.entries.isEmpty { xml.element("lastBuildDate", text: feed.updatedAt.internetDate) }
        if let hub = feed.hub { xml.empty("atom:link", ["rel": "hub", "href": hub]) }
        if let address = feed.selfURL {
            xml.empty("atom:link", ["rel": "self", "type": "application/rss+xml", "href": address])
        }
    }

    private static func writeItem(_ entry: FeedEntry, _ xml: inout XMLWriter) {
        xml.element("title", plain: entry.title)
        xml.element("link", text: entry.url)
        xml.element("guid", ["isPermaLink": "false"], text: entry.id)
        xml.element("pubDate", text: entry.publishedAt.internetDate)
        for author in entry.authors { xml.element("dc:creator", text: author.name) }
        for category in entry.categories { xml.element("category", text: category.name) }
        // A description is HTML, and comes first: what has no summary is told by it alone.
        xml.element("description", text: entry.summary.map(FeedEntry.escaped) ?? entry.content)
        if entry.summary != nil { xml.element("content:encoded", text: entry.content) }
        if let image = entry.image { writeMedia(image, &xml) }
    }

    private static func writeMedia(_ media: Media, _ xml: inout XMLWriter) {
        let attributes: XMLWriter.Attributes = [
            "url": WebAddress.encoded(media.url),
            "medium": media.kind.rawValue,
            "type": media.mimeType,
            "width": media.width.map(String.init),
            "height": media.height.map(String.init),
            "fileSize": media.bytes.map(String.init),
            "duration": media.durationSeconds.map(String.init),
        ]
        xml.element("media:content", attributes) { xml in
            xml.element("media:title", ["type": "plain"], text: media.alt)
            xml.element("media:description", ["type": "plain"], text: media.caption)
            xml.element("media:credit", text: media.credit)
        }
    }
}

extension Feed {
    /// About how many bytes its document takes.
    var roughSize: Int {
        entries.reduce(4_096) { $0 + 2_048 + ($1.content?.utf8.count ?? 0) * 9 / 8 }
    }
}
