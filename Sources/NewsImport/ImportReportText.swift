extension ImportReport {
    /// The report for a reader, a line each, without a newline at its end.
    package var text: String {
        var lines = [headline]
        let places = places
        for kind in ImportKind.allCases {
            guard let tally = tallies[kind] else { continue }
            if tally.taken > 0 { lines.append("  \(kind.label): \(tally.text)") }
            for (what, reasons) in [("skipped", tally.skipped), ("failed", tally.failed)] {
                for (reason, count) in sorted(reasons) {
                    let place = places["\(kind.label) \(what): \(reason)", default: ""]
                    lines.append("  \(kind.label) \(what): \(count), \(reason)" + place)
                }
            }
        }
        for (warning, count) in sorted(warnings) {
            lines.append("  warning: \(warning): \(count)" + places[warning, default: ""])
        }
        return lines.joined(separator: "\n")
    }

    /// The first few things that a loss was of, by what was lost.
    private var places: [String: String] {
        Dictionary(grouping: losses, by: \.what).mapValues { losses in
            let first = losses.prefix(3).map(\.item).joined(separator: ", ")
            return " (\(first)" + (losses.count > 3 ? " and more, which --json names)" : ")")
        }
    }

    private var headline: String {
        if interrupted { return "Stopped. What was imported so far is kept; the same command completes it." }
        if tookNothing, hasFailures { return "Nothing was imported from \(source): it could not be taken." }
        if tookNothing { return "Nothing was imported from \(source): there was nothing in it to take." }
        if changedNothing, !hasFailures { return "Nothing changed: everything in \(source) is there already." }
        return dryRun ? "Dry run of \(source): nothing was written." : "Imported \(source)."
    }

    /// The most frequent first.
    private func sorted(_ counts: [String: Int]) -> [(String, Int)] {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }
}

extension ImportReport.Tally {
    fileprivate var text: String {
        [(created, "created"), (matched, "there by that name"), (updated, "updated"), (unchanged, "unchanged")]
            .filter { $0.0 > 0 }
            .map { "\($0.0) \($0.1)" }
            .joined(separator: ", ")
    }
}

extension ImportKind {
    /// As it is told to people.
    var label: String {
        self == .relatedLinks ? "related links" : rawValue
    }
}
