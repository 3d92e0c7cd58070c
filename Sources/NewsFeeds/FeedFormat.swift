/// The formats of feeds. The raw value is what an address ends with.
package enum FeedFormat: String, Sendable, CaseIterable {
    /// JSON Feed 1.1.
    case json
    /// RSS 2.0.
    case rss
    /// Atom (RFC 4287).
    case atom

    /// The media type, with the encoding where it is text.
    package var contentType: String {
        switch self {
        case .json: "application/feed+json; charset=utf-8"
        case .rss: "application/rss+xml; charset=utf-8"
        case .atom: "application/atom+xml; charset=utf-8"
        }
    }

    /// The bytes of a feed.
    package func document(of feed: Feed) -> [UInt8] {
        switch self {
        case .json: JSONFeedWriter.document(of: feed)
        case .rss: RSSWriter.document(of: feed)
        case .atom: AtomWriter.document(of: feed)
        }
    }
}
