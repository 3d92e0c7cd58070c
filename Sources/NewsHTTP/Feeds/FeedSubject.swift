internal import NewsDomain
internal import NewsFeeds

/// What a feed is of, beyond the site.
struct FeedSubject {
    /// Behind the name of the site in its title; nil for all articles.
    var title: String?
    /// The page that shows the same; nil for the front page.
    var page: AddressedThing?
    var language: LanguageTag?
    /// Whether a hub is told when it has changed.
    var isAnnounced: Bool

    /// A feed with a title at an address, of which a hub is told where it is told of that address.
    init(_ title: String?, at address: FeedAddress, announcedAt announced: FeedAddress?) {
        self.title = title
        isAnnounced = address == announced
    }
}

extension ArticleQuery {
    /// What its filters name, with the kinds of these.
    var named: [(kind: AddressedKind, reference: ResourceReference)] {
        let singles: [(AddressedKind, ResourceReference?)] = [(.section, section), (.topic, topic), (.author, author)]
        return singles.compactMap { kind, reference in reference.map { (kind, $0) } }
            + tags.joined().map { (.tag, $0) }
    }
}

extension ArticleSummary {
    /// What something that it is of is called; nil where it is not of that.
    func name(of thing: AddressedThing) -> String? {
        switch thing.kind {
        case .section: section.id == thing.id ? section.name : nil
        case .tag: tags.first { $0.id == thing.id }?.name
        case .author: authors.first { $0.id == thing.id }?.name
        case .topic: details?.topics.first { $0.topic.id == thing.id }?.topic.title
        case .article, .gallery, .collection: nil
        }
    }
}
