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
        ArticleReference(text: try segment("article"))
    }

    /// The comment that `{comment}` names.
    func comment() throws -> Int64 {
        guard let id = Int64(try segment("comment")), id > 0 else {
            throw NewsError(.notFound, "There is no such comment.")
        }
        return id
    }
}

extension ArticleReference {
    /// Digits are an id, anything else a slug; a number that is too long for an id names nothing.
    init(text: String) {
        let isNumber = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        self = isNumber ? .id(Int64(text) ?? 0) : .slug(text)
    }
}
