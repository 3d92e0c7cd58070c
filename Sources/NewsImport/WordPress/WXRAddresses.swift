internal import Foundation
internal import NewsDomain

/// Where a post was on its site: its permanent link, one that its editors chose, those by slugs that it had before, and the
/// address by its number that WordPress gave it first.
struct WXRAddresses {
    /// In this order, each once.
    private(set) var all: [FormerAddress] = []

    init(of item: WXRItem, site: String) {
        add(item.link)
        if let path = item.meta["custom_permalink"], !path.isEmpty {
            add(site + (path.hasPrefix("/") ? "" : "/") + path)
        }
        for slug in item.oldSlugs { add(item.link(withSlug: slug)) }
        add(item.guid)
    }

    private mutating func add(_ text: String?) {
        guard let address = text.flatMap(FormerAddress.init), address.host != nil, !all.contains(address) else {
            return
        }
        all.append(address)
    }
}

extension WXRItem {
    /// The link as it was when the post had another slug; nil where the link does not end in the slug.
    fileprivate func link(withSlug slug: String) -> String? {
        var lead = Substring(link)
        while lead.last == "/" { lead.removeLast() }
        let present = [name, name.removingPercentEncoding ?? name].first { !$0.isEmpty && lead.hasSuffix("/" + $0) }
        guard let present, !slug.isEmpty else { return nil }
        return lead.dropLast(present.count) + slug
    }
}
