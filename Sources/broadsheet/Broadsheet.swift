import ArgumentParser
import NewsServer

/// The one binary.
@main
enum Program {
    static func main() async {
        StandardStreams.prepare()
        do {
            var command = try Broadsheet.parseAsRoot()
            if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
        } catch  where Broadsheet.exitCode(for: error).isSuccess {
            // What was asked for and ends a command before it begins, such as --help.
            print(Broadsheet.fullMessage(for: error))
        } catch {
            Broadsheet.exit(withError: error)
        }
    }
}

/// `broadsheet`
struct Broadsheet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "broadsheet",
        abstract: "A JSON API for news and analysis sites: one binary, one file.",
        version: Product.version,
        subcommands: [
            Serve.self, Config.self, Import.self, Export.self, Demo.self, Keys.self, Webhooks.self, Comments.self,
            Check.self, Reindex.self, Backup.self, Restore.self, Stats.self, Schema.self,
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

    /// The settings by flag, environment, its file or default.
    func configuration() throws -> ServerConfiguration {
        try Usage.checked { try ServerConfiguration(dataFlag: directory) }
    }

    /// The directory by flag, environment or default.
    func resolved() throws -> String {
        try Usage.checked { try ServerConfiguration.dataDirectory(flag: directory) }
    }
}

/// What goes wrong because a command was told something that cannot be.
enum Usage {
    /// Tells all that is wrong with settings, and ends with the status of wrong usage (64, `EX_USAGE` of sysexits.h).
    static func checked<Value>(_ read: () throws -> Value) throws -> Value {
        do {
            return try read()
        } catch let fault as ConfigurationFault {
            for line in fault.faults { Terminal.tell("Error: \(line)") }
            throw ExitCode.validationFailure
        }
    }
}
