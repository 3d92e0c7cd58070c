/// What has a web address of its own on the site.
package enum AddressedKind: String, Sendable, CaseIterable {
    case article, section, tag, topic, author, gallery, collection
}

/// A thing as far as its web address tells of it.
package struct AddressedThing: Hashable, Sendable {
    package var kind: AddressedKind
    package var id: Int64
    package var slug: String
    /// The slug of an article's section; empty for all others.
    package var section: String
    /// Nil for what is in no language.
    package var language: LanguageTag?
    /// When an article was published; of a draft, when it was last changed.
    package var date: Timestamp?

    package init(
        _ kind: AddressedKind,
        id: Int64,
        slug: String,
        section: String = "",
        language: LanguageTag? = nil,
        date: Timestamp? = nil
    ) {
        self.kind = kind
        self.id = id
        self.slug = slug
        self.section = section
        self.language = language
        self.date = date
    }
}

extension ArticleSummary {
    /// As its web address tells of it.
    package var addressed: AddressedThing {
        AddressedThing(
            .article,
            id: id,
            slug: slug,
            section: section.slug,
            language: language,
            date: publishedAt ?? updatedAt
        )
    }
}

extension Section {
    /// As its web address tells of it.
    package var addressed: AddressedThing { AddressedThing(.section, id: id, slug: slug) }
}

extension Tag {
    /// As its web address tells of it.
    package var addressed: AddressedThing { AddressedThing(.tag, id: id, slug: slug) }
}

extension TopicSummary {
    /// As its web address tells of it.
    package var addressed: AddressedThing { AddressedThing(.topic, id: id, slug: slug, language: language) }
}

extension Author {
    /// As its web address tells of it.
    package var addressed: AddressedThing { AddressedThing(.author, id: id, slug: slug) }
}

extension Gallery {
    /// As its web address tells of it.
    package var addressed: AddressedThing { AddressedThing(.gallery, id: id, slug: slug, language: language) }
}

extension PickCollection {
    /// As its web address tells of it.
    package var addressed: AddressedThing { AddressedThing(.collection, id: id, slug: slug) }
}
