internal import GRDB
internal import NewsDomain

/// The columns of a medium in every statement that joins one.
enum MediaRow {
    private static let names = ["id"] + MediaFields.all.map(\.name)

    /// The columns, of the table or alias `table`.
    static func columns(_ table: String) -> String {
        names.map { "\(table).\($0)" }.joined(separator: ", ")
    }

    /// Reads the columns; nil where an outer join found no medium.
    static func read(_ columns: inout ColumnReader) -> Media? {
        guard let id: Int64 = columns.optional() else {
            columns.skip(names.count - 1)
            return nil
        }
        var media = Media(
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
        media.file = file(&columns, media.mimeType)
        if let x: Int = columns.optional() {
            media.focalPoint = FocalPoint(x: x, y: columns.next())
        } else {
            columns.skip(1)
        }
        return media
    }

    private static func file(_ columns: inout ColumnReader, _ mimeType: String?) -> Media.File? {
        guard let hash: String = columns.optional() else {
            columns.skip(2)
            return nil
        }
        let (frames, placeholder): (Int?, String?) = (columns.optional(), columns.optional())
        guard let hash = FileHash(hash), let type = mimeType.flatMap(MediaFileType.init(mimeType:)) else { return nil }
        return Media.File(hash: hash, type: type, isAnimated: (frames ?? 1) > 1, placeholder: placeholder)
    }
}
