import ArgumentParser
import NewsServer

/// `broadsheet reindex`
struct Reindex: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make the index of words anew that search finds articles by.",
        discussion: """
            Beside a running server, too: the present index is searched until the new one is complete. Where it is stopped, \
            the server brings it to its end, or the next run begins again.
            """
    )

    @OptionGroup var data: DataOption

    func run() async throws {
        let directory = try data.resolved()
        let progress = ProgressLine(quiet: false)
        Interrupt.watch()
        let summary = try reindexNewsroom(dataDirectory: directory, watch: .showing(progress))
        progress.finish()
        print(summary.text)
        if summary.wasInterrupted { throw ExitCode.failure }
    }
}
