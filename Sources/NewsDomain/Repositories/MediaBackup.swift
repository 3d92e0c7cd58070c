/// Has the files of media of a newsroom go with its copies, in a folder beside them that they share. Blocks the calling thread.
package protocol MediaBackup: Sendable {
    /// Copies what a copy of the newsroom names to beside that, as far as it is not there yet, and then calls `publish`: until that
    /// returns, nobody removes any of it. What is missing or damaged is told, and is no reason to have no copy.
    ///
    /// Throws ``NewsError/Code/unavailable`` where nothing can be written or there is no room, `CancellationError` where it was
    /// stopped, and what `publish` throws. What was copied stays: it is whole.
    func copy(
        _ files: any NamedFiles,
        beside copy: String,
        _ watch: BackupWatch,
        then publish: () throws -> Void
    ) throws -> MediaCopySummary

    /// Brings back what a copy of the newsroom names, as far as the newsroom lacks it. Throws as the other does.
    func restore(_ files: any NamedFiles, from copy: String, _ watch: BackupWatch) throws -> MediaCopySummary
}

/// The files of media that a newsroom names.
package protocol NamedFiles: Sendable {
    /// Calls `body` with each of them once, by their hashes. They are read as they are asked for: there may be millions.
    /// `prefix` is what the hashes begin with.
    ///
    /// Throws ``NewsError/Code/unavailable`` where they cannot be read, and what `body` throws.
    func visit(from prefix: String, _ body: (StoredFile) throws -> Void) throws
}

extension NamedFiles {
    /// Of all hashes.
    package func visit(_ body: (StoredFile) throws -> Void) throws { try visit(from: "", body) }
}

/// What copying files of media came to. Of a picture, that which was uploaded and that which is served are one.
package struct MediaCopySummary: Sendable, Hashable {
    /// How many are named.
    package var files = 0
    /// How many were copied.
    package var copied = 0
    /// Bytes of those.
    package var bytes: Int64 = 0
    /// How many could not be: they are missing or damaged where they were to be copied from.
    package var faulty = 0
    /// A sentence for each of the first ``most`` of these.
    package private(set) var faults: [String] = []

    /// How many are told by name.
    package static let most = 20

    package init() {}

    /// One more could not be copied.
    package mutating func note(fault: String) {
        faulty += 1
        if faults.count < Self.most { faults.append(fault) }
    }
}
