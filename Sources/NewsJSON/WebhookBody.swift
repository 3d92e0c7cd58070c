package import NewsDomain

/// Writes what is sent to webhooks.
package enum WebhookBody {
    private static let type: JSONKey = "type"
    private static let timestamp: JSONKey = "timestamp"
    private static let contentType: JSONKey = "contentType"
    private static let contentID: JSONKey = "contentId"

    /// The body of the message about an event, at most ``WebhookMessage/maximumBody`` bytes of JSON.
    package static func bytes(_ event: ChangeEvent, _ format: WebhookFormat) -> [UInt8] {
        switch format {
        case .standard: standard(event)
        case .revalidate: revalidate(event)
        }
    }

    /// The body of a message that no change is behind, in either format.
    package static func test(_ format: WebhookFormat, at now: Timestamp) -> [UInt8] {
        switch format {
        case .standard: message("webhook.test", now, data: Array("{}".utf8))
        // What next-wp knows no kind of, it answers, and drops nothing.
        case .revalidate: revalidation("test", id: nil)
        }
    }

    /// `{type, timestamp, data}` (Standard Webhooks 1.0.0, “Payload structure”). Where the names of what is touched make it too
    /// long, the last ones of each kind are left out: ids and address say what to fetch.
    private static func standard(_ event: ChangeEvent) -> [UInt8] {
        var most = event.longestList
        while true {
            let body = message(event.name, event.change.at, data: EventWriter.data(event.naming(atMost: most)))
            if body.count <= WebhookMessage.maximumBody || most == 0 { return body }
            most /= 2
        }
    }

    private static func message(_ name: String, _ moment: Timestamp, data: [UInt8]) -> [UInt8] {
        var json = JSONWriter(capacity: data.count + 100)
        json.object { json in
            json.key(type)
            json.string(name)
            json.key(timestamp)
            json.timestamp(moment)
            json.key(PageWriter.data)
            json.raw(data)
        }
        return json.finish()
    }

    /// `{contentType, contentId}`, in the words of WordPress, which next-wp's `/api/revalidate` takes.
    private static func revalidate(_ event: ChangeEvent) -> [UInt8] {
        let id = event.change.kind == .comment ? event.article?.id : event.change.id
        return revalidation(event.change.kind.wordPressName, id: id)
    }

    private static func revalidation(_ kind: String, id: Int64?) -> [UInt8] {
        var json = JSONWriter(capacity: 100)
        json.object { json in
            json.key(contentType)
            json.string(kind)
            json.key(contentID)
            if let id { json.integer(id) } else { json.null() }
        }
        return json.finish()
    }
}

extension ChangeEvent {
    /// How many names the longest of its lists has.
    fileprivate var longestList: Int {
        [sections, tags, topics, authors, collections].map(\.count).max() ?? 0
    }

    /// The event with at most so many names of each kind.
    fileprivate func naming(atMost count: Int) -> ChangeEvent {
        var event = self
        event.sections = Array(sections.prefix(count))
        event.tags = Array(tags.prefix(count))
        event.topics = Array(topics.prefix(count))
        event.authors = Array(authors.prefix(count))
        event.collections = Array(collections.prefix(count))
        return event
    }
}

extension ChangeKind {
    /// What WordPress calls it; of what it does not have, our own word. What a comment changes is its article.
    fileprivate var wordPressName: String {
        switch self {
        case .article, .comment: "post"
        case .section: "category"
        default: rawValue
        }
    }
}
