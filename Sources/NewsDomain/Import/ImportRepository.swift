/// Where an import writes to.
package protocol ImportRepository: Sendable {
    /// Writes the records in their order in one transaction, and says what became of each, in the same order.
    ///
    /// A field is changed only where the source changed it since the record was last imported from `source`, and editors
    /// did not: what they corrected or withdrew stays so. Writing is all or nothing: whatever is thrown, no record of the batch was written.
    /// With `dryRun` nothing is written and the outcomes are those that writing would have.
    ///
    /// Blocks the calling thread.
    func importBatch(_ records: [ImportRecord], from source: String, dryRun: Bool) throws -> [ImportOutcome]

    /// Does of `importBatch` what can be done while an earlier batch is still being written, on another thread, and
    /// returns the rest. Each rest is called once at most, in the order of the batches.
    ///
    /// Blocks the calling thread, as does what is returned.
    func prepareBatch(_ records: [ImportRecord], from source: String, dryRun: Bool) throws -> ImportStep

    /// Calls `body` with the `sourceID` of each media record that was imported from `source`, in no order. None where there is
    /// no newsroom yet.
    ///
    /// Blocks the calling thread.
    func forEachMedia(from source: String, _ body: (String) -> Void) throws

    /// Ends an import: refreshes what is cheaper to work out once than per record. Safe to call again.
    func finishImport(from source: String) throws
}

/// What is left to do of a batch once it is prepared, see ``ImportRepository/prepareBatch(_:from:dryRun:)``.
package typealias ImportStep = @Sendable () throws -> [ImportOutcome]

extension ImportRepository {
    /// A repository that keeps no media has none.
    package func forEachMedia(from source: String, _ body: (String) -> Void) throws {}

    /// A repository that has nothing to prepare does all of it at the end.
    package func prepareBatch(_ records: [ImportRecord], from source: String, dryRun: Bool) throws -> ImportStep {
        { try importBatch(records, from: source, dryRun: dryRun) }
    }
}

/// What became of an imported record.
package enum ImportOutcome: Sendable, Equatable {
    case created
    /// A thing of the very name was there already, and is what the record stands for from now on.
    case matched
    case updated
    case unchanged
    /// The source has changed these fields, and so have editors, whose stay. What else it changed was taken over.
    case kept(fields: [String])
    /// The record was not taken, with the reason for the report.
    case skipped(reason: String)
    /// The record could not be taken, although nothing here contradicts it: a failure of ours, with what it was.
    case failed(reason: String)
}
