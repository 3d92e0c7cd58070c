package import NewsDomain

extension Shape where Value == Change {
    /// An entry of the change log, for editors.
    package static let change = Shape([
        .custom("sequence") { $1.integer($0.sequence) },
        .timestamp("at") { $0.at },
        .string("type") { $0.kind.rawValue },
        .custom("id") { $1.integer($0.id) },
        .string("slug") { $0.slug },
        .string("name") { $0.name },
        .string("operation") { $0.operation.rawValue },
        .string("reason") { $0.reason?.rawValue },
        .custom("replacedBy") { change, json in
            if let id = change.replacement { json.integer(id) } else { json.null() }
        },
        .string("by") { $0.actor },
        .boolean("isPublic") { $0.isPublic },
    ])
}

extension Shape where Value == ChangeEvent {
    /// What followers are told of a change: the same for events and webhooks.
    static let event = Shape([
        .string("type") { $0.change.kind.rawValue },
        .custom("id") { $1.integer($0.change.id) },
        .string("slug") { $0.slug },
        .string("url") { $0.url },
        .integer("version") { $0.version },
        .timestamp("at") { $0.change.at },
        .string("reason") { $0.change.reason?.rawValue },
        .custom("replacedBy") { event, json in
            if let id = event.change.replacement { json.integer(id) } else { json.null() }
        },
        .object("article", .namedThing) { $0.article },
        .list("sections", .namedThing) { $0.sections },
        .list("tags", .namedThing) { $0.tags },
        .list("topics", .namedThing) { $0.topics },
        .list("authors", .namedThing) { $0.authors },
        .list("collections", .namedThing) { $0.collections },
    ])
}

extension Shape where Value == ChangeEvent.NamedThing {
    /// What names something, by both of its names.
    static let namedThing = Shape([
        .custom("id") { $1.integer($0.id) },
        .string("slug") { $0.slug },
    ])
}
