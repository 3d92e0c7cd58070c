import ArgumentParser
import NewsServer

/// Runs an import with its progress, and prints what became of it; fails where it was stopped, or nothing was there to
/// import.
func reportImport(json: Bool, _ work: (ImportControl) throws -> ImportSummary) throws {
    let progress = ProgressLine(quiet: json)
    Interrupt.watch()
    let watch = ImportControl(progress: { progress.show($0, of: $1) }, isCancelled: { Interrupt.wasAskedFor })
    let summary = try work(watch)
    progress.finish()
    print(json ? summary.json : summary.text)
    if summary.wasInterrupted || summary.wasEmpty { throw ExitCode.failure }
}
