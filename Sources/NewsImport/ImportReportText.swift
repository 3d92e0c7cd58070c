extension ImportReport {
    /// The report for a reader, a line each, without a newline at its end.
    package var text: String {
        var lines = [headline]
        for kind in ImportKind.allCases {
            guard let tally = tallies[kind] else { continue }
            if tally.taken > 0 { lines.append("  \(kind.label): \(tally.text)") }
            for (reason, count) in sorted(tally.skipped) {
                lines.append("  \(kind.label) skipped: \(count), \(reason)")
            }
        }
        for (warning, count) in sorted(warnings) { lines.append("  warning: \(warning): \(count)") }
        return lines.joined(separator: "\n")
    }

    private var headline: String {
        if interrupted { return "Stopped. What was imported so far is kept; the same command completes it." }
        if changedNothing { return "Nothing changed: everything in \(source) is there already." }
        return dryRun ? "Dry run of \(source): nothing was written." : "Imported \(source)."
    }

    /// The most frequent first.
    private func sorted(_ counts: [String: Int]) -> [(String, Int)] {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }
}

extension ImportReport.Tally {
    fileprivate var text: String {
        [(created, "created"), (updated, "updated"), (unchanged, "unchanged")]
            .filter { $0.0 > 0 }
            .map { "\($0.0) \($0.1)" }
            .joined(separator: ", ")
    }
}

extension ImportKind {
    fileprivate var label: String {
        self == .relatedLinks ? "related links" : rawValue
    }
}
