package import NewsDomain

// Which feeds a hub is told of (WebSub, W3C, section 4: topics): those without parameters, and those of the articles that one
// filter chooses, by the present name of what it names. Of all other feeds there are as many as there are combinations of
// parameters: their readers ask for themselves whether something is new.

extension FeedAddress {
    /// The feeds that an event changes.
    package static func changed(by event: ChangeEvent) -> Set<FeedAddress> {
        switch event.change.kind {
        case .article: changed(byArticle: event)
        case .comment: [comments]
        case .ranking: [mostViewed]
        // The name of the site stands in all of them.
        case .site: main
        case .section, .tag, .topic, .author:
            AddressedKind(rawValue: event.change.kind.rawValue)
                .flatMap { kind in event.slug.map { [articles(of: kind, slug: $0)] } } ?? []
        case .media, .gallery, .collection: []
        }
    }

    private static func changed(byArticle event: ChangeEvent) -> Set<FeedAddress> {
        let named: [(AddressedKind, [ChangeEvent.NamedThing])] = [
            (.section, event.sections), (.tag, event.tags), (.topic, event.topics), (.author, event.authors),
        ]
        var feeds: Set<FeedAddress> = [articles]
        for (kind, things) in named { feeds.formUnion(things.map { articles(of: kind, slug: $0.slug) }) }
        // What is in pt-BR is among what is in pt.
        for language in event.scope.languages {
            feeds.formUnion(language.inPresentUse.levels.map { articles(in: $0) })
        }
        return feeds
    }
}
