internal import NewsDomain

/// What is to become of an item.
enum WXRDisposition {
    case article
    case attachment
    /// A reusable block, which is shown where posts hold it.
    case block
    /// Of Co-Authors Plus.
    case guestAuthor
    case skip(ImportKind, reason: String)

    init(_ item: WXRItem, includesPages: Bool) {
        guard item.identity != nil else {
            self = .skip(.others, reason: "it has no wp:post_id, guid, link or title")
            return
        }
        switch item.type {
        case "attachment":
            self = item.status == "trash" ? .skip(.media, reason: "in the trash") : .attachment
        case "wp_block" where item.status == "publish" && item.id != nil:
            self = .block
        case "guest-author":
            self = .guestAuthor
        case "post", "page":
            if item.type == "page" && !includesPages {
                self = .skip(.others, reason: "of type page (--include-pages takes them)")
            } else if item.status == "trash" && !item.wasPublished {
                self = .skip(.articles, reason: "in the trash and never published")
            } else {
                self = .article
            }
        case "":
            self = .skip(.others, reason: "without a type")
        default:
            self = .skip(.others, reason: "of type \(item.type)")
        }
    }
}

extension WXRItem {
    /// Whether a trashed item was in public before. WordPress notes the status it had; where an export lacks that, a
    /// date in UTC tells, which drafts do not have.
    var wasPublished: Bool {
        if let status = meta["_wp_trash_meta_status"] { return status == "publish" && moment != nil }
        return WXRDate.utc(dateGMT) != nil
    }

    /// When the item was or is to be published, by the best of its three dates.
    var moment: Timestamp? {
        WXRDate.utc(dateGMT) ?? WXRDate.rfc822(pubDate) ?? WXRDate.utc(date)
    }

    /// Whether only the local date is there, with no zone to it.
    var hasOnlyLocalDate: Bool {
        WXRDate.utc(dateGMT) == nil && WXRDate.rfc822(pubDate) == nil && WXRDate.utc(date) != nil
    }
}
