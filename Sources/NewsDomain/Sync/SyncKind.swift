/// A kind of thing that copies of the newsroom hold. What is referred to comes before what refers to it.
package enum SyncKind: String, Sendable, CaseIterable {
    case section, tag, author, topic, gallery, article, collection
}

/// Names one thing for good: ids are never given twice.
package struct SyncKey: Hashable, Sendable {
    package var kind: SyncKind
    package var id: Int64

    package init(_ kind: SyncKind, _ id: Int64) {
        self.kind = kind
        self.id = id
    }
}
