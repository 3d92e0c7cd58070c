internal import NewsDomain

/// What became of an import. Encodes to a stable JSON object.
package struct ImportReport: Codable, Sendable, Equatable {
    /// What became of the things of one kind.
    package struct Tally: Codable, Sendable, Equatable {
        package var created = 0
        /// How many were there already, by their names.
        package var matched = 0
        package var updated = 0
        package var unchanged = 0
        /// How many were not taken, by reason.
        package var skipped: [String: Int] = [:]
        /// How many could not be taken, by what went wrong.
        package var failed: [String: Int] = [:]

        package init() {}

        /// How many were taken, new or not.
        package var taken: Int { created + matched + updated + unchanged }
    }

    /// The name under which the records' ids are unique.
    package var source: String
    /// Whether nothing was written because nothing was to be.
    package var dryRun: Bool
    /// Whether the import was stopped before its end. The same command completes it.
    package var interrupted = false
    /// By kind. A comment is counted with what became of its article.
    package var tallies: [ImportKind: Tally] = [:]
    /// How often each warning was given.
    package var warnings: [String: Int] = [:]
    /// What was lost of which thing.
    package var losses: [ImportLoss] = []
    /// How many losses there were beyond those that are told.
    package var furtherLosses = 0

    package init(source: String, dryRun: Bool) {
        self.source = source
        self.dryRun = dryRun
    }

    /// Whether everything that was taken was there already, as it is.
    package var changedNothing: Bool {
        tallies.values.allSatisfy { $0.created == 0 && $0.updated == 0 }
    }

    /// Whether there was nothing to take: all of it was skipped, or the source is empty.
    package var tookNothing: Bool {
        tallies.values.allSatisfy { $0.taken == 0 }
    }

    /// Whether some of it could not be taken.
    package var hasFailures: Bool {
        tallies.values.contains { !$0.failed.isEmpty }
    }

    /// Counts what became of a record.
    mutating func count(_ record: ImportRecord, _ outcome: ImportOutcome) {
        count(record.kind, outcome)
        if case .article(let article) = record, !article.comments.isEmpty {
            count(.comments, outcome, times: article.comments.count)
        }
        tell(of: record, outcome)
    }

    /// Tells of what was not taken, or not whole, because of what is here.
    private mutating func tell(of record: ImportRecord, _ outcome: ImportOutcome) {
        switch outcome {
        case .kept(let fields):
            let warning = "changed here, too, so what editors wrote stays: \(fields.joined(separator: ", "))"
            warnings[warning, default: 0] += 1
            losses.append(ImportLoss(item: record.name, what: warning, count: 1))
        case .skipped(let reason):
            losses.append(ImportLoss(item: record.name, what: "\(record.kind.label) skipped: \(reason)", count: 1))
        case .failed(let reason):
            losses.append(ImportLoss(item: record.name, what: "\(record.kind.label) failed: \(reason)", count: 1))
        case .created, .matched, .updated, .unchanged: break
        }
    }

    /// Counts what a source skipped and warned of.
    mutating func count(_ notes: ImportNotes) {
        for (kind, reasons) in notes.skipped {
            for (reason, count) in reasons { tallies[kind, default: Tally()].skipped[reason, default: 0] += count }
        }
        for (warning, count) in notes.warnings { warnings[warning, default: 0] += count }
        losses += notes.losses
        furtherLosses += notes.furtherLosses
    }

    private mutating func count(_ kind: ImportKind, _ outcome: ImportOutcome, times: Int = 1) {
        switch outcome {
        case .created: tallies[kind, default: Tally()].created += times
        case .matched: tallies[kind, default: Tally()].matched += times
        case .updated, .kept: tallies[kind, default: Tally()].updated += times
        case .unchanged: tallies[kind, default: Tally()].unchanged += times
        case .skipped(let reason): tallies[kind, default: Tally()].skipped[reason, default: 0] += times
        case .failed(let reason): tallies[kind, default: Tally()].failed[reason, default: 0] += times
        }
    }
}
