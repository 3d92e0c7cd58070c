internal import Foundation
internal import GRDB
internal import NewsDomain

extension ChangeScope {
    /// As the log keeps it: lists of texts by kind.
    var stored: String {
        var lists: [String] = []
        for (kind, ids) in [("section", sections), ("tag", tags), ("topic", topics), ("author", authors)]
        where !ids.isEmpty {
            lists.append("\"\(kind)\":[\(ids.map { "\"\($0)\"" }.joined(separator: ","))]")
        }
        // A language tag needs no escaping.
        if !languages.isEmpty {
            lists.append("\"language\":[\(languages.map { "\"\($0.text)\"" }.joined(separator: ","))]")
        }
        return "{\(lists.joined(separator: ","))}"
    }

    /// What the log has kept; nothing where that cannot be read.
    init(stored: String) {
        self.init()
        guard let lists = try? JSONDecoder().decode([String: [String]].self, from: Data(stored.utf8)) else { return }
        sections = lists["section", default: []].compactMap { Int64($0) }
        tags = lists["tag", default: []].compactMap { Int64($0) }
        topics = lists["topic", default: []].compactMap { Int64($0) }
        authors = lists["author", default: []].compactMap { Int64($0) }
        languages = lists["language", default: []].compactMap { LanguageTag($0) }
    }
}

extension ArticleFields {
    /// Where these fields put the article. Topics of its text aside: they are tied by other rows.
    var scope: ChangeScope {
        var scope = ChangeScope()
        if section > 0 { scope.sections = [section] }
        scope.tags = tags
        scope.topics = topics
        scope.authors = authors
        scope.languages = [language]
        return scope
    }
}

extension Database {
    /// Where an article with these fields is, by its topics of the text, too.
    func scope(ofArticle id: Int64, _ fields: ArticleFields) throws -> ChangeScope {
        var scope = fields.scope
        scope.topics = try lookUpAll("SELECT topicId FROM article_topic WHERE articleId = ?", id) { $0.next() }
        return scope
    }
}
