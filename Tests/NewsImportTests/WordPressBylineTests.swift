import NewsDomain
import NewsImport
import Testing

/// Who is named under a post.
struct WordPressBylineTests {
    private func credit(_ nicename: String, _ name: String) -> String {
        "<category domain=\"author\" nicename=\"\(nicename)\"><![CDATA[\(name)]]></category>"
    }

    private func account(_ login: String, _ name: String, more: String = "") -> String {
        """
        <wp:author><wp:author_login><![CDATA[\(login)]]></wp:author_login>
        <wp:author_display_name><![CDATA[\(name)]]></wp:author_display_name>\(more)</wp:author>
        """
    }

    /// The names under each post.
    private func bylines(head: String = "", _ items: [String]) throws -> [[String]] {
        let repository = try WXR(head: head, items: items).imported().repository
        let names = Dictionary(uniqueKeysWithValues: repository.authors.map { ($0.sourceID, $0.name) })
        return repository.articles.map { $0.authors.map { names[$0] ?? "nobody" } }
    }

    @Test func coAuthorsGoBeforeWhoTypedItInInTheirOrder() throws {
        let head = account("jane", "The desk") + account("zoe.b", "Zoë Berg") + account("amir", "Amir Sol")
        let both = credit("cap-zoe-b", "zoe.b") + credit("cap-amir", "amir")
        #expect(
            try bylines(head: head, [WXR.item(id: 1, more: both), WXR.item(id: 2)]) == [
                ["Zoë Berg", "Amir Sol"], ["The desk"],
            ]
        )
    }

    @Test func guestAuthorsHaveTheirNamesFromTheirPosts() throws {
        let guest = WXR.item(
            id: 50,
            type: "guest-author",
            title: "ignored",
            more: WXR.meta("cap-user_login", "lina-o") + WXR.meta("cap-display_name", "Lina Óladóttir")
        )
        // Behind the post that names them.
        let items = [WXR.item(id: 1, more: credit("cap-lina-o", "lina-o")), guest]
        #expect(try bylines(items) == [["Lina Óladóttir"]])
    }

    @Test func aGuestAuthorThatStandsForAnAccountIsThatPerson() throws {
        let guest = WXR.item(
            id: 50,
            type: "guest-author",
            title: "Jane Orr",
            more: "<wp:post_name>cap-jane-orr</wp:post_name>" + WXR.meta("cap-linked_account", "jane")
        )
        let repository = try WXR(
            head: account("jane", "Jane Orr"),
            items: [WXR.item(id: 1, more: credit("cap-jane-orr", "jane-orr")), WXR.item(id: 2), guest]
        ).imported().repository
        #expect(repository.authors.map(\.sourceID) == ["author:jane"])
        #expect(repository.articles.allSatisfy { $0.authors == ["author:jane"] })
    }

    @Test func aTermSaysWhoItIsWhereNothingElseDoes() throws {
        let head = """
            <wp:term><wp:term_taxonomy>author</wp:term_taxonomy><wp:term_slug>cap-rf</wp:term_slug><wp:term_name>rf</wp:term_name>
            <wp:term_description><![CDATA[Rosa Fink Rosa Fink rf 12 rf@example.org]]></wp:term_description></wp:term>
            """
        let items = [WXR.item(id: 1, more: credit("cap-rf", "rf") + credit("cap-ola-lund", "Ola Lund"))]
        #expect(try bylines(head: head, items) == [["Rosa Fink", "Ola Lund"]])
    }

    @Test func oldExportsHaveOtherElements() throws {
        let head = account(
            "sam",
            "",
            more: "<wp:author_first_name>Sam</wp:author_first_name><wp:author_last_name>Roe</wp:author_last_name>"
        ).replacing("wp:author>", with: "wp:wp_author>")
        let items = [
            WXR.item(id: 1, more: "<dc:creator>sam</dc:creator>"),
            WXR.item(id: 2, more: "<dc:creator></dc:creator><author>kim@example.org (Kim Lee)</author>"),
        ]
        #expect(try bylines(head: head, items) == [["Sam Roe"], ["Kim Lee"]])
    }

    @Test func twoWhoseLoginsLookAlikeAreTwo() throws {
        let head = account("anna b", "Anna Bell") + account("anna-b", "Anna Brown") + account("Anna.B", "Anna Bo")
        let items = ["anna b", "anna-b", "Anna.B"].enumerated().map { index, login in
            WXR.item(id: index + 1, more: "<dc:creator><![CDATA[\(login)]]></dc:creator>")
        }
        #expect(try bylines(head: head, items) == [["Anna Bell"], ["Anna Brown"], ["Anna Bo"]])
    }
}
