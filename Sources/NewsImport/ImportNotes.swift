/// What a source says about things that are not records: what it skipped, and what was odd.
package struct ImportNotes: Sendable, Equatable {
    /// How often each kind was skipped for which reason.
    package private(set) var skipped: [ImportKind: [String: Int]] = [:]
    /// How often each warning was given.
    package private(set) var warnings: [String: Int] = [:]
    /// What was lost of which thing, in the order of the source.
    package private(set) var losses: [ImportLoss] = []
    /// How many losses there were beyond those.
    package private(set) var furtherLosses = 0
    /// Warnings of what nobody misses.
    private var trifles: Set<String> = []

    /// A file can make up names without end; beyond so many they are counted as one.
    private static let mostNames = 300
    /// Of losses so many are told one by one.
    private static let mostLosses = 100_000

    package init() {}

    /// Counts `count` things of a kind that were not taken, of the thing that `item` names.
    package mutating func skip(_ kind: ImportKind, _ reason: String, count: Int = 1, of item: String? = nil) {
        let known = skipped[kind, default: [:]]
        let name = known.count < Self.mostNames || known[reason] != nil ? reason : "for other reasons"
        skipped[kind, default: [:]][name, default: 0] += count
        if let item { lose("\(kind.label) skipped: \(name)", count, of: item) }
    }

    /// Counts `count` things that were taken, but not as they were, in the thing that `item` names.
    package mutating func warn(_ warning: String, count: Int = 1, of item: String? = nil) {
        let name = warnings.count < Self.mostNames || warnings[warning] != nil ? warning : "other warnings"
        warnings[name, default: 0] += count
        if let item { lose(name, count, of: item) }
    }

    /// Counts what was left out and nobody misses: it is told, but not where it was.
    package mutating func mention(_ warning: String, count: Int = 1) {
        warn(warning, count: count)
        trifles.insert(warning)
    }

    /// Adds what other notes have counted, all of it in the thing that `item` names.
    package mutating func add(_ other: ImportNotes, of item: String? = nil) {
        for (kind, reasons) in other.skipped.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            for (reason, count) in reasons.sorted(by: { $0.key < $1.key }) {
                skip(kind, reason, count: count, of: item)
            }
        }
        for (warning, count) in other.warnings.sorted(by: { $0.key < $1.key }) {
            warn(warning, count: count, of: other.trifles.contains(warning) ? nil : item)
        }
        for loss in other.losses { lose(loss.what, loss.count, of: loss.item) }
        furtherLosses += other.furtherLosses
    }

    private mutating func lose(_ what: String, _ count: Int, of item: String) {
        guard losses.count < Self.mostLosses else {
            furtherLosses += 1
            return
        }
        losses.append(ImportLoss(item: item, what: what, count: count))
    }
}

/// Something that was not taken, or not as it was, and of which thing.
package struct ImportLoss: Codable, Sendable, Equatable {
    /// The thing of the source: `post 12 “A title”`.
    package var item: String
    /// The warning, or what was skipped and why.
    package var what: String
    /// How many of them.
    package var count: Int
}
