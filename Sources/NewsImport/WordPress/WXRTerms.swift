internal import Foundation
internal import NewsDomain
internal import NewsMarkup

/// A category, tag or author as it is going to be a record.
struct WXRTerm: Hashable {
    /// The decoded nicename or login: what it is known by.
    var key: String
    var name: String
    /// Plain text, or nil.
    var description: String?
}

/// The names behind the categories, tags and authors that items mention.
///
/// Items carry names too, but in old exports not always, and not the same ones.
struct WXRTerms {
    private var byKey: [String: [String: WXRTerm]] = [:]
    private var keyByName: [String: [String: String]] = [:]
    private var displayNames: [String: String] = [:]
    private var loginBySlug: [Slug: String] = [:]
    /// The decoded nicenames of the categories, in the file's order.
    private(set) var categoryOrder: [String] = []

    /// The section of what has no category.
    static let uncategorized = WXRTerm(key: "uncategorized", name: "Uncategorized")

    init(_ channel: WXRChannel) {
        for term in channel.terms {
            let name = Markup.plainText(term.name)
            let key = Self.key(nicename: term.slug, name: name)
            guard !key.isEmpty, byKey[term.taxonomy]?[key] == nil else { continue }
            let description = Markup.plainText(term.description)
            byKey[term.taxonomy, default: [:]][key] = WXRTerm(
                key: key,
                name: name.isEmpty ? key : name,
                description: description.isEmpty ? nil : description
            )
            keyByName[term.taxonomy, default: [:]][name] = key
            if term.taxonomy == "category" { categoryOrder.append(key) }
        }
        for author in channel.authors {
            displayNames[author.login] = Markup.plainText(author.displayName)
            if let slug = Slug(from: author.login) { loginBySlug[slug] = author.login }
        }
    }

    /// The section of an item, and its tags in their order: its first category and everything else.
    func terms(of item: WXRItem) -> (section: WXRTerm, tags: [WXRTerm]) {
        var categories = terms(of: item, in: "category")
        var tags = terms(of: item, in: "post_tag")
        guard !categories.isEmpty else {
            return (byKey["category"]?[Self.uncategorized.key] ?? Self.uncategorized, tags)
        }
        let section = categories.removeFirst()
        let known = Set(tags.map(\.key))
        tags = categories.filter { !known.contains($0.key) } + tags
        return (section, tags)
    }

    /// The author behind a login, as it was typed or but for case and stray characters; a login that the channel does
    /// not know is a name itself.
    func author(_ typed: String) -> WXRTerm? {
        guard !typed.isEmpty else { return nil }
        let login = displayNames[typed] == nil ? Slug(from: typed).flatMap { loginBySlug[$0] } ?? typed : typed
        let name = displayNames[login] ?? ""
        // A login may be an e-mail address, which is nobody's business.
        return WXRTerm(key: login, name: name.isEmpty ? String(login.prefix { $0 != "@" }) : name)
    }

    private func terms(of item: WXRItem, in taxonomy: String) -> [WXRTerm] {
        var found: [WXRTerm] = []
        // WXR 1.0 writes each category twice, the second time without attributes; older files only so.
        let attributed = item.categories.contains { $0.domain != nil }
        for category in item.categories {
            let domain = attributed ? category.domain : "category"
            guard domain == taxonomy || (taxonomy == "post_tag" && domain == "tag") else { continue }
            let term = term(category, in: taxonomy)
            if !term.key.isEmpty, !found.contains(where: { $0.key == term.key }) { found.append(term) }
        }
        return found
    }

    private func term(_ category: WXRCategory, in taxonomy: String) -> WXRTerm {
        if let nicename = category.nicename, !nicename.isEmpty,
            let term = byKey[taxonomy]?[Self.key(nicename: nicename, name: "")]
        {
            return term
        }
        let name = Markup.plainText(category.name)
        if category.nicename == nil, let key = keyByName[taxonomy]?[name], let term = byKey[taxonomy]?[key] {
            return term
        }
        let key = Self.key(nicename: category.nicename ?? "", name: name)
        return WXRTerm(key: key, name: name.isEmpty ? key : name)
    }

    /// The nicename as text (`%d9%85` is `م`), or one made from the name.
    private static func key(nicename: String, name: String) -> String {
        if nicename.isEmpty { return Slug(from: name)?.text ?? name }
        guard nicename.utf8.contains(UInt8(ascii: "%")) else { return nicename }
        return nicename.removingPercentEncoding ?? nicename
    }
}
