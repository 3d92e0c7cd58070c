import ArgumentParser
import NewsServer

/// `broadsheet restore`
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a copy in the place of the newsroom. The server has to be stopped.",
        discussion: """
            The copy is checked first, and stays as it is. Files of media that are missing come from the folder “media” beside it. \
            What it replaces is kept under another name. Whoever follows the newsroom (sync, events) is told to begin anew.
            """
    )

    @Argument(
        help: "A file that “broadsheet backup” or the server has written.",
        completion: .file(extensions: ["sqlite"])
    )
    var file: String

    @OptionGroup var data: DataOption

    func run() async throws {
        let directory = try data.resolved()
        Interrupt.watch()
        print(try restoreNewsroom(from: file, dataDirectory: directory, isCancelled: { Interrupt.wasAskedFor }))
    }
}
