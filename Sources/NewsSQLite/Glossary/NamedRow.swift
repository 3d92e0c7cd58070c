internal import GRDB
internal import NewsDomain

/// The columns of sections, tags and authors, and the tables they come from.
enum NamedRow {
    static let sectionColumns = "t.id, t.slug, t.name, t.description, t.position, t.articleCount"
    static let tagColumns = "t.id, t.slug, t.name, t.articleCount"
    static let authorColumns = "t.id, t.slug, t.name, t.biography, t.articleCount, \(MediaRow.columns("m"))"
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
