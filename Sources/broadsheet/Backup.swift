import ArgumentParser
import NewsServer

/// `broadsheet backup`
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy the whole newsroom into a file, beside a running server, too.",
        discussion: """
            The copy is of one moment, is checked, and appears under its name once it is whole and on the disk. It holds keys' \
            hashes, readers' names and e-mail addresses, and drafts: keep it as you keep the database. The files of media that it \
            names go into the folder “media” beside it, which all copies there share.
            """
    )

    @Argument(help: "The file to write. It must not be there.", completion: .file(extensions: ["sqlite"]))
    var file: String

    @Option(help: "Milliseconds to rest after each 2 MB; 0 for none. Default: as long as these took.")
    var pause: Int?

    @OptionGroup var data: DataOption

    func validate() throws {
        guard (0...10_000).contains(pause ?? 0) else {
            throw ValidationError("--pause is from 0 to 10000 milliseconds.")
        }
    }

    func run() async throws {
        let directory = try data.resolved()
        Interrupt.watch()
        let said = try backUpNewsroom(
            to: file,
            dataDirectory: directory,
            pause: pause.map { .milliseconds($0) },
            checking: yieldToOthers,
            isCancelled: { Interrupt.wasAskedFor }
        )
        print(said)
    }
}
