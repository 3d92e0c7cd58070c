import ArgumentParser
import NewsServer

/// `broadsheet demo`
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make the demo newsroom, and any number of synthetic articles beside it."
    )

    @OptionGroup var data: DataOption

    @Option(help: "How many synthetic articles to add, at most a million.")
    var articles = 0

    @Option(help: "The same seed makes the same articles on every machine.")
    var seed: UInt64 = 1

    func validate() throws {
        guard (0...1_000_000).contains(articles) else {
            throw ValidationError("--articles must be from 0 to 1000000.")
        }
    }

    func run() async throws {
        let directory = try data.resolved()
        let progress = ProgressLine(quiet: false)
        Interrupt.watch()
        let summaries = try makeDemo(
            dataDirectory: directory,
            articles: articles,
            seed: seed,
            storesFiles: true,
            watch: .showing(progress)
        )
        progress.finish()
        for summary in summaries { print(summary.text) }
        for indexing in summaries.compactMap(\.indexing) { print(indexing.text) }
        if summaries.contains(where: \.wasInterrupted) { throw ExitCode.failure }
    }
}
