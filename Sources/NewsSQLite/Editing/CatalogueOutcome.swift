internal import GRDB
internal import NewsDomain

extension Database {
    /// What a change of a thing of a catalogue came to: the thing as editors see it, at its version.
    func outcome(_ kind: CatalogueKind, _ id: Int64, at now: Timestamp) throws -> EditorialOutcome {
        .thing(try thing(kind, id, at: now), version: try version(of: kind, id))
    }

    private func thing(_ kind: CatalogueKind, _ id: Int64, at now: Timestamp) throws -> CatalogueThing {
        switch kind {
        case .section:
            return .section(
                try one(kind, id, "SELECT \(NamedRow.sectionColumns()) FROM section t") { NamedRow.section(&$0) }
            )
        case .tag:
            return .tag(try one(kind, id, "SELECT \(NamedRow.tagColumns()) FROM tag t") { NamedRow.tag(&$0) })
        case .author:
            let sql = "SELECT \(NamedRow.authorColumns()) FROM author t \(NamedRow.authorJoins)"
            return .author(try one(kind, id, sql) { NamedRow.author(&$0) })
        case .topic:
            let sql = "SELECT \(TopicRow.columns) FROM topic t \(TopicRow.joins)"
            var topics = [try one(kind, id, sql, [now.seconds]) { TopicRow.read(&$0) }]
            try loadNames(into: &topics)
            return .topic(topics[0])
        case .gallery: return .gallery(try editorialGallery(id))
        case .collection: return .collection(try editorialCollection(id, at: now))
        case .media: return .media(try media(id))
        }
    }

    private func one<Value>(
        _ kind: CatalogueKind,
        _ id: Int64,
        _ sql: String,
        _ arguments: StatementArguments = [],
        _ read: (inout ColumnReader) -> Value
    ) throws -> Value {
        guard let value = try firstRow("\(sql) WHERE t.id = ?", arguments + [id], read) else { throw kind.notFound }
        return value
    }
}
