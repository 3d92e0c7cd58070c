import ArgumentParser
import NewsServer

/// `broadsheet config`
struct Config: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the settings in force and where each comes from, or check them.",
        discussion: """
            Takes the flags of “broadsheet serve”, and reads the environment and the file as that does. What may be secret is not \
            printed. docs/configuration.md lists all settings.
            """
    )

    @OptionGroup var server: ServerOptions

    @Flag(help: "Print a JSON object.")
    var json = false

    @Flag(
        help: """
            Print nothing but what is wrong, also with what the settings name: folders, files, addresses, the port, the newsroom. \
            Nothing is made or changed.
            """
    )
    var check = false

    func validate() throws {
        guard !json || !check else {
            throw ValidationError("--json prints the settings: it is of no use with --check.")
        }
    }

    func run() async throws {
        let configuration = try server.configuration()
        for warning in configuration.warnings { Terminal.tell("Warning: \(warning)") }
        guard !check else { return try await lookAhead(configuration) }
        let report = ConfigurationReport(configuration)
        print(json ? try report.json() : report.text)
    }

    private func lookAhead(_ configuration: ServerConfiguration) async throws {
        let findings = await configuration.findings()
        for finding in findings {
            switch finding {
            case .note(let text): Terminal.tell("Note: \(text)")
            case .fault(let text), .unusable(let text): Terminal.tell("Error: \(text)")
            }
        }
        if findings.contains(where: { if case .unusable = $0 { true } else { false } }) {
            throw ExitCode.validationFailure
        }
        if findings.contains(where: { if case .fault = $0 { true } else { false } }) { throw ExitCode.failure }
        print("The configuration is sound.")
    }
}
