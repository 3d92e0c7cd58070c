package import NewsDomain

extension Shape where Value == RemovedPart {
    /// A sort of thing that was taken out of a text.
    static let removedPart = Shape([
        .string("kind") { $0.kind },
        .string("name") { $0.name },
        .integer("count") { $0.count },
    ])
}

extension Shape where Value == MissingReference {
    /// What an earlier revision named, and is no more.
    static let missingReference = Shape([
        .string("field") { $0.field.jsonName },
        .custom("id") { $1.integer($0.id) },
        .string("name") { $0.name },
    ])
}

extension Shape where Value == RelatedLists {
    /// An article's curated lists.
    package static let relatedLists = Shape([
        .list("articles", .summary) { $0.articles },
        .list("excluded", .summary) { $0.excluded },
    ])
}

extension Shape where Value == RevisionSummary {
    /// A revision in a list.
    package static let revisionSummary = Shape([
        .integer("number") { $0.number },
        .timestamp("at") { $0.at },
        .string("by") { $0.actor },
        .strings("changed") { $0.fields.map(\.jsonName) },
    ])
}

extension Shape where Value == Revision {
    /// A revision with what it changed.
    package static let revision = Shape([
        .integer("number") { $0.number },
        .timestamp("at") { $0.at },
        .string("by") { $0.actor },
        .list("changes", .fieldChange) { $0.changes },
    ])
}

extension Shape where Value == FieldChange {
    /// What became of one field.
    static let fieldChange = Shape([
        .string("field") { $0.field.jsonName },
        .custom("before") { $0.before.write(to: &$1) },
        .custom("after") { $0.after.write(to: &$1) },
    ])
}

extension ArticleField {
    /// The member of an article that holds it.
    fileprivate var jsonName: String {
        self == .canonicalURL ? "canonicalUrl" : rawValue
    }
}

extension FieldValue {
    /// Writes the value as the article's member has it when it is written; an image as its id.
    fileprivate func write(to json: inout JSONWriter) {
        switch self {
        case .none: json.null()
        case .text(let text): json.string(text)
        case .flag(let flag): json.boolean(flag)
        case .moment(let moment): json.timestamp(moment)
        case .id(let id): json.integer(id)
        case .names(let names): json.array(names) { $0.string($1) }
        case .corrections(let corrections):
            json.array(corrections) { Shape<Correction>.correction.write($1, to: &$0) }
        case .source(let source): Shape<ArticleSource>.source.write(source, to: &json)
        }
    }
}

/// What became of one operation of a batch, as it would have been answered alone.
package struct BatchResult: Sendable {
    package var status: Int
    package var headers: [(name: String, value: String)]
    /// JSON; empty where there is none.
    package var body: [UInt8]

    package init(status: Int, headers: [(name: String, value: String)], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

extension Shape where Value == BatchResult {
    /// What became of one operation of a batch.
    package static let batchResult = Shape([
        .integer("status") { $0.status },
        .custom("headers") { result, json in
            json.object { json in
                for header in result.headers {
                    json.key(JSONKey(header.name))
                    json.string(header.value)
                }
            }
        },
        .custom("body") { result, json in
            if result.body.isEmpty { json.null() } else { json.raw(result.body) }
        },
    ])
}
