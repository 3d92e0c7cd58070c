import NewsDomain
import NewsFeeds
import Testing

/// Which feeds a hub is told of.
struct FeedAddressTests {
    private func event(_ kind: ChangeKind, slug: String? = nil) -> ChangeEvent {
        let change = Change(sequence: 1, at: Timestamp(seconds: 0), kind: kind, id: 1, operation: .update)
        return ChangeEvent(change, slug: slug)
    }

    @Test func anArticleChangesEachFeedThatItIsIn() {
        var event = event(.article)
        event.sections = [.init(id: 1, slug: "news")]
        event.tags = [.init(id: 1, slug: "ebb & flow"), .init(id: 2, slug: "gezeiten-größe")]
        event.topics = [.init(id: 1, slug: "tide")]
        event.authors = [.init(id: 1, slug: "ada")]
        event.scope.languages = [LanguageTag(trusted: "pt-BR")]
        let paths = FeedAddress.changed(by: event).map { $0.path(.rss) }.sorted()
        #expect(
            paths == [
                "/feeds/articles.rss", "/feeds/articles.rss?author=ada", "/feeds/articles.rss?language=pt",
                "/feeds/articles.rss?language=pt-BR", "/feeds/articles.rss?section=news",
                "/feeds/articles.rss?tag=ebb%20%26%20flow", "/feeds/articles.rss?tag=gezeiten-gr%C3%B6%C3%9Fe",
                "/feeds/articles.rss?topic=tide",
            ]
        )
    }

    @Test func allElseChangesWhatItStandsIn() {
        #expect(FeedAddress.changed(by: event(.comment)) == [.comments])
        #expect(FeedAddress.changed(by: event(.ranking)) == [.mostViewed])
        #expect(FeedAddress.changed(by: event(.site)) == FeedAddress.main)
        #expect(FeedAddress.changed(by: event(.tag, slug: "tide")) == [.articles(of: .tag, slug: "tide")])
        for kind in [ChangeKind.media, .gallery, .collection, .section] {
            #expect(FeedAddress.changed(by: event(kind)).isEmpty, "\(kind)")
        }
    }
}
