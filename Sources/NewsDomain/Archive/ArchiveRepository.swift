/// What storage offers for moving a whole newsroom. Every method blocks the calling thread.
package protocol ArchiveRepository: Sendable {
    /// Hands out all records of one state of the newsroom, in the order of the schema's ``ArchiveSchema/kinds`` and within a kind by
    /// key. Keeps a bounded number of them in memory.
    func exportRecords(_ body: (ArchiveRecord) throws -> Void) throws

    /// What is in the newsroom, as far as archives go.
    func archiveState() throws -> ArchiveState
}

/// Where the records of an archive go while a newsroom is restored.
package protocol ArchiveDestination {
    /// Writes records, which follow those of the call before. Throws ``ArchiveContradiction`` where one cannot be.
    func write(_ records: [ArchiveRecord]) throws
}

/// What a newsroom knows of archives.
package enum ArchiveState: Sendable, Equatable {
    /// Nothing is in it but the collections that exist from the start.
    case empty
    /// An archive was restored into it.
    case restored(archive: String)
    /// It was filled in another way.
    case inUse
}

/// Why a record cannot stand beside those before it.
package struct ArchiveContradiction: Error, Equatable {
    /// Its place among the records that were to be written.
    package var record: Int
    /// In words that follow “Line 12: ”.
    package var detail: String

    package init(record: Int, detail: String) {
        self.record = record
        self.detail = detail
    }
}
