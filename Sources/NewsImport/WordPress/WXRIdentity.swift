internal import NewsDomain

/// What tells an item from all others of its site, in every export of it.
enum WXRIdentity: Hashable {
    case id(Int64)
    /// Of an item without an id, as other programs write them.
    case text(String)

    /// As a part of a record's id in its source.
    var text: String {
        switch self {
        case .id(let id): String(id)
        case .text(let text): text
        }
    }

    /// The id that others in the file refer to it by.
    var id: Int64? {
        if case .id(let id) = self { id } else { nil }
    }
}

extension WXRItem {
    /// The id where there is one, then the guid, the link with the slug, or the title with the date; nil where there is none of them.
    var identity: WXRIdentity? {
        if let id { return .id(id) }
        if !guid.isEmpty { return .text("guid:\(guid)") }
        // Who writes no ids writes the same link for several, such as `?p=None`.
        if !link.isEmpty { return .text("link:\(FormerAddress(link)?.path ?? link) \(name.isEmpty ? title : name)") }
        return title.isEmpty ? nil : .text("title:\(title) \(dateGMT.isEmpty ? pubDate : dateGMT)")
    }

    /// What a person finds it by: `post 12 “A title”`.
    var label: String {
        let number = id.map { " \($0)" } ?? ""
        return (type.isEmpty ? "item" : type) + number + (title.isEmpty ? "" : " “\(title.prefix(60))”")
    }
}

/// A set of items.
struct WXRIdentitySet {
    private var ids = IdentifierSet()
    private var texts: Set<String> = []

    /// Adds an item; false where it was there already.
    mutating func insert(_ identity: WXRIdentity) -> Bool {
        switch identity {
        case .id(let id): ids.insert(id)
        case .text(let text): texts.insert(text).inserted
        }
    }
}
