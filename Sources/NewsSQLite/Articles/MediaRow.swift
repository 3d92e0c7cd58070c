internal import GRDB
internal import NewsDomain

/// The columns of a medium in every statement that joins one.
enum MediaRow {
    /// The columns, of the table or alias `table`.
    static func columns(_ table: String) -> String {
        ["id", "kind", "url", "width", "height", "bytes", "mimeType", "durationSeconds", "alt", "caption", "credit"]
            .map { "\(table).\($0)" }
            .joined(separator: ", ")
    }

    private static let count = 11

    /// Reads the columns; nil where an outer join found no medium.
    static func read(_ columns: inout ColumnReader) -> Media? {
        guard let id: Int64 = columns.optional() else {
            columns.skip(count - 1)
            return nil
        }
        return Media(
            id: id,
            kind: MediaKind(rawValue: columns.next()) ?? .image,
            url: columns.next(),
            width: columns.optional(),
            height: columns.optional(),
            bytes: columns.optional(),
            mimeType: columns.optional(),
            durationSeconds: columns.optional(),
            alt: columns.optional(),
            caption: columns.optional(),
            credit: columns.optional()
        )
    }
}
