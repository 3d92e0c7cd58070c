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
        try reportImport(json: json) { try importArchive(file: file, dataDirectory: directory, watch: $0) }
    }
}
