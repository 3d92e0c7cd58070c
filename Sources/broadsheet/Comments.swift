import ArgumentParser
import NewsServer

/// `broadsheet comments`
struct Comments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Decide on readers' comments, and answer readers who ask for their data.",
        subcommands: [
            ListComments.self, ApproveComments.self, RejectComments.self, SpamComments.self, ExportComments.self,
            EraseComments.self,
        ]
    )
}

/// `broadsheet comments list`
struct ListComments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Show comments, newest first.")

    @Option(help: "pending, approved, rejected, spam, deleted or any.")
    var status = "pending"

    @Option(help: "How many at most, up to 1000.")
    var limit = 50

    @Flag(help: "Print a JSON array.")
    var json = false

    @OptionGroup var data: DataOption

    func validate() throws {
        guard status == "any" || commentStatus(status) != nil else {
            throw ValidationError("--status must be pending, approved, rejected, spam, deleted or any.")
        }
        guard (1...1000).contains(limit) else { throw ValidationError("--limit must be from 1 to 1000.") }
    }

    func run() async throws {
        let comments = try await listComments(
            status: commentStatus(status),
            limit: limit,
            dataDirectory: try data.resolved()
        )
        print(json ? comments.json : comments.text)
    }
}

/// The ids of comments to decide on.
struct CommentIDs: ParsableArguments {
    @Argument(help: "The comments' ids.")
    var ids: [Int64]

    @OptionGroup var data: DataOption

    /// Files the comments under a status, all or none.
    func file(_ status: String, _ done: String) async throws {
        guard let status = commentStatus(status) else { return }
        let count = try await moderateComments(ids, status, dataDirectory: try data.resolved())
        Terminal.tell("\(count) \(done).")
    }
}

/// `broadsheet comments approve`
struct ApproveComments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "approve", abstract: "Show comments to readers.")
    @OptionGroup var comments: CommentIDs

    func run() async throws { try await comments.file("approved", "approved") }
}

/// `broadsheet comments reject`
struct RejectComments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "reject", abstract: "Keep comments from readers.")
    @OptionGroup var comments: CommentIDs

    func run() async throws { try await comments.file("rejected", "rejected") }
}

/// `broadsheet comments spam`
struct SpamComments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spam",
        abstract: "File comments as spam: they are purged after 30 days."
    )
    @OptionGroup var comments: CommentIDs

    func run() async throws { try await comments.file("spam", "filed as spam") }
}

/// `broadsheet comments export`
struct ExportComments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print all comments of an e-mail address as JSON, for a reader who asks for their data."
    )

    @Option(help: "The reader's e-mail address.")
    var email: String

    @OptionGroup var data: DataOption

    func run() async throws {
        print(try exportComments(email: email, dataDirectory: try data.resolved()))
    }
}

/// `broadsheet comments erase`
struct EraseComments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Erase all comments of an e-mail address: name, address and text."
    )

    @Option(help: "The reader's e-mail address.")
    var email: String

    @OptionGroup var data: DataOption

    func run() async throws {
        let count = try eraseComments(email: email, dataDirectory: try data.resolved())
        Terminal.tell("\(count) erased.")
    }
}
