import ArgumentParser
import NewsServer

/// `broadsheet export`
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the whole newsroom as NDJSON, to be read by “broadsheet import ndjson”.",
        discussion: "It holds readers' names and e-mail addresses, and drafts: keep it as you keep the database."
    )

    @Option(help: "Where to write it; “-” for standard output.", completion: .file(extensions: ["ndjson"]))
    var out = "-"

    @Option(help: "A folder that gets the files of media, too, each under its SHA-256.", completion: .directory)
    var media: String?

    @OptionGroup var data: DataOption

    func run() async throws {
        let directory = try data.resolved()
        Interrupt.watch()
        let summary = try exportNewsroom(
            to: out == "-" ? nil : out,
            dataDirectory: directory,
            isCancelled: { Interrupt.wasAskedFor }
        )
        Terminal.tell(summary)
        if let media { Terminal.tell(try exportMedia(to: media, dataDirectory: directory)) }
    }
}
