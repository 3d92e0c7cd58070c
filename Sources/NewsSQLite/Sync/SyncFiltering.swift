internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func syncFilter(_ query: SyncFilterQuery, at now: Timestamp) throws -> SyncFilter {
        try read { db in
            var filter = SyncFilter()
            var faults: [Fault] = []
            func id(_ kind: CatalogueKind, _ name: ResourceReference) throws -> Int64? {
                let key = try db.visible(kind, name, at: now)
                if key == nil { faults.append(.unknown(kind, name)) }
                return key?.id
            }
            filter.section = try query.section.flatMap { try id(.section, $0) }
            filter.author = try query.author.flatMap { try id(.author, $0) }
            filter.topic = try query.topic.flatMap { try id(.topic, $0) }
            filter.tags = try query.tags.map { any in Set(try any.compactMap { try id(.tag, $0) }).sorted() }
            guard faults.isEmpty else {
                throw NewsError(.invalid, "A filter names something that does not exist.", faults: faults)
            }
            filter.languages = try query.languages.map { try db.lookedUp($0) }
            return filter.inOrder
        }
    }
}

extension SyncFilter {
    /// The same for all orders in which it can be said.
    fileprivate var inOrder: SyncFilter {
        var filter = self
        filter.tags = Set(tags).sorted { $0.lexicographicallyPrecedes($1) }
        return filter
    }

    /// The condition that an article `a` meets it, the language aside.
    var condition: (sql: String, arguments: StatementArguments) {
        var conditions = ["1"]
        var arguments: StatementArguments = []
        if let section {
            conditions.append("a.sectionId = ?")
            arguments += [section]
        }
        for (table, id) in [("author", author), ("topic", topic)] {
            guard let id else { continue }
            conditions.append("EXISTS (SELECT 1 FROM article_\(table) WHERE articleId = a.id AND \(table)Id = ?)")
            arguments += [id]
        }
        for any in tags {
            conditions.append(
                "EXISTS (SELECT 1 FROM article_tag WHERE articleId = a.id AND +tagId IN (\(placeholders(any.count))))"
            )
            arguments += StatementArguments(any)
        }
        return (conditions.joined(separator: " AND "), arguments)
    }
}

extension Database {
    /// Throws ``NewsError/Code/mustRefetch`` where the filter names what is no more: what took its place may have had
    /// articles before, of which no change tells.
    func check(_ filter: SyncFilter) throws {
        let tags = Set(filter.tags.joined())
        let named = [filter.section, filter.author, filter.topic].compactMap(\.self).count + tags.count
        let present = try lookUp(
            Self.presentSQL,
            filter.section ?? 0,
            filter.author ?? 0,
            filter.topic ?? 0,
            idList(tags.sorted())
        ) { $0.next() as Int }
        guard present == named else {
            throw NewsError.mustRefetch("Something that the filter names was deleted or merged into another.")
        }
    }

    private static let presentSQL = """
        SELECT (SELECT count(*) FROM section WHERE id = ?) + (SELECT count(*) FROM author WHERE id = ?)
            + (SELECT count(*) FROM topic WHERE id = ?)
            + (SELECT count(*) FROM json_each(?) j CROSS JOIN tag t ON t.id = j.value)
        """
}
