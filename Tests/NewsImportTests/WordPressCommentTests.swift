import NewsDomain
import NewsImport
import Testing

struct WordPressCommentTests {
    private func comments(_ comments: String...) throws -> ([ImportedComment], ImportReport) {
        let (repository, report) = try WXR(items: [WXR.item(id: 1, more: comments.joined())]).imported()
        return (try #require(repository.article(1)).comments, report)
    }

    @Test(arguments: [
        ("1", CommentStatus.approved), ("0", .pending), ("spam", .spam), ("trash", .deleted),
        ("post-trashed", .deleted),
        ("odd", .pending),
    ])
    func mapsStatus(approved: String, expected: CommentStatus) throws {
        #expect(try comments(WXR.comment(1, approved: approved)).0.first?.status == expected)
    }

    @Test func keepsNameTextAndDate() throws {
        let (all, _) = try comments(
            WXR.comment(1, type: "comment", text: "One\r\ntwo\n\nthree <b>bold</b> &amp; more"),
            WXR.comment(2, text: " plain\n\nparagraphs ", more: "")
        )
        #expect(all[0].name == "Ann & Bob")
        #expect(all[0].email == "ann@example.org")
        #expect(all[0].text == "One\ntwo\n\nthree bold & more")
        #expect(all[0].createdAt.rfc3339 == "2012-03-16T09:00:00Z")
        #expect(all[1].text == "plain\n\nparagraphs")
        #expect(all[1].createdAt.rfc3339 == "2012-03-15T08:00:00Z")
    }

    @Test func skipsWhatIsNoComment() throws {
        let (all, report) = try comments(
            WXR.comment(1, type: "pingback"),
            WXR.comment(2, type: "trackback"),
            WXR.comment(3, text: "  "),
            WXR.comment(4, type: "order_note"),
            WXR.comment(5),
            WXR.comment(5, text: "again")
        )
        #expect(all.map(\.sourceID) == ["comment:5"])
        #expect(report.tallies[.comments]?.created == 1)
        #expect(
            report.tallies[.comments]?.skipped == [
                "of type pingback": 1, "of type trackback": 1, "of type order_note": 1, "without a text": 1,
                "of an id that another one has": 1,
            ]
        )
    }

    @Test func putsParentsFirst() throws {
        let (all, _) = try comments(
            WXR.comment(3, parent: 2),
            WXR.comment(2, parent: 1),
            WXR.comment(1),
            WXR.comment(4, parent: 1),
            WXR.comment(5, parent: 77)
        )
        #expect(all.map(\.sourceID) == ["comment:1", "comment:2", "comment:3", "comment:4", "comment:5"])
        #expect(all.map(\.parent) == [nil, "comment:1", "comment:2", "comment:1", nil])
    }

    @Test func repliesToSkippedOnesMoveUp() throws {
        let (all, _) = try comments(
            WXR.comment(1),
            WXR.comment(2, parent: 1, type: "pingback"),
            WXR.comment(3, parent: 2),
            WXR.comment(4, type: "pingback"),
            WXR.comment(5, parent: 4)
        )
        #expect(all.map(\.parent) == [nil, "comment:1", nil])
    }

    @Test func breaksCircles() throws {
        let (all, _) = try comments(WXR.comment(1, parent: 2), WXR.comment(2, parent: 1), WXR.comment(3, parent: 3))
        #expect(all.count == 3)
        var seen: Set<String> = []
        for comment in all {
            #expect(comment.parent.map(seen.contains) ?? true)
            seen.insert(comment.sourceID)
        }
    }

    @Test func bearsDeepThreads() throws {
        let chain = (1...20_000).reversed().map { WXR.comment($0, parent: $0 - 1) }.joined()
        let (all, _) = try comments(chain)
        #expect(all.first?.sourceID == "comment:1")
        #expect(all.last?.sourceID == "comment:20000")
    }
}
