import ArgumentParser

/// `broadsheet import`
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Import from another system, or an archive of a newsroom.",
        subcommands: [ImportWordPress.self, ImportNDJSON.self]
    )
}
