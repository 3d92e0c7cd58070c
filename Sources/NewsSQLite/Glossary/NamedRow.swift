internal import GRDB
internal import NewsDomain

/// The columns of sections, tags and authors, with the one that counts their articles, and the tables they come from.
enum NamedRow {
    static func sectionColumns(_ count: String = "t.articleCount") -> String {
        "t.id, t.slug, t.name, t.description, t.position, \(count)"
    }

    static func tagColumns(_ count: String = "t.articleCount") -> String {
        "t.id, t.slug, t.name, \(count)"
    }

    static func authorColumns(_ count: String = "t.articleCount") -> String {
        "t.id, t.slug, t.name, t.biography, \(count), \(MediaRow.columns("m"))"
    }

    static let authorJoins = "LEFT JOIN media m ON m.id = t.pictureId"

    static func section(_ columns: inout ColumnReader) -> Section {
        Section(
            id: columns.next(),
            slug: columns.next(),
            name: columns.next(),
            description: columns.optional(),
            position: columns.next(),
            articleCount: columns.next()
        )
    }

    static func tag(_ columns: inout ColumnReader) -> Tag {
        Tag(id: columns.next(), slug: columns.next(), name: columns.next(), articleCount: columns.next())
    }

    static func author(_ columns: inout ColumnReader) -> Author {
        let (id, slug, name): (Int64, String, String) = (columns.next(), columns.next(), columns.next())
        let (biography, articleCount): (String?, Int) = (columns.optional(), columns.next())
        return Author(
            id: id,
            slug: slug,
            name: name,
            biography: biography,
            picture: MediaRow.read(&columns),
            articleCount: articleCount
        )
    }
}
