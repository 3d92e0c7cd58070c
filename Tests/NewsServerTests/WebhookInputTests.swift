import Hummingbird
import HummingbirdTesting
import NewsDomain
import NewsServer
import NewsTestSupport
import Synchronization
import Testing

@testable import NewsServer

/// What is refused: wrong bodies, keys that may not, versions that are others, and addresses that lead where they must not.
@Suite(.timeLimit(.minutes(5))) struct WebhookInputTests {
    private func run(_ work: @Sendable (TestEditor) async throws -> Void) async throws {
        let service = try TestService().withWebhooks("5s")
        let key = try service.key("admin")
        try await service.run { client in try await work(TestEditor(client: client, key: key)) }
    }

    @Test func aProblemNamesEveryFault() async throws {
        try await run { admin in
            for (body, faults) in [
                ("{}", ["/events required", "/url required"]),
                (#"{"url": null, "events": null}"#, ["/events required", "/url required"]),
                (#"{"url": 1, "events": "*"}"#, ["/events wrongType", "/url wrongType"]),
                (#"{"url": "https://a.example/", "events": []}"#, ["/events wrongLength"]),
                (#"{"url": "https://a.example/", "events": ["*", "*"]}"#, ["/events/1 repeated"]),
                (
                    #"{"url": "a.example", "events": ["article.publishd", 7]}"#,
                    ["/events/0 unknownValue", "/events/1 wrongType", "/url notAURL"]
                ),
                (#"{"url": "https://u:p@a.example/", "events": ["*"]}"#, ["/url notAURL"]),
                (#"{"url": "https://a.example/#x", "events": ["*"]}"#, ["/url notAURL"]),
                (#"{"url": "https://a.example/", "events": ["*"], "format": "xml"}"#, ["/format unknownValue"]),
                (
                    #"{"url": "https://a.example/", "events": ["*"], "secret": null, "format": null}"#,
                    ["/format required", "/secret required"]
                ),
                (#"{"url": "https://a.example/", "events": ["*"], "secret": "abc"}"#, ["/secret notASecret"]),
                (#"{"url": "https://a.example/", "events": ["*"], "enabled": true}"#, ["/enabled unknownMember"]),
            ] {
                let answer = try await admin.send(.post, "/v1/webhooks", body)
                #expect(answer.status == 422 && answer.faults.sorted() == faults, "\(body): \(answer.text)")
            }
            #expect(try await admin.send(.post, "/v1/webhooks", "[]").status == 400)
            #expect(try await admin.read("/v1/webhooks?limit=3").status == 400)
        }
    }

    @Test func onlyAdministratorsMay() async throws {
        let service = try TestService().withWebhooks("5s")
        let (writer, all) = (try service.key("write", "moderate"), try service.key("admin"))
        let body = #"{"url": "https://a.example/", "events": ["*"]}"#
        try await service.run { client in
            let made = try await TestEditor(client: client, key: all).send(.post, "/v1/webhooks", body)
            #expect(made.status == 201)
            let editor = TestEditor(client: client, key: writer)
            for (method, path) in [
                (HTTPRequest.Method.get, ""), (.post, ""), (.get, "/1"), (.patch, "/1"), (.delete, "/1"),
                (.post, "/1/rotate-secret"),
                (.post, "/1/test"), (.get, "/1/deliveries"), (.post, "/1/deliveries/msg_1/replay"),
            ] {
                #expect(
                    try await editor.send(method, "/v1/webhooks\(path)", method == .get ? nil : "{}").status == 403,
                    "\(path)"
                )
                let nobody = try await client.send("/v1/webhooks\(path)", "{}", method)
                #expect(nobody.status == 401 && !nobody.text.contains("a.example"), "\(path)")
            }
        }
    }

    @Test func secretsAreShownOnceAndWhatIsReadCanBeSentBack() async throws {
        try await run { admin in
            let given = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            let body = #"{"url": "https://a.example/?t=1", "events": ["article.*"], "secret": "\#(given)"}"#
            let made = try await admin.send(.post, "/v1/webhooks", body)
            #expect(made.value("data.secret") as? String == given && made.header("ETag") == #""v1""#)
            let address = try #require(made.header("Location"))
            for uri in [address, "/v1/webhooks", "\(address)/deliveries"] {
                #expect(try await !admin.read(uri).text.contains("MfKQ"))
            }
            let read = try await admin.read(address)
            let sent = String(read.text.dropFirst(#"{"data":"#.count).dropLast())
            let same = try await admin.send(.patch, address, sent, ifMatch: read.header("ETag"))
            #expect(same.status == 200 && same.value("data.version") as? Int == 1)
            let changed = try await admin.send(.patch, address, #"{"events": ["*"], "enabled": false}"#)
            #expect(changed.value("data.version") as? Int == 2 && changed.value("data.enabled") as? Bool == false)
            #expect(try await admin.send(.patch, address, "{}", ifMatch: #""v1""#).status == 412)
            #expect(try await admin.send(.delete, address, ifMatch: #""v1""#).status == 412)
            #expect(try await admin.send(.delete, address).status == 204)
            #expect(try await admin.read(address).status == 404)
            #expect(
                try await admin.send(.post, "/v1/webhooks", body).header("Location") == "/v1/webhooks/2",
                "an id is given once"
            )
        }
    }

    @Test func whatThereIsNotIsNotFound() async throws {
        try await run { admin in
            for (method, path) in [
                (HTTPRequest.Method.get, "/9"), (.patch, "/9"), (.delete, "/9"), (.post, "/9/rotate-secret"),
                (.post, "/9/test"),
                (.get, "/9/deliveries"), (.post, "/9/deliveries/msg_x_9_1/replay"), (.get, "/x"), (.get, "/0"),
                (.get, "/-1"),
                (.get, "/99999999999999999999"),
            ] {
                let answer = try await admin.send(method, "/v1/webhooks\(path)", method == .get ? nil : "{}")
                #expect(answer.status == 404, "\(method) \(path): \(answer.text)")
            }
            let body = #"{"url": "https://a.example/", "events": ["*"]}"#
            #expect(try await admin.send(.post, "/v1/webhooks", body).status == 201)
            #expect(try await admin.send(.post, "/v1/webhooks/1/deliveries/msg_1/replay", "{}").status == 404)
        }
    }

    @Test func thereAreNoMoreThanOneCanLookAfter() async throws {
        try await run { admin in
            let body = #"{"url": "https://a.example/", "events": ["site.updated"]}"#
            for _ in 0..<Webhook.maximum {
                let made = try await admin.send(.post, "/v1/webhooks", body)
                #expect(made.status == 201)
            }
            let refused = try await admin.send(.post, "/v1/webhooks", body)
            #expect(refused.status == 409)
        }
    }

    @Test func addressesOfOnesOwnNetworkAreRefused() async throws {
        let service = try TestService()
        let key = try service.key("admin")
        try await service.run { client in
            let admin = TestEditor(client: client, key: key)
            for (url, code) in [
                ("http://93.184.216.34/", "notHTTPS"), ("https://127.0.0.1/", "notPublic"),
                ("https://localhost/", "notPublic"),
                ("https://localhost:8080/x", "notPublic"), ("https://[::1]/", "notPublic"),
                ("https://[::ffff:10.0.0.1]/", "notPublic"),
                ("https://169.254.169.254/latest/meta-data/", "notPublic"),
                ("https://[64:ff9b::a9fe:a9fe]/", "notPublic"),
                ("https://[2002:7f00:1::]/", "notPublic"), ("https://192.168.0.1/", "notPublic"),
                // What machines take for an address of IPv4, though it is none.
                ("https://2130706433/", "notPublic"), ("https://0x7f000001/", "notPublic"),
                ("https://127.1/", "notPublic"),
                ("https://0177.0.0.1/", "notPublic"),
            ] {
                let answer = try await admin.send(.post, "/v1/webhooks", #"{"url": "\#(url)", "events": ["*"]}"#)
                #expect(answer.status == 422 && answer.faults == ["/url \(code)"], "\(url): \(answer.text)")
            }
            #expect(try service.number("SELECT count(*) FROM webhook") == 0)
        }
    }

    @Test func aNameThatLeadsElsewhereTheSecondTimeIsNotFollowed() async throws {
        let looks = Mutex(0)
        let resolver = HostResolver { _ in
            let count = looks.withLock { looks in
                looks += 1
                return looks
            }
            return [IPAddress(count == 1 ? "93.184.216.34" : "127.0.0.1")].compactMap(\.self)
        }
        let clock = FixedClock()
        let reach = WebhookReach(WebhookPolicy(), resolver: resolver, clock: clock)
        let receiver = WebhookReceiver()
        try await receiver.run { url in
            let address = url.replacing("http://127.0.0.1", with: "https://hooks.example")
            #expect(await reach.refusal(of: address) == nil)
            let subscription = try self.subscription(to: address)
            let delivery = await reach.test(subscription)
            #expect(delivery.status == .failed && delivery.responseStatus == nil)
            #expect(delivery.error?.contains("not public") == true, "\(delivery.error ?? "")")
            #expect(receiver.total == 0)
        }
        let mixed = HostResolver { _ in ["93.184.216.34", "10.0.0.1"].compactMap { IPAddress($0) } }
        let other = WebhookReach(WebhookPolicy(), resolver: mixed, clock: clock)
        #expect(await other.refusal(of: "https://hooks.example/") == .notPublic)
    }

    /// The name stays that of the request, the address that was looked at is the one that is connected to.
    @Test func aNameIsConnectedToWhereItLeadWhenItWasLookedAt() async throws {
        var policy = WebhookPolicy()
        policy.allowsPrivate = true
        let resolver = HostResolver { _ in ["127.0.0.1"].compactMap { IPAddress($0) } }
        let reach = WebhookReach(policy, resolver: resolver, clock: FixedClock())
        let receiver = WebhookReceiver()
        try await receiver.run { url in
            let address = url.replacing("127.0.0.1", with: "hooks.example")
            let delivery = await reach.test(try self.subscription(to: address))
            #expect(delivery.status == .delivered, "\(delivery.error ?? "")")
            #expect(try await receiver.next().host?.hasPrefix("hooks.example:") == true)
        }
    }

    @Test func aNameThatDoesNotResolveOrHangsIsSaidSo() async throws {
        let clock = FixedClock()
        let nowhere = WebhookReach(WebhookPolicy(), resolver: HostResolver { _ in throw UnknownHost() }, clock: clock)
        #expect(
            await nowhere.refusal(of: "https://hooks.example/") == nil,
            "it may resolve later, and is looked at then"
        )
        let unknown = await nowhere.test(try subscription(to: "https://hooks.example/"))
        #expect(unknown.error == "The name of the receiver does not resolve.")

        var policy = WebhookPolicy()
        policy.timeout = .milliseconds(10)
        let hangs = HostResolver { _ in
            try await Task.sleep(for: .seconds(3_600))
            return []
        }
        let late = await WebhookReach(policy, resolver: hangs, clock: clock).test(
            try subscription(to: "https://hooks.example/")
        )
        #expect(late.error == "The receiver did not answer in time.")
    }

    private func subscription(to url: String) throws -> WebhookSubscription {
        WebhookSubscription(
            id: 1,
            url: url,
            events: [],
            format: .standard,
            secret: try #require(WebhookSecret(key: Array(0..<24))),
            previousSecret: nil,
            previousSecretUntil: nil,
            position: 0,
            delivered: 0,
            replays: 0,
            history: "0f3a"
        )
    }
}
