internal import Foundation
internal import NewsDomain
internal import NewsMarkup

/// A category, tag or author as it is going to be a record.
struct WXRTerm: Hashable {
    /// What it is known by in its source: of a term the decoded nicename, of an author the login.
    var key: String
    var name: String
    /// Plain text, or nil.
    var description: String?
}

/// The names behind the categories and tags that items mention.
///
/// Items carry names too, but in old exports not always, and not the same ones.
struct WXRTerms {
    private var byKey: [String: [String: WXRTerm]] = [:]
    private var keyByName: [String: [String: String]] = [:]
    private var keyByID: [String: [Int64: String]] = [:]
    /// The taxonomy whose first term is the section.
    private let sectionTaxonomy: String
    /// The decoded nicenames of the terms that may be sections, in the order of the channels.
    private(set) var sectionOrder: [String] = []

    /// The section of what has no category.
    static let uncategorized = WXRTerm(key: "uncategorized", name: "Uncategorized")

    init(sectionTaxonomy: String) {
        self.sectionTaxonomy = sectionTaxonomy == "tag" ? "post_tag" : sectionTaxonomy
    }

    /// Adds the terms of a channel. The first of a nicename is the term.
    mutating func add(_ channel: WXRChannel) {
        for term in channel.terms {
            let name = Markup.plainText(term.name)
            let key = Self.key(nicename: term.slug, name: name)
            guard !key.isEmpty else { continue }
            if let id = term.id { keyByID[term.taxonomy, default: [:]][id] = key }
            guard byKey[term.taxonomy]?[key] == nil else { continue }
            let description = Markup.plainText(term.description)
            byKey[term.taxonomy, default: [:]][key] = WXRTerm(
                key: key,
                name: name.isEmpty ? key : name,
                description: description.isEmpty ? nil : description
            )
            keyByName[term.taxonomy, default: [:]][name] = key
            if term.taxonomy == sectionTaxonomy { sectionOrder.append(key) }
        }
    }

    /// The term of a taxonomy that the channels know by its nicename.
    func known(_ nicename: String, in taxonomy: String) -> WXRTerm? {
        byKey[taxonomy]?[Self.key(nicename: nicename, name: "")]
    }

    /// Whether anything is made of the terms of a taxonomy.
    func areRead(of taxonomy: String) -> Bool {
        ["category", "post_tag", "tag", "author", "language", sectionTaxonomy].contains(taxonomy)
    }

    /// The section of an item, and its tags in their order: the chosen main term, else the first, of the taxonomy of sections;
    /// its others, then its categories and tags.
    func terms(of item: WXRItem) -> (section: WXRTerm, tags: [WXRTerm]) {
        var sections = terms(of: item, in: sectionTaxonomy)
        if let main = mainTerm(of: item), let index = sections.firstIndex(where: { $0.key == main }) {
            sections.insert(sections.remove(at: index), at: 0)
        }
        let section = sections.isEmpty ? nil : sections.removeFirst()
        let own = sectionTaxonomy == "post_tag" ? [] : terms(of: item, in: "post_tag")
        if sectionTaxonomy != "category" { sections += terms(of: item, in: "category") }
        // A tag's own name goes before that of a category that is the same.
        var known = Set(own.map(\.key))
        let others = sections.map { tag($0) }.filter { known.insert($0.key).inserted }
        let tags = others + own
        return (section ?? byKey[sectionTaxonomy]?[Self.uncategorized.key] ?? Self.uncategorized, tags)
    }

    /// The `sourceID` of a section.
    func sourceID(section: WXRTerm) -> String { "\(sectionTaxonomy):\(section.key)" }

    /// The nicename of the term that its editors chose as the main one.
    private func mainTerm(of item: WXRItem) -> String? {
        for prefix in WXRItem.primaryTermPrefixes {
            guard let id = item.meta[prefix + sectionTaxonomy].flatMap({ Int64($0) }) else { continue }
            if let key = keyByID[sectionTaxonomy]?[id] { return key }
        }
        return nil
    }

    /// A term of another taxonomy as a tag. One of a tag's nicename is that tag, unless the tag is known to be called
    /// something else.
    private func tag(_ term: WXRTerm) -> WXRTerm {
        guard let other = byKey["post_tag"]?[term.key], other.name != term.name else { return term }
        return WXRTerm(key: "category:\(term.key)", name: term.name, description: term.description)
    }

    private func terms(of item: WXRItem, in taxonomy: String) -> [WXRTerm] {
        var found: [WXRTerm] = []
        // WXR 1.0 writes each category twice, the second time without attributes; older files only so.
        let attributed = item.categories.contains { $0.domain != nil }
        let named = Set(item.categories.filter { $0.nicename != nil }.map(\.name))
        for category in item.categories where category.nicename != nil || !named.contains(category.name) {
            let domain = attributed ? category.domain : "category"
            guard domain == taxonomy || (taxonomy == "post_tag" && domain == "tag") else { continue }
            let term = term(category, in: taxonomy)
            if !term.key.isEmpty, !found.contains(where: { $0.key == term.key }) { found.append(term) }
        }
        return found
    }

    private func term(_ category: WXRCategory, in taxonomy: String) -> WXRTerm {
        if let nicename = category.nicename, !nicename.isEmpty, let term = known(nicename, in: taxonomy) { return term }
        let name = Markup.plainText(category.name)
        if category.nicename == nil, let key = keyByName[taxonomy]?[name], let term = byKey[taxonomy]?[key] {
            return term
        }
        let key = Self.key(nicename: category.nicename ?? "", name: name)
        return WXRTerm(key: key, name: name.isEmpty ? key : name)
    }

    /// The nicename as text (`%d9%85` is `م`). Without one the name itself: C++ and C# would make one slug.
    private static func key(nicename: String, name: String) -> String {
        if nicename.isEmpty { return name }
        guard nicename.utf8.contains(UInt8(ascii: "%")) else { return nicename }
        return nicename.removingPercentEncoding ?? nicename
    }
}
