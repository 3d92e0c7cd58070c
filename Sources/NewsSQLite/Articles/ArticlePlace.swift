internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func place(of query: ArticleQuery, at now: Timestamp) throws -> ArticlePlace {
        try read { db in
            var place = ArticlePlace()
            for filter in try db.filters(of: query, at: now) { place.add(filter) }
            place.languages = try query.languages.map(db.lookedUp)
            return place
        }
    }
}

extension ArticlePlace {
    fileprivate mutating func add(_ filter: ArticleFilter) {
        switch filter {
        case .section(let key), .sectionInLanguages(let key, _): section = key.id
        case .author(let key): author = key.id
        case .topic(let key): topic = key.id
        case .anyTag(let keys): tags.append(keys.map(\.id))
        // Languages are known by themselves.
        case .languages, .languageRanges: break
        }
    }
}
