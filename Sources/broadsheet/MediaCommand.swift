import ArgumentParser
import NewsServer

/// `broadsheet media`
struct MediaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "media",
        abstract: "Get the files of media that lie elsewhere, and remove those that nobody needs.",
        subcommands: [FetchMedia.self, PruneMedia.self]
    )
}

/// `broadsheet media fetch`
struct FetchMedia: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract:
            "Get the files of all media that are known by their address alone. Run it again to go on where it stopped."
    )

    @Flag(help: "Also from addresses of your own network.")
    var allowPrivate = false

    @OptionGroup var data: DataOption

    func run() async throws {
        let configuration = try data.configuration()
        Interrupt.watch()
        let control = ImportControl(
            progress: { done, _ in if done % 100 == 0 { Terminal.tell("\(done) files …") } },
            isCancelled: { Interrupt.wasAskedFor }
        )
        let (failures, summary) = try await fetchMedia(configuration, allowsPrivate: allowPrivate, watch: control)
        for failure in failures { Terminal.tell(failure) }
        Terminal.tell(summary)
        if !failures.isEmpty { throw ExitCode.failure }
    }
}

/// `broadsheet media prune`
struct PruneMedia: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune",
        abstract: "Remove the files that no media item has, once they have been there for an hour."
    )

    @Flag(help: "Say what would be removed, and remove nothing.")
    var dryRun = false

    @OptionGroup var data: DataOption

    func run() async throws {
        let (files, summary) = try pruneMedia(dataDirectory: try data.resolved(), dryRun: dryRun)
        for file in files { print(file) }
        Terminal.tell(summary)
    }
}
