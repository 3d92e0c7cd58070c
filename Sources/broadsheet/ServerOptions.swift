import ArgumentParser
import NewsServer

/// The settings that have a flag. All others come from the environment or the file.
struct ServerOptions: ParsableArguments {
    @OptionGroup var data: DataOption

    @Option(help: "The address to listen on. Default: 127.0.0.1.")
    var host: String?

    @Option(help: "The port to listen on; 0 takes a free one. Default: 8080.")
    var port: String?

    @Option(help: "trace, debug, info, notice, warning, error or critical. Default: info.")
    var logLevel: String?

    @Option(help: "How comments are taken: pre (a moderator looks first), post or closed. Default: pre.")
    var comments: String?

    @Option(help: "A JSON file: {\"broadsheet\": {\"port\": 8080}} (or BROADSHEET_CONFIG).", completion: .file())
    var config: String?

    /// The settings by flag, environment, file or default.
    func configuration() throws -> ServerConfiguration {
        let flags = [
            "data": data.directory, "host": host, "port": port, "log.level": logLevel, "comments.mode": comments,
        ]
        return try Usage.checked {
            try ServerConfiguration(flags: flags.compactMapValues { $0 }, file: config)
        }
    }
}
