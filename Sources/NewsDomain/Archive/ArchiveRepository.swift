/// What storage offers for moving a whole newsroom. Every method blocks the calling thread.
package protocol ArchiveRepository: Sendable {
    /// Hands out all records of one state of the newsroom, in the order of ``ArchiveSchema/kinds`` and within a kind by
    /// key. Keeps a bounded number of them in memory.
    func exportRecords(_ body: (ArchiveRecord) throws -> Void) throws

    /// How far the newsroom is with an archive.
    func archiveState() throws -> ArchiveState

    /// Begins with an archive: from now on the newsroom is ``ArchiveState/importing(archive:lines:)``, and the
    /// collections that exist from the start make way for the archive's. Throws ``NewsError/Code/conflict`` where the
    /// newsroom is not empty.
    func beginArchive(_ archive: String) throws

    /// Writes records, and with them that the archive is done up to a line: both or neither. Records that contradict
    /// each other are ``NewsError/Code/conflict``.
    func importRecords(_ records: [ArchiveRecord], of archive: String, through line: Int) throws

    /// Works out what the archive does not hold, and notes that it was imported.
    func finishArchive(_ archive: String, lines: Int) throws
}

/// What a newsroom knows of archives.
package enum ArchiveState: Sendable, Equatable {
    /// Nothing is in it but the collections that exist from the start.
    case empty
    /// An archive is being imported, and done up to a line.
    case importing(archive: String, lines: Int)
    /// An archive was imported.
    case imported(archive: String)
    /// It was filled in another way.
    case inUse
}
