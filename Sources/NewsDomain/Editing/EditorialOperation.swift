/// One thing that an editor does.
package enum EditorialOperation: Sendable {
    case article(ArticleOperation)
    case catalogue(CatalogueOperation)

    /// The most operations that go into one transaction.
    package static let maximumBatch = 50
}

/// What editors do to articles.
package enum ArticleOperation: Sendable {
    case create(ArticleChange)
    case change(ResourceReference, ArticleChange, VersionCondition)
    /// What is told by ``ArticleRemoval``: withdraws what readers have seen, puts into the trash what none of them has.
    case remove(ResourceReference, VersionCondition)
    /// Takes out of the trash what was put there: a draft again, under its own slug where that is free.
    case recover(ResourceReference, VersionCondition)
    /// Brings back what an earlier revision said, with what has become of the things that it names. Slug, status, time of
    /// publication and corrections stay. `clean` makes the plain text of the HTML that was kept.
    case restore(ResourceReference, revision: Int, VersionCondition, clean: @Sendable (_ html: String) -> Body)
    /// The lists are part of the article: its version is theirs.
    case setRelated(ResourceReference, RelatedSelection, VersionCondition)
}

/// What editors do to everything else. Conditions are on the version of what is changed, deleted or merged away.
package enum CatalogueOperation: Sendable {
    case create(CatalogueChange)
    case change(CatalogueItem, CatalogueChange, VersionCondition)
    /// Deletes what is not in use; what is gets `replacement` in its place everywhere, where one is named. The name of
    /// what was replaced stays known as a former one of the replacement.
    case delete(CatalogueItem, replacement: ResourceReference?, VersionCondition)
    /// Puts another thing of the kind in its place everywhere, as deleting with a replacement does.
    case merge(CatalogueItem, into: ResourceReference, VersionCondition)
    /// The picks are part of the collection: its version is theirs.
    case setPicks(collection: ResourceReference, [Pick], VersionCondition)
}

/// Which versions of a thing a change may be made to.
package enum VersionCondition: Hashable, Sendable {
    case any
    case oneOf([Int])

    /// Whether the condition holds of a version.
    package func allows(_ version: Int) -> Bool {
        switch self {
        case .any: true
        case .oneOf(let versions): versions.contains(version)
        }
    }
}

/// What an operation came to: the thing as editors see it from then on.
package enum EditorialOutcome: Sendable {
    case article(Article)
    /// An article with an earlier content, and what of that could not be brought back.
    case restored(Article, missing: [MissingReference])
    /// With the version of the article.
    case related(RelatedLists, version: Int)
    case thing(CatalogueThing, version: Int)
    case removed
}

/// One thing of a catalogue, as editors see it.
package enum CatalogueThing: Sendable {
    case section(Section)
    case tag(Tag)
    case author(Author)
    case topic(TopicSummary)
    case gallery(Gallery)
    case collection(PickCollection)
    case media(Media)
}

/// What stands in an article's curated lists.
package struct RelatedLists: Sendable {
    /// In the editor's order, whatever their status.
    package var articles: [ArticleSummary]
    package var excluded: [ArticleSummary]

    package init(articles: [ArticleSummary], excluded: [ArticleSummary]) {
        self.articles = articles
        self.excluded = excluded
    }
}

/// Which of several operations could not be done, and why. None of them was.
package struct EditorialFailure: Error, Sendable {
    /// From 0.
    package var index: Int
    package var reason: NewsError

    package init(index: Int, reason: NewsError) {
        self.index = index
        self.reason = reason
    }
}
