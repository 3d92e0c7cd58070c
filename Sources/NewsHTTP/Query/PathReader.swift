internal import Hummingbird
internal import NewsDomain

extension NewsRequestContext {
    /// The segment of the path that stands for `{name}`, decoded.
    func segment(_ name: String) throws -> String {
        guard let raw = coreContext.parameters.get(name), let text = PercentEncoding.decode(raw) else {
            throw NewsError(.notFound, "There is no such \(name).")
        }
        return text
    }

    /// The article that `{article}` names: digits are an id, anything else a slug.
    func article() throws -> ArticleReference {
        let text = try segment("article")
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return .slug(text) }
        guard let id = Int64(text) else { throw NewsError(.notFound, "There is no such article.") }
        return .id(id)
    }
}
