internal import NewsDomain
internal import NewsJSON

extension QueryReader {
    /// The parameters of a list of tags or authors.
    mutating func named() -> NamedQuery {
        var query = NamedQuery()
        query.prefix = one("q")
        query.order = choice("sort") ?? .name
        let order = query.order
        query.cursor = cursor { Cursor.named($0, order) }
        query.limit = limit()
        query.counts = flag("count") ?? false
        return query
    }

    /// The parameters of a list in the editor's order: sections, collections.
    mutating func positioned() -> NamedQuery {
        var query = NamedQuery()
        query.cursor = cursor { Cursor.named($0, .articles) }
        query.limit = limit()
        query.counts = flag("count") ?? false
        return query
    }
}
