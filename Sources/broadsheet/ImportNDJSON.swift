import ArgumentParser
import NewsServer

/// `broadsheet import ndjson`
struct ImportNDJSON: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ndjson",
        abstract: "Restore what “broadsheet export” wrote into an empty newsroom.",
        discussion:
            "All of it or nothing: a file that is not sound changes nothing, and neither does one that was stopped."
    )

    @Argument(help: "The archive.", completion: .file(extensions: ["ndjson"]))
    var file: String

    @Option(help: "The folder with the files of media that was exported with it.", completion: .directory)
    var media: String?

    @OptionGroup var data: DataOption

    @Flag(help: "Say whether the archive could be restored, and write nothing.")
    var dryRun = false

    @Flag(help: "Print the report as JSON.")
    var json = false

    func run() async throws {
        let configuration = try data.configuration()
        try reportImport(json: json) { watch in
            try importArchive(
                file: file,
                dataDirectory: configuration.dataDirectory,
                dryRun: dryRun,
                frames: configuration.frames,
                watch: watch
            )
        }
        if let media, !dryRun { Terminal.tell(try importMedia(from: media, configuration)) }
    }
}
