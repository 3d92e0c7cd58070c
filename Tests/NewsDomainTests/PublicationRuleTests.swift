import NewsDomain
import NewsTestSupport
import Testing

/// Who sees what of an article when, and what may follow which state.
@Suite struct PublicationRuleTests {
    private static let now = Timestamp(seconds: 1_800_000_000)
    private static let before = Timestamp(seconds: 1_700_000_000)
    private static let later = Timestamp(seconds: 1_900_000_000)

    @Test(arguments: [
        (Publication(.draft, publishedAt: nil), NewsError.Code?.some(.notFound)),
        (.init(.draft, publishedAt: before), .notFound),
        (.init(.published, publishedAt: later), .notFound), (.init(.published, publishedAt: now), nil),
        (.init(.published, publishedAt: before), nil), (.init(.withdrawn, publishedAt: before), .gone),
        (.init(.withdrawn, publishedAt: later), .notFound), (.init(.withdrawn, publishedAt: nil), .notFound),
    ])
    func readersAreTold(of publication: Publication, _ code: NewsError.Code?) {
        do {
            try publication.requireLive(at: Self.now)
            #expect(code == nil)
        } catch {
            #expect((error as? NewsError)?.code == code)
        }
        #expect(publication.isLive(at: Self.now) == (code == nil))
    }

    @Test(arguments: [
        (Publication(.draft, publishedAt: before), false, EditorialStatus.draft),
        (.init(.published, publishedAt: now), true, .published),
        (.init(.published, publishedAt: later), false, .scheduled),
        (.init(.withdrawn, publishedAt: before), true, .withdrawn),
    ])
    func editorsAreTold(of publication: Publication, wasPublished: Bool, status: EditorialStatus) {
        #expect(publication.wasPublished(by: Self.now) == wasPublished)
        #expect(EditorialStatus(publication, isTrashed: false, at: Self.now) == status)
        #expect(EditorialStatus(publication, isTrashed: true, at: Self.now) == .trashed)
    }

    @Test(arguments: [
        (Publication(.draft, publishedAt: nil), false, ArticleRemoval.trash),
        (.init(.draft, publishedAt: nil), true, .withdraw),
        (.init(.published, publishedAt: later), false, .trash),
        (.init(.published, publishedAt: before), false, .withdraw),
        (.init(.withdrawn, publishedAt: before), true, .nothing),
    ])
    func whatIsDeleted(_ publication: Publication, hasReaders: Bool, becomes removal: ArticleRemoval) {
        #expect(ArticleRemoval(publication, hasReaders: hasReaders, at: Self.now) == removal)
    }

    /// A state, what is asked of it, what it becomes, and the rule that is broken.
    private struct Case: Sendable {
        var state: (ArticleStatus, Timestamp?)
        var asked: (EditorialStatus?, Timestamp??)
        var after: (ArticleStatus, Timestamp?)
        var broken: [PublicationChange.Violation] = []

        init(
            _ state: (ArticleStatus, Timestamp?),
            _ asked: (EditorialStatus?, Timestamp??),
            _ after: (ArticleStatus, Timestamp?),
            _ broken: PublicationChange.Violation...
        ) {
            (self.state, self.asked, self.after, self.broken) = (state, asked, after, broken)
        }
    }

    private static let cases = [
        // Nothing is asked for: nothing happens.
        Case((.published, before), (nil, nil), (.published, before)),
        Case((.draft, nil), (nil, .some(later)), (.draft, later)),
        // Published without a moment is published now, also where it was to be later, and never again.
        Case((.draft, nil), (.published, nil), (.published, now)),
        Case((.draft, later), (.published, nil), (.published, now)),
        Case((.draft, before), (.published, nil), (.published, before)),
        Case((.published, later), (.published, .some(nil)), (.published, now)),
        Case((.draft, nil), (.published, .some(later)), (.published, later)),
        // What is scheduled lies ahead; what has come due meanwhile may be sent back as it was.
        Case((.draft, nil), (.scheduled, .some(later)), (.published, later)),
        Case((.draft, nil), (.scheduled, nil), (.published, nil), .liesNotAhead),
        Case((.draft, nil), (.scheduled, .some(now)), (.published, now), .liesNotAhead),
        Case((.published, before), (.scheduled, .some(before)), (.published, before)),
        Case((.published, before), (.scheduled, nil), (.published, before), .liesNotAhead),
        // Only what readers may have seen is withdrawn.
        Case((.published, before), (.withdrawn, nil), (.withdrawn, before)),
        Case((.withdrawn, before), (.withdrawn, nil), (.withdrawn, before)),
        Case((.draft, nil), (.withdrawn, nil), (.withdrawn, nil), .neverPublished),
        Case((.published, later), (.withdrawn, nil), (.withdrawn, later), .neverPublished),
        // Only a draft has no moment.
        Case((.published, before), (nil, .some(nil)), (.published, nil), .momentMissing),
        Case((.published, before), (.withdrawn, .some(nil)), (.withdrawn, nil), .momentMissing),
        Case((.published, before), (.draft, .some(nil)), (.draft, nil)),
        // The trash is no status that is given.
        Case((.draft, nil), (.trashed, nil), (.draft, nil)),
    ]

    @Test(arguments: cases.indices) func changesFollowTheRules(index: Int) {
        let it = Self.cases[index]
        let change = PublicationChange(to: it.asked.0, publishedAt: it.asked.1)
        let (after, broken) = change.applied(to: Publication(it.state.0, publishedAt: it.state.1), at: Self.now)
        #expect(after == Publication(it.after.0, publishedAt: it.after.1))
        #expect(broken == it.broken)
    }

    @Test func whatAChangeIsToReaders() {
        #expect(ChangeOperation(wasVisible: false, isVisible: true) == .create)
        #expect(ChangeOperation(wasVisible: true, isVisible: true) == .update)
        #expect(ChangeOperation(wasVisible: true, isVisible: false) == .delete)
        #expect(ChangeOperation(wasVisible: false, isVisible: false) == nil)
    }
}
