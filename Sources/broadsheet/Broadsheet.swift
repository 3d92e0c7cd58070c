import ArgumentParser
import NewsServer

/// The one binary.
@main
struct Broadsheet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "broadsheet",
        abstract: "A JSON API for news and analysis sites: one binary, one file.",
        version: "0.1.0",
        subcommands: [
            Serve.self, Import.self, Export.self, Demo.self, Keys.self, Comments.self, Check.self, Stats.self,
            Schema.self,
        ]
    )
}

/// The option that every command on a newsroom has.
struct DataOption: ParsableArguments {
    @Option(
        name: .customLong("data"),
        help: "The data directory (or BROADSHEET_DATA). Default: data.",
        completion: .directory
    )
    var directory: String?

    /// The directory by flag, environment or default.
    func resolved() async throws -> String {
        try await ServerConfiguration.dataDirectory(flag: directory)
    }
}
