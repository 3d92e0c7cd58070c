import AsyncHTTPClient
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NewsDomain
import NewsServer
import Synchronization
import Testing

/// A receiver of webhooks on the loopback that notes what it gets, and answers as it is told to.
final class WebhookReceiver: Sendable {
    struct Message: Sendable {
        var id: String
        /// Whom it was sent to, by name.
        var host: String?
        var headers: HTTPFields
        var body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }

        func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

        /// The body as a test looks at it.
        var received: Received { Received(status: 200, headers: headers, text: text) }
    }

    typealias Answer = @Sendable (_ message: Message, _ number: Int) async -> Response

    private let messages: AsyncStream<Message>
    private let message: AsyncStream<Message>.Continuation
    private let answer: Mutex<Answer>
    private let count = Mutex(0)

    /// A receiver whose answers are made of each message, and of how many came before it.
    init(_ answer: @escaping Answer = { _, _ in Response(status: .noContent) }) {
        (messages, message) = AsyncStream.makeStream()
        self.answer = Mutex(answer)
    }

    func answers(_ answer: @escaping Answer) {
        self.answer.withLock { $0 = answer }
    }

    /// How many messages came.
    var total: Int { count.withLock(\.self) }

    /// The next message, as soon as it is there.
    func next() async throws -> Message {
        for await message in messages { return message }
        throw CancellationError()
    }

    /// Runs while `work` does, which is told where it is.
    func run(_ work: @Sendable (_ url: String) async throws -> Void) async throws {
        let application = Application(
            responder: CallbackResponder { (request: Request, _: BasicRequestContext) in
                let body = try await request.body.collect(upTo: 1 << 20)
                let id = HTTPField.Name("webhook-id").flatMap { request.headers[$0] }
                let message = Message(
                    id: id ?? "",
                    host: request.head.authority,
                    headers: request.headers,
                    body: Array(buffer: body)
                )
                let number = self.count.withLock { count in
                    defer { count += 1 }
                    return count
                }
                self.message.yield(message)
                return await self.answer.withLock(\.self)(message, number)
            }
        )
        try await application.test(.ahc(.http)) { client in
            try await work("http://127.0.0.1:\(try #require(client.port))/hook")
        }
    }
}

/// An administrator, an editor, and a webhook that leads to a receiver.
struct WebhookScene: Sendable {
    let admin: TestEditor
    let editor: TestEditor
    /// Of the webhook: `/v1/webhooks/1`.
    let address: String
    let secret: String

    /// Changes an article's title.
    func retitle(_ article: String, _ title: String) async throws {
        let answer = try await editor.patch(article, #"{"title": "\#(title)"}"#)
        #expect(answer.status == 200)
    }

    /// The webhook once it is as it is wanted.
    func webhook(until isWanted: (Received) -> Bool) async throws -> Received {
        while true {
            let answer = try await admin.read(address)
            if answer.status != 200 || isWanted(answer) { return answer }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}

extension TestService {
    /// The same newsroom, whose webhooks may lead to the machine itself.
    func withWebhooks(_ waits: String...) -> TestService {
        configured { configuration in
            configuration.webhooks.allowsPrivate = true
            configuration.webhooks.waits = waits.compactMap(RetryWait.init)
        }
    }

    /// Serves, with a webhook for these events that leads to an address.
    func runWebhook(
        to url: String,
        events: String = #"["article.*"]"#,
        format: String = "standard",
        _ work: @Sendable (WebhookScene) async throws -> Void
    ) async throws {
        let (adminKey, editorKey) = (try key("admin"), try key("write"))
        try await runLive { client in
            let admin = TestEditor(client: client, key: adminKey)
            let body = #"{"url": "\#(url)", "events": \#(events), "format": "\#(format)"}"#
            let made = try await admin.send(.post, "/v1/webhooks", body)
            try #require(made.status == 201, "\(made.text)")
            let scene = WebhookScene(
                admin: admin,
                editor: TestEditor(client: client, key: editorKey),
                address: try #require(made.header("Location")),
                secret: try #require(made.value("data.secret") as? String)
            )
            try await work(scene)
        }
    }
}
