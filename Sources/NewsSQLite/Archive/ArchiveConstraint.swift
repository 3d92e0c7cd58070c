internal import GRDB
internal import NewsDomain

extension DatabaseError {
    /// Why a record of an archive broke a constraint, in words that follow “Line 12: ”.
    func words(about record: ArchiveRecord) -> String {
        let kind = ArchiveSchema.newsroom.kinds[record.kind]
        switch extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            return Self.repetition(of: columns, in: kind)
        case .SQLITE_CONSTRAINT_FOREIGNKEY: return "it refers to something that is not there"
        default: return "its values contradict each other or those of a record before it"
        }
    }

    /// The columns that a broken constraint names: “UNIQUE constraint failed: article_tag.articleId, article_tag.tagId”.
    private var columns: [(table: Substring, column: Substring)] {
        guard let message, let colon = message.firstRange(of: ": ") else { return [] }
        return message[colon.upperBound...].split(separator: ", ").compactMap { name in
            let parts = name.split(separator: ".")
            return parts.count == 2 ? (parts[0], parts[1]) : nil
        }
    }

    private static func repetition(of columns: [(table: Substring, column: Substring)], in kind: ArchiveKind) -> String
    {
        let part = kind.parts.first { part in columns.contains { $0.table == part.table } }
        // To whom the rows of a part belong is said by where they stand.
        let fields = (part?.fields ?? kind.fields).filter { field in columns.contains { $0.column == field.column } }
        let names = fields.map { "“\($0.name)”" }.joined(separator: " and ")
        let place = part.map { "in “\($0.name)”, " } ?? ""
        return fields.isEmpty ? "it stands there twice" : "\(place)\(names) stood there before"
    }
}
