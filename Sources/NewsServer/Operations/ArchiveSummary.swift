internal import Foundation
internal import NewsDomain
internal import NewsJSON

/// What became of an archive's import.
enum ArchiveOutcome {
    case imported, unchanged, interrupted
    /// It could be imported, which was only tried.
    case sound
}

extension ArchiveFirstPass {
    func summary(_ outcome: ArchiveOutcome) -> ImportSummary {
        let (state, text) =
            switch outcome {
            case .imported: ("imported", "Imported \(lines) lines:\n\(countLines)")
            case .sound: ("sound", "Nothing was written. The archive is sound, \(lines) lines:\n\(countLines)")
            case .unchanged: ("unchanged", "This archive was imported before: nothing was changed.")
            case .interrupted: ("interrupted", "Stopped: nothing was changed.")
            }
        var json = JSONWriter()
        json.object { json in
            if outcome != .interrupted {
                json.key("archive")
                json.string(archive)
            }
            json.key("state")
            json.string(state)
            json.key("lines")
            json.object { json in
                for (kind, count) in zip(schema.kinds, counts) {
                    json.key(JSONKey(kind.name))
                    json.integer(count)
                }
            }
        }
        return ImportSummary(
            text: text,
            json: String(decoding: json.finish(), as: UTF8.self),
            wasInterrupted: outcome == .interrupted
        )
    }

    private var countLines: String {
        zip(schema.kinds, counts).filter { $1 > 0 }.map { "  \($0.name): \($1)" }.joined(separator: "\n")
    }
}
