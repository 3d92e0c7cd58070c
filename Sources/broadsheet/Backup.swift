import ArgumentParser
import NewsServer

/// `broadsheet backup`
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy the whole newsroom into a file, beside a running server, too.",
        discussion: """
            The copy is of one moment, is checked, and appears under its name once it is whole and on the disk. It holds keys' \
            hashes, readers' names and e-mail addresses, and drafts: keep it as you keep the database.
            """
    )

    @Argument(help: "The file to write. It must not be there.", completion: .file(extensions: ["sqlite"]))
    var file: String

    @Option(help: "Milliseconds to rest after each 2 MB, for a disk that others need.")
    var pause = 0

    @OptionGroup var data: DataOption

    func validate() throws {
        guard (0...10_000).contains(pause) else { throw ValidationError("--pause is from 0 to 10000 milliseconds.") }
    }

    func run() async throws {
        let directory = try data.resolved()
        Interrupt.watch()
        print(
            try backUpNewsroom(
                to: file,
                dataDirectory: directory,
                pause: .milliseconds(pause),
                isCancelled: { Interrupt.wasAskedFor }
            )
        )
    }
}

/// `broadsheet restore`
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a copy in the place of the newsroom. The server has to be stopped.",
        discussion: "The copy is checked first. What it replaces is kept beside it under another name."
    )

    @Argument(help: "A file that “broadsheet backup” or the server has written.", completion: .file(extensions: ["sqlite"]))
    var file: String

    @OptionGroup var data: DataOption

    func run() async throws {
        print(try restoreNewsroom(from: file, dataDirectory: try data.resolved()))
    }
}
