/// The kinds of things beside articles that editors keep.
package enum CatalogueKind: String, Sendable, CaseIterable {
    case section, tag, author, topic, gallery, collection, media

    /// When readers may know of a thing (docs/decisions/0015-what-readers-may-know.md).
    package enum Visibility: Sendable {
        case always
        /// While a live article has it.
        case withArticles
        /// From the moment of its own publication on.
        case fromPublication
    }

    package var visibility: Visibility {
        switch self {
        case .tag, .author: .withArticles
        case .gallery: .fromPublication
        case .section, .topic, .collection, .media: .always
        }
    }

    /// Whether another thing of the kind can take a thing's place.
    package var isReplaceable: Bool {
        self != .collection
    }

    /// What one of them is called in a sentence.
    package var noun: String {
        self == .media ? "media item" : rawValue
    }

    /// There is no thing of that name, or none that the caller may know of.
    package var notFound: NewsError { NewsError(.notFound, "There is no such \(noun).") }
}

/// Names one thing of a catalogue.
package struct CatalogueItem: Hashable, Sendable {
    package var kind: CatalogueKind
    package var reference: ResourceReference

    package init(_ kind: CatalogueKind, _ reference: ResourceReference) {
        self.kind = kind
        self.reference = reference
    }
}
