import NewsDomain
import NewsImport
import Testing

/// What tells posts, terms and sites from each other.
struct WordPressIdentityTests {
    private func withoutID(_ item: String) -> String {
        item.replacing(/<wp:post_id>\d+<\/wp:post_id>/, with: "")
    }

    @Test func takesWhatHasNoID() throws {
        let items = [
            withoutID(WXR.item(id: 1, title: "By guid", more: "<guid>https://example.org/?p=11</guid>")),
            withoutID(WXR.item(id: 2, title: "By guid, too", more: "<guid>https://example.org/?p=12</guid>")),
            withoutID(WXR.item(id: 3, title: "By link", more: "<link>https://example.org/a</link>")),
            withoutID(WXR.item(id: 3, title: "By the same link", more: "<link>https://example.org/a</link>")),
            withoutID(WXR.item(id: 4, title: "By title", more: "<link></link>")),
            withoutID(
                WXR.attachment(5, url: "https://example.org/p.jpg", more: "<guid>https://example.org/p.jpg</guid>")
            ),
        ]
        let repository = InMemoryRepository()
        let first = try WXR(items: items).imported(into: repository).report
        #expect(first.tallies[.articles]?.created == 5 && first.tallies[.media]?.created == 1)
        #expect(Set(repository.articles.map(\.sourceID)).count == 5)
        let second = try WXR(items: items.reversed()).imported(into: repository).report
        #expect(second.changedNothing && second.tallies[.articles]?.unchanged == 5)
    }

    @Test func takesCommentsWithoutID() throws {
        let comments = (1...3).map { WXR.comment($0, text: "Comment \($0 % 2)") }.joined()
            .replacing(/<wp:comment_id>\d+<\/wp:comment_id>/, with: "")
        let (repository, report) = try WXR(items: [WXR.item(id: 1, more: comments)]).imported()
        #expect(repository.article(1)?.comments.map(\.text) == ["Comment 1", "Comment 0"])
        #expect(report.tallies[.comments]?.skipped == ["of an id that another one has": 1])
    }

    @Test func saysWhereNothingWasTaken() throws {
        let (_, report) = try WXR(items: [WXR.item(id: 1, type: "nav_menu_item")]).imported()
        #expect(report.tookNothing && report.text.hasPrefix("Nothing was imported"))
        #expect(try WXR(items: []).imported().report.tookNothing)
        #expect(try !WXR(items: [WXR.item(id: 1)]).imported().report.tookNothing)
    }

    @Test func termsOfOneSlugAreNotOne() throws {
        let terms = ["C++", "C#"].map { "<category domain=\"tag\"><![CDATA[\($0)]]></category>" }
        let nicenames = [("r_d", "R&amp;D"), ("r-d", "R. D."), ("%e2%98%80", "☀"), ("%e2%98%80%ef%b8%8f", "☀️")].map {
            "<category domain=\"post_tag\" nicename=\"\($0)\"><![CDATA[\($1)]]></category>"
        }
        let (repository, _) = try WXR(items: [
            WXR.item(id: 1, more: terms.joined()), WXR.item(id: 2, more: nicenames.joined()),
        ]).imported()
        #expect(Set(repository.tags.map(\.name)) == ["C++", "C#", "R&D", "R. D.", "☀", "☀️"])
        #expect(repository.article(1)?.tags.count == 2 && repository.article(2)?.tags.count == 4)
    }

    @Test func aCategoryAndATagOfOneNicenameAreTwoWhereTheirNamesDiffer() throws {
        let head = "<wp:tag><wp:tag_slug>iran</wp:tag_slug><wp:tag_name>Iran (team)</wp:tag_name></wp:tag>"
        func category(_ domain: String, _ nicename: String, _ name: String) -> String {
            "<category domain=\"\(domain)\" nicename=\"\(nicename)\">\(name)</category>"
        }
        let (repository, _) = try WXR(
            head: head,
            items: [
                WXR.item(id: 1, more: category("category", "world", "World") + category("category", "iran", "Iran")),
                WXR.item(
                    id: 2,
                    more: category("category", "world", "World") + category("post_tag", "iran", "Iran (team)")
                ),
            ]
        ).imported()
        #expect(Set(repository.tags.map(\.name)) == ["Iran", "Iran (team)"])
        #expect(repository.article(1)?.tags != repository.article(2)?.tags)
    }

    @Test(arguments: [
        "http://example.org", "https://www.example.org/", "HTTPS://EXAMPLE.org", "http://www.Example.org:80",
    ])
    func oneSiteIsOneSource(address: String) throws {
        let report = try WXR(site: address, items: [WXR.item(id: 1)]).imported().report
        #expect(report.source == "wordpress:https://example.org")
    }

    @Test func sitesInFoldersAndOnPortsAreOthers() {
        let names = [
            "https://e.org", "https://e.org/blog", "https://e.org:8080", "https://de.e.org", "https://e.org/Blog",
        ]
        .map(ImportSourceName.wordPress(site:))
        #expect(Set(names).count == 5)
        #expect(ImportSourceName.wordPress(site: "http://www.e.org/blog/") == names[1])
        #expect(ImportSourceName.wordPress(site: "www.com") == "wordpress:www.com")
    }

    @Test func namesOfEarlierVersionsAreKnown() {
        let spellings = ImportSourceName.spellings(of: ImportSourceName.wordPress(site: "http://www.e.org/news"))
        #expect(spellings.first == "wordpress:https://e.org/news" && spellings.count == 8)
        for name in ["http://www.e.org/news", "https://e.org/news/", "https://www.e.org/news"] {
            #expect(spellings.contains("wordpress:" + name))
        }
        #expect(ImportSourceName.spellings(of: "demo") == ["demo"])
    }

    @Test func theChannelsLinkIsTheSiteWhereNothingElseSaysIt() throws {
        let report = try WXR(site: nil, link: "http://paper.example/", items: [WXR.item(id: 1)]).imported().report
        #expect(report.source == "wordpress:https://paper.example")
        let message = try withFile(WXR(site: nil, link: "", items: [WXR.item(id: 1)]).text) { refusal(of: $0) }
        #expect(message?.contains("which site") == true)
    }
}
