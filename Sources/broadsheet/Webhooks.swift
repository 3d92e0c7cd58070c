import ArgumentParser
import NewsServer

/// `broadsheet webhooks`
struct Webhooks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tell other services what changes, and see what became of it.",
        subcommands: [
            ListWebhooks.self, CreateWebhook.self, DeleteWebhook.self, EnableWebhook.self, TestWebhook.self,
            WebhookDeliveries.self,
        ]
    )
}

/// The id of a webhook.
struct WebhookID: ParsableArguments {
    @Argument(help: "The webhook's id.")
    var id: Int64

    @OptionGroup var data: DataOption
}

/// `broadsheet webhooks list`
struct ListWebhooks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Show all webhooks, and why one is disabled."
    )

    @Flag(help: "Print a JSON array.")
    var json = false

    @OptionGroup var data: DataOption

    func run() async throws {
        let webhooks = try listWebhooks(dataDirectory: try data.resolved())
        print(json ? webhooks.json : webhooks.text)
    }
}

/// `broadsheet webhooks create`
struct CreateWebhook: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make a webhook and print its secret, alone and this once."
    )

    @Option(help: "Where messages go: an https address.")
    var url: String

    @Option(help: "What it is told of, parted by commas: article.published, article.*, or * for all.")
    var events: String

    @Option(help: "standard (Standard Webhooks), or revalidate for next-wp's /api/revalidate.")
    var format = "standard"

    @OptionGroup var data: DataOption

    func validate() throws {
        do { _ = (try webhookEvents(events), try webhookFormat(format)) } catch let failure as OperationFailure {
            throw ValidationError(failure.description)
        }
    }

    func run() async throws {
        let made = try await createWebhook(
            url: url,
            events: webhookEvents(events),
            format: webhookFormat(format),
            configuration: try data.configuration()
        )
        Terminal.tell("Webhook \(made.id) is told of what changes from now on. Its secret:")
        print(made.secret)
    }
}

/// `broadsheet webhooks delete`
struct DeleteWebhook: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "delete", abstract: "Delete a webhook.")
    @OptionGroup var webhook: WebhookID

    func run() async throws {
        try await deleteWebhook(webhook.id, dataDirectory: try webhook.data.resolved())
        Terminal.tell("Webhook \(webhook.id) is deleted.")
    }
}

/// `broadsheet webhooks enable`
struct EnableWebhook: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable",
        abstract: "Enable a webhook that was disabled: it goes on where it was."
    )
    @OptionGroup var webhook: WebhookID

    func run() async throws {
        try await enableWebhook(webhook.id, dataDirectory: try webhook.data.resolved())
        Terminal.tell("Webhook \(webhook.id) is enabled.")
    }
}

/// `broadsheet webhooks test`
struct TestWebhook: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Send a message of the type webhook.test now, and say what the receiver answered."
    )
    @OptionGroup var webhook: WebhookID

    func run() async throws {
        Terminal.tell(try await testWebhook(webhook.id, configuration: try webhook.data.configuration()))
    }
}

/// `broadsheet webhooks deliveries`
struct WebhookDeliveries: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliveries",
        abstract: "Show what waits and what was sent last, newest first."
    )

    @Flag(help: "Print a JSON array.")
    var json = false

    @OptionGroup var webhook: WebhookID

    func run() async throws {
        let deliveries = try webhookDeliveries(webhook.id, dataDirectory: try webhook.data.resolved())
        print(json ? deliveries.json : deliveries.text)
    }
}
