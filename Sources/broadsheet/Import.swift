import ArgumentParser

/// `broadsheet import`
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Import from another system.",
        subcommands: [ImportWordPress.self]
    )
}
