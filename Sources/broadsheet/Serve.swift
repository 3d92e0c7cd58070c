import ArgumentParser
import NewsServer

/// `broadsheet serve`
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the newsroom over HTTP, or over HTTPS with a certificate.",
        discussion:
            "Flags go before the environment (BROADSHEET_PORT, BROADSHEET_COMMENTS_MODE, …), that before the file. docs/configuration.md lists all there is."
    )

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

    @Flag(help: "Make the demo newsroom first where the data directory is empty.")
    var demoIfEmpty = false

    func run() async throws {
        let flags = [
            "data": data.directory, "host": host, "port": port, "log.level": logLevel, "comments.mode": comments,
        ]
        let configuration = try Usage.checked {
            try ServerConfiguration(flags: flags.compactMapValues { $0 }, file: config)
        }
        let certificates = try Usage.checked { try CertificateStore.configured(by: configuration) }
        if demoIfEmpty, try makeDemo(ifEmpty: configuration.dataDirectory) {
            Terminal.tell("“\(configuration.dataDirectory)” was empty: the demo newsroom was made.")
        }
        try await serve(configuration, certificates: certificates) { Terminal.tell($0) }
    }
}
