internal import NewsDomain
internal import NewsJSON

/// JSON Feed 1.1 (https://jsonfeed.org/version/1.1). What there is not is left out.
enum JSONFeedWriter {
    static func document(of feed: Feed) -> [UInt8] {
        var json = JSONWriter(capacity: feed.roughSize)
        json.object { json in
            json.member("version", "https://jsonfeed.org/version/1.1")
            json.member("title", feed.title)
            json.member("home_page_url", feed.homeURL)
            json.member("feed_url", feed.selfURL)
            json.member("description", feed.description)
            json.member("icon", feed.logo)
            json.member("language", feed.language.text)
            if let hub = feed.hub { writeHub(hub, &json) }
            json.key("items")
            json.array(feed.entries) { json, entry in json.object { writeItem(entry, &$0) } }
        }
        return json.finish()
    }

    private static func writeHub(_ hub: String, _ json: inout JSONWriter) {
        json.key("hubs")
        json.array([hub]) { json, hub in
            json.object { json in
                json.member("type", "WebSub")
                json.member("url", hub)
            }
        }
    }

    private static func writeItem(_ entry: FeedEntry, _ json: inout JSONWriter) {
        json.member("id", entry.id)
        json.member("url", entry.url)
        json.member("title", entry.title)
        json.member("summary", entry.summary)
        // An item has one of the two forms of content; one without a body is told by its summary.
        json.member("content_html", entry.content)
        if entry.content == nil { json.member("content_text", entry.summary ?? entry.title) }
        if entry.image?.kind == .image { json.member("image", entry.image.map { WebAddress.encoded($0.url) }) }
        json.key("date_published")
        json.timestamp(entry.publishedAt)
        json.key("date_modified")
        json.timestamp(entry.updatedAt)
        json.member("language", entry.language.text)
        writeAuthors(entry.authors, &json)
        if !entry.categories.isEmpty {
            json.key("tags")
            json.array(entry.categories) { $0.string($1.name) }
        }
        if let media = entry.image, media.kind != .image, let type = media.mimeType { write(media, type, &json) }
    }

    private static func writeAuthors(_ authors: [FeedPerson], _ json: inout JSONWriter) {
        guard !authors.isEmpty else { return }
        json.key("authors")
        json.array(authors) { json, author in
            json.object { json in
                json.member("name", author.name)
                json.member("url", author.url)
            }
        }
    }

    /// A film or a sound in the place of a picture.
    private static func write(_ media: Media, _ type: String, _ json: inout JSONWriter) {
        json.key("attachments")
        json.array([media]) { json, media in
            json.object { json in
                json.member("url", WebAddress.encoded(media.url))
                json.member("mime_type", type)
                if let bytes = media.bytes {
                    json.key("size_in_bytes")
                    json.integer(bytes)
                }
                if let seconds = media.durationSeconds {
                    json.key("duration_in_seconds")
                    json.integer(seconds)
                }
            }
        }
    }
}

extension JSONWriter {
    /// Writes a member; nothing where there is no value.
    fileprivate mutating func member(_ name: JSONKey, _ value: String?) {
        guard let value else { return }
        key(name)
        string(value)
    }
}
