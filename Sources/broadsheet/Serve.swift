import ArgumentParser
import NewsServer

/// `broadsheet serve`
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the newsroom over HTTP, or over HTTPS with a certificate.",
        discussion:
            "Flags go before the environment (BROADSHEET_PORT, BROADSHEET_COMMENTS_MODE, …), that before the file. docs/configuration.md lists all there is."
    )

    @OptionGroup var server: ServerOptions

    @Flag(help: "Make the demo newsroom first where the data directory is empty.")
    var demoIfEmpty = false

    func run() async throws {
        let configuration = try server.configuration()
        let certificates = try Usage.checked { try CertificateStore.configured(by: configuration) }
        if demoIfEmpty, try makeDemo(ifEmpty: configuration.dataDirectory) {
            Terminal.tell("“\(configuration.dataDirectory)” was empty: the demo newsroom was made.")
        }
        try await serve(configuration, certificates: certificates) { Terminal.tell($0) }
    }
}
