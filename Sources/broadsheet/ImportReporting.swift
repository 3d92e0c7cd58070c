import ArgumentParser
import NewsServer

/// Runs an import with its progress, and prints what became of it; fails where it was stopped, nothing was there to import,
/// or some of it could not be taken.
func reportImport(json: Bool, _ work: (ImportControl) throws -> ImportSummary) throws {
    let progress = ProgressLine(quiet: json)
    Interrupt.watch()
    let summary = try work(.showing(progress))
    progress.finish()
    print(json ? summary.json : summary.text)
    if let indexing = summary.indexing { Terminal.tell(indexing.text) }
    if summary.wasInterrupted || summary.wasEmpty || summary.hasFailures { throw ExitCode.failure }
}

extension ImportControl {
    /// Shows how far it is, and asks the operator whether to go on.
    static func showing(_ progress: ProgressLine) -> ImportControl {
        ImportControl(
            progress: { progress.show($0, of: $1) },
            isCancelled: { Interrupt.wasAskedFor },
            indexing: { progress.show($0, of: $1) }
        )
    }
}
