import ArgumentParser
import NewsServer

/// `broadsheet import wordpress`
struct ImportWordPress: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wordpress",
        abstract: "Import a WordPress export (Tools → Export, WXR 1.0 to 1.2).",
        discussion: "A second run changes only what changed. A file that is not well-formed changes nothing."
    )

    @Argument(help: "The export file.", completion: .file(extensions: ["xml"]))
    var file: String

    @OptionGroup var data: DataOption

    @Flag(help: "Say what would be imported, and write nothing.")
    var dryRun = false

    @Flag(help: "Import pages as articles too, in a section of their own.")
    var includePages = false

    @Flag(help: "Print the report as JSON.")
    var json = false

    func run() async throws {
        let directory = try data.resolved()
        try reportImport(json: json) { watch in
            try importWordPress(
                file: file,
                dataDirectory: directory,
                dryRun: dryRun,
                includesPages: includePages,
                watch: watch
            )
        }
    }
}
