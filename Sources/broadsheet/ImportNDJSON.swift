import ArgumentParser
import NewsServer

/// `broadsheet import ndjson`
struct ImportNDJSON: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ndjson",
        abstract: "Restore what “broadsheet export” wrote into an empty newsroom.",
        discussion: "The whole file is checked first. One that was stopped is completed by the same command."
    )

    @Argument(help: "The archive.", completion: .file(extensions: ["ndjson"]))
    var file: String

    @OptionGroup var data: DataOption

    @Flag(help: "Print the report as JSON.")
    var json = false

    func run() async throws {
        let directory = try await data.resolved()
        let progress = ProgressLine(quiet: json)
        Interrupt.watch()
        let summary = try importArchive(
            file: file,
            dataDirectory: directory,
            watch: ImportWatch(progress: { progress.show($0, of: $1) }, isCancelled: { Interrupt.wasAskedFor })
        )
        progress.finish()
        print(json ? summary.json : summary.text)
        if summary.wasInterrupted { throw ExitCode.failure }
    }
}
