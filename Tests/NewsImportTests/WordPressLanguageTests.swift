import NewsDomain
import NewsImport
import Testing

/// What plug-ins for several languages say of posts.
struct WordPressLanguageTests {
    private let persian = "<category domain=\"language\" nicename=\"fa\"><![CDATA[Persian]]></category>"

    private func languages(of items: [String], head: String = "", option: String? = nil) throws -> [String] {
        var options = WordPressOptions()
        options.language = option.flatMap(LanguageTag.init)
        return try WXR(language: "de-DE", head: head, items: items).imported(options).repository.articles
            .map(\.language.text)
    }

    @Test func readsTheTermOfPolylang() throws {
        #expect(try languages(of: [WXR.item(id: 1, more: persian), WXR.item(id: 2)]) == ["fa", "de-DE"])
    }

    @Test func takesTheLocaleOfALanguageThatIsCalledSomethingElse() throws {
        let head = """
            <wp:term><wp:term_id>7</wp:term_id><wp:term_taxonomy>language</wp:term_taxonomy><wp:term_slug>portugues</wp:term_slug>
            <wp:term_name>Português</wp:term_name><wp:term_description><![CDATA[a:3:{s:6:"locale";s:5:"pt_BR";s:3:"rtl";i:0;}]]>
            </wp:term_description></wp:term>
            """
        let term = "<category domain=\"language\" nicename=\"portugues\"><![CDATA[Português]]></category>"
        #expect(try languages(of: [WXR.item(id: 1, more: term)], head: head) == ["pt-BR"])
    }

    @Test(arguments: [("_wpml_import_language_code", "he", "he"), ("_locale", "en_GB", "en-GB")])
    func readsTheFieldsOfOthers(key: String, value: String, expected: String) throws {
        #expect(try languages(of: [WXR.item(id: 1, more: WXR.meta(key, value))]) == [expected])
    }

    @Test func anOptionIsForWhatSaysNone() throws {
        #expect(try languages(of: [WXR.item(id: 1, more: persian), WXR.item(id: 2)], option: "ckb") == ["fa", "ckb"])
    }

    @Test func tellsALanguageThatIsNone() throws {
        let term = "<category domain=\"language\" nicename=\"persian-site\"><![CDATA[P]]></category>"
        let (repository, report) = try WXR(items: [WXR.item(id: 1, title: "T", more: term)]).imported()
        #expect(repository.article(1)?.language.text == "en-US")
        #expect(report.losses.first?.what == "language \"persian-site\" is none, taken as en-US")
        #expect(report.losses.first?.item == "post 1 “T”")
        #expect(!report.warnings.keys.contains { $0.contains("taxonomy") })
    }

    @Test func galleriesAreInTheLanguageOfTheirPost() throws {
        let (repository, _) = try WXR(items: [
            WXR.item(id: 1, body: "[gallery ids=\"9\"]", more: persian), WXR.attachment(9, url: "https://e.org/a.jpg"),
        ]).imported()
        #expect(repository.galleries.first?.language.text == "fa")
    }
}
