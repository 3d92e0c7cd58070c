import ArgumentParser
import NewsServer

/// `broadsheet serve`
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the newsroom over HTTP.",
        discussion:
            "Flags go before the environment (BROADSHEET_PORT, BROADSHEET_COMMENTS_MODE, …), that before the file. docs/configuration.md lists all there is."
    )

    @OptionGroup var data: DataOption

    @Option(help: "The address to listen on. Default: 127.0.0.1.")
    var host: String?

    @Option(help: "The port to listen on; 0 takes a free one. Default: 8080.")
    var port: Int?

    @Option(help: "trace, debug, info, notice, warning, error or critical. Default: info.")
    var logLevel: String?

    @Option(help: "How comments are taken: pre (a moderator looks first), post or closed. Default: pre.")
    var comments: String?

    @Option(help: "A JSON file: {\"broadsheet\": {\"port\": 8080}} (or BROADSHEET_CONFIG).", completion: .file())
    var config: String?

    func validate() throws {
        guard (0...65_535).contains(port ?? 0) else { throw ValidationError("--port must be from 0 to 65535.") }
    }

    func run() async throws {
        let flags = ServerConfiguration.Flags(
            dataDirectory: data.directory,
            host: host,
            port: port,
            logLevel: logLevel,
            commentsMode: comments,
            file: config
        )
        try await serve(try await ServerConfiguration(flags: flags)) { Terminal.tell($0) }
    }
}
