/// Where an import writes to.
package protocol ImportRepository: Sendable {
    /// Writes the records in their order in one transaction, and says what became of each, in the same order.
    ///
    /// A record that is unchanged since it was last imported from `source` is left as it is, whatever editors have done
    /// to it since. Writing is all or nothing: whatever is thrown, no record of the batch was written.
    /// With `dryRun` nothing is written and the outcomes are those that writing would have.
    ///
    /// Blocks the calling thread.
    func importBatch(_ records: [ImportRecord], from source: String, dryRun: Bool) throws -> [ImportOutcome]

    /// Ends an import: refreshes what is cheaper to work out once than per record. Safe to call again.
    func finishImport(from source: String) throws
}

/// What became of an imported record.
package enum ImportOutcome: Sendable, Equatable {
    case created
    case updated
    case unchanged
    /// The record was not taken, with the reason for the report.
    case skipped(reason: String)
}
