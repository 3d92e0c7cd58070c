internal import NewsDomain
internal import NewsImport

/// Records that are made here, as a source to import.
struct RecordsSource<Records: Sequence>: ImportSource where Records.Element == ImportRecord {
    let name: String
    let count: Int
    let records: Records

    mutating func prepare(notes: inout ImportNotes, heartbeat: @escaping (Int) throws -> Void) throws -> ImportPlan {
        ImportPlan(source: name, records: count)
    }

    mutating func read(notes: inout ImportNotes, take: @escaping (ImportRecord) throws -> Void) throws {
        for record in records { try take(record) }
    }
}
