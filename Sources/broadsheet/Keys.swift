import ArgumentParser
import NewsServer

/// `broadsheet keys`
struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make, list and revoke the keys of those who may do more than read.",
        subcommands: [CreateKey.self, ListKeys.self, RevokeKey.self]
    )
}

/// `broadsheet keys create`
struct CreateKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make a key and print it, alone and this once: only its hash is stored."
    )

    @Option(help: "What the key is called, such as the name of its owner.")
    var name: String

    @Option(help: "What it allows, parted by commas: drafts, write, moderate, admin.")
    var scope: String

    @OptionGroup var data: DataOption

    func validate() throws {
        do { _ = try keyScopes(scope) } catch let failure as OperationFailure {
            throw ValidationError(failure.description)
        }
    }

    func run() async throws {
        let directory = try data.resolved()
        print(try createKey(name: name, scopes: keyScopes(scope), dataDirectory: directory) { Terminal.tell($0) })
    }
}

/// `broadsheet keys list`
struct ListKeys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Show all keys but not what they are."
    )

    @OptionGroup var data: DataOption

    @Flag(help: "Print a JSON array.")
    var json = false

    func run() async throws {
        let keys = try listKeys(dataDirectory: try data.resolved())
        print(json ? keys.json : keys.text)
    }
}

/// `broadsheet keys revoke`
struct RevokeKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Revoke a key by its name: from then on it opens nothing."
    )

    @Argument(help: "The key's name.")
    var name: String

    @OptionGroup var data: DataOption

    func run() async throws {
        try revokeKey(name: name, dataDirectory: try data.resolved())
        Terminal.tell("“\(name)” is revoked.")
    }
}
