import NewsDomain
import NewsTestSupport
import Testing

struct RelatedScoringTests {
    private let now = FixedClock.start

    private func reference(_ slug: String) -> NamedReference {
        NamedReference(id: 1, slug: slug, name: slug)
    }

    @Test func rareTagsOutweighCommonOnes() {
        var scoring = RelatedScoring(publishedAt: now, articleCount: 1000)
        scoring.shareTag(1, at: now, reference("common"), count: 900)
        scoring.shareTag(2, at: now, reference("rare"), count: 3)
        scoring.shareSection(3, at: now, reference("news"))
        #expect(scoring.best(10).map(\.id) == [2, 3, 1])
    }

    @Test func closerInTimeComesFirstAndSaysSo() {
        var scoring = RelatedScoring(publishedAt: now, articleCount: 100)
        for (id, days) in [(1, 400), (2, 5), (3, -90)] as [(Int64, Int64)] {
            scoring.shareTag(id, at: now.advanced(by: -days * 86_400), reference("t"), count: 5)
        }
        let best = scoring.best(3)
        #expect(best.map(\.id) == [2, 3, 1])
        #expect(best[0].reasons == [.tag(reference("t")), .time])
        #expect(best[2].reasons == [.tag(reference("t"))])
    }

    @Test func wordsAreOneReason() {
        var scoring = RelatedScoring(publishedAt: now, articleCount: 1000)
        scoring.shareWord(1, at: now.advanced(by: -400 * 86_400), word: "dredger", count: 2)
        scoring.shareWord(1, at: now.advanced(by: -400 * 86_400), word: "silt", count: 4)
        #expect(scoring.best(1).first?.reasons == [.text(words: ["dredger", "silt"])])
    }

    @Test func ofTwoAlikeTheNewerComesFirst() {
        var scoring = RelatedScoring(publishedAt: now, articleCount: 10)
        scoring.shareSection(1, at: now, reference("n"))
        scoring.shareSection(2, at: now, reference("n"))
        #expect(scoring.best(2).map(\.id) == [2, 1])
    }
}
