/// What a source says about things that are not records: what it skipped, and what was odd.
package struct ImportNotes: Sendable, Equatable {
    /// How often each kind was skipped for which reason.
    package private(set) var skipped: [ImportKind: [String: Int]] = [:]
    /// How often each warning was given.
    package private(set) var warnings: [String: Int] = [:]

    /// A file can make up names without end; beyond so many they are counted as one.
    private static let mostNames = 300

    package init() {}

    /// Counts `count` things of a kind that were not taken.
    package mutating func skip(_ kind: ImportKind, _ reason: String, count: Int = 1) {
        let known = skipped[kind, default: [:]]
        let name = known.count < Self.mostNames || known[reason] != nil ? reason : "for other reasons"
        skipped[kind, default: [:]][name, default: 0] += count
    }

    /// Counts `count` things that were taken, but not as they were.
    package mutating func warn(_ warning: String, count: Int = 1) {
        let name = warnings.count < Self.mostNames || warnings[warning] != nil ? warning : "other warnings"
        warnings[name, default: 0] += count
    }

    /// Adds what other notes have counted.
    package mutating func add(_ other: ImportNotes) {
        for (kind, reasons) in other.skipped {
            for (reason, count) in reasons { skip(kind, reason, count: count) }
        }
        for (warning, count) in other.warnings { warn(warning, count: count) }
    }
}
