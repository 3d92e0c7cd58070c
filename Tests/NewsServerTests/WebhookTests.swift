import Hummingbird
import NIOCore
import NewsDomain
import NewsHTTP
import NewsServer
import NewsTestSupport
import Synchronization
import Testing

/// What receivers of webhooks get, and what becomes of what they do not take.
@Suite(.timeLimit(.minutes(5))) struct WebhookTests {
    @Test func aChangeArrivesAndIsSigned() async throws {
        let (service, receiver) = (try TestService().withWebhooks("5s"), WebhookReceiver())
        try await receiver.run { url in
            try await service.runWebhook(to: url, events: #"["article.*"]"#) { scene in
                let tag = try await scene.editor.send(.patch, "/v1/tags/energy", #"{"name": "Power"}"#)
                #expect(tag.status == 200, "which it is not told of")
                try await scene.retitle("23", "Late trains")
                let message = try await receiver.next()
                let body = message.received
                #expect(body.value("type") as? String == "article.updated")
                #expect(body.value("timestamp") as? String == service.clock.now().rfc3339)
                #expect(body.value("data.id") as? Int == 23 && body.value("data.url") as? String != nil)
                let secret = try #require(WebhookSecret(scene.secret))
                let at = Timestamp(seconds: try #require(message.header("webhook-timestamp").flatMap { Int64($0) }))
                #expect(at == service.clock.now())
                let signature = WebhookSignature.header(id: message.id, at: at, body: message.body, [secret])
                #expect(message.header("webhook-signature") == signature)
                #expect(message.header("content-type") == "application/json")
                #expect(message.header("x-webhook-secret") == nil)
            }
        }
    }

    /// The example of the specification.
    @Test func signaturesAreThoseOfStandardWebhooks() throws {
        let secret = try #require(WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        let signature = WebhookSignature.header(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
            at: Timestamp(seconds: 1_614_265_330),
            body: Array(#"{"test": 2432232314}"#.utf8),
            [secret]
        )
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test func whatFailsComesAgainUnderTheSameIdAndInTheOrderOfEachArticle() async throws {
        let (service, receiver) = (try TestService().withWebhooks("20ms", "20ms", "20ms"), WebhookReceiver())
        receiver.answers { _, number in Response(status: number < 2 ? .serviceUnavailable : .ok) }
        try await receiver.run { url in
            try await service.runWebhook(to: url) { scene in
                try await scene.retitle("23", "One")
                let first = try await receiver.next()
                try await scene.retitle("23", "Two")
                try await scene.retitle("23", "Three")
                var later: [WebhookReceiver.Message] = []
                while Set(later.map(\.id)).count < 3 { later.append(try await receiver.next()) }
                #expect(later.prefix(2).map(\.id) == [first.id, first.id] && later[0].body == first.body)
                let versions = later.dropFirst().compactMap { $0.received.value("data.version") as? Int }
                #expect(versions == versions.sorted() && versions.count == 3)
                let webhook = try await scene.webhook { $0.value("data.delivered") as? Int == 3 }
                #expect(webhook.value("data.waiting") as? Int == 0)
                let deliveries = try await scene.admin.read("\(scene.address)/deliveries")
                #expect(
                    deliveries.value("data.2.id") as? String == first.id
                        && deliveries.value("data.2.tries") as? Int == 3
                )
                #expect(deliveries.value("data.2.status") as? String == "delivered")
            }
        }
    }

    @Test func whatAServerThatStoppedDidNotDeliverTheNextOneDoes() async throws {
        let (service, receiver) = (try TestService().withWebhooks("10ms", "24h"), WebhookReceiver())
        receiver.answers { _, _ in Response(status: .internalServerError) }
        try await receiver.run { url in
            let address = Mutex("")
            try await service.runWebhook(to: url) { scene in
                try await scene.retitle("23", "Before")
                for _ in 0..<2 { _ = try await receiver.next() }
                _ = try await scene.webhook { $0.value("data.waiting") as? Int == 1 }
                try await scene.retitle("23", "Behind it")
                address.withLock { $0 = scene.address }
            }
            receiver.answers { _, _ in Response(status: .ok) }
            let key = try service.key("admin", "write")
            try await service.runLive { client in
                let admin = TestEditor(client: client, key: key)
                let other = try await admin.patch("22", #"{"title": "After"}"#)
                #expect(other.status == 200)
                var ids: [String] = []
                for _ in 0..<3 { ids.append(try await receiver.next().id) }
                // The one that was taken first shows that the receiver is back.
                #expect(Set(ids).count == 3 && ids[1] < ids[2])
            }
        }
    }

    @Test func a410AndAnEndedScheduleDisableItAndSayWhy() async throws {
        for (status, reason) in [(HTTPResponse.Status.gone, "410"), (.internalServerError, "3 tries")] {
            let (service, receiver) = (try TestService().withWebhooks("10ms", "10ms"), WebhookReceiver())
            receiver.answers { _, _ in Response(status: status) }
            try await receiver.run { url in
                try await service.runWebhook(to: url) { scene in
                    try await scene.retitle("23", "Late trains")
                    let webhook = try await scene.webhook { $0.value("data.enabled") as? Bool == false }
                    let told = try #require(webhook.value("data.disabledReason") as? String)
                    #expect(told.contains(reason) && webhook.value("data.version") as? Int == 2)
                    #expect(try listWebhooks(dataDirectory: service.dataDirectory).text.contains(told))
                    receiver.answers { _, _ in Response(status: .ok) }
                    try await scene.retitle("23", "Later")
                    let enabled = try await scene.admin.send(.patch, scene.address, #"{"enabled": true}"#)
                    #expect(enabled.value("data.disabledReason") is String == false)
                    let end = try await scene.webhook { $0.value("data.delivered") as? Int == 2 }
                    #expect(end.value("data.waiting") as? Int == 0, "it goes on where it was")
                }
            }
        }
    }

    @Test func redirectsAreNotFollowedAndLongAnswersNotRead() async throws {
        let (service, receiver) = (try TestService().withWebhooks("10ms", "24h"), WebhookReceiver())
        let target = WebhookReceiver()
        try await target.run { elsewhere in
            try await receiver.run { url in
                receiver.answers { _, number in
                    guard number < 2 else {
                        return Response(status: .ok, body: .init(byteBuffer: .init(repeating: 0x20, count: 10 << 20)))
                    }
                    return Response(status: .temporaryRedirect, headers: [.location: elsewhere])
                }
                try await service.runWebhook(to: url) { scene in
                    try await scene.retitle("23", "One")
                    for _ in 0..<2 { _ = try await receiver.next() }
                    _ = try await scene.webhook { $0.value("data.waiting") as? Int == 1 }
                    let failed = try await scene.admin.read("\(scene.address)/deliveries")
                    #expect(failed.value("data.0.responseStatus") as? Int == 307)
                    #expect((failed.value("data.0.error") as? String)?.contains("redirects are not followed") == true)
                    // Its head says that it was taken, however long the rest is.
                    try await scene.retitle("22", "Two")
                    let end = try await scene.webhook { $0.value("data.delivered") as? Int == 2 }
                    #expect(end.value("data.waiting") as? Int == 0 && target.total == 0)
                }
            }
        }
    }

    @Test func aReceiverThatHangsHoldsUpNoOther() async throws {
        let service = try TestService().withWebhooks("24h")
        let (slow, quick) = (WebhookReceiver(), WebhookReceiver())
        let (hangs, end) = AsyncStream.makeStream(of: Void.self)
        slow.answers { _, _ in
            for await _ in hangs {}
            return Response(status: .ok)
        }
        try await slow.run { slowly in
            try await quick.run { quickly in
                try await service.runWebhook(to: slowly) { scene in
                    defer { end.finish() }
                    let body = #"{"url": "\#(quickly)", "events": ["article.*"]}"#
                    #expect(try await scene.admin.send(.post, "/v1/webhooks", body).status == 201)
                    try await scene.retitle("23", "One")
                    _ = try await slow.next()
                    _ = try await quick.next()
                    try await scene.retitle("23", "Two")
                    _ = try await quick.next()
                }
            }
        }
    }

    @Test func whatNextWPUnderstandsIsAChoice() async throws {
        let (service, receiver) = (try TestService().withWebhooks("5s"), WebhookReceiver())
        try await receiver.run { url in
            try await service.runWebhook(to: url, events: #"["article.*", "section.*"]"#, format: "revalidate") {
                scene in
                try await scene.retitle("23", "Late trains")
                let message = try await receiver.next()
                #expect(message.text == #"{"contentType":"post","contentId":23}"#)
                #expect(message.header("x-webhook-secret") == scene.secret)
                let section = try await scene.editor.send(.patch, "/v1/sections/1", #"{"description": "What is new."}"#)
                #expect(section.status == 200)
                #expect(try await receiver.next().text == #"{"contentType":"category","contentId":1}"#)
            }
        }
    }

    @Test func oneCanTestItAndHaveMessagesSentOnceMore() async throws {
        let (service, receiver) = (try TestService().withWebhooks("5s"), WebhookReceiver())
        try await receiver.run { url in
            try await service.runWebhook(to: url) { scene in
                let test = try await scene.admin.send(.post, "\(scene.address)/test")
                #expect(
                    test.value("data.status") as? String == "delivered"
                        && test.value("data.responseStatus") as? Int == 204
                )
                #expect(try await receiver.next().id == test.value("data.id") as? String)
                try await scene.retitle("23", "Late trains")
                let first = try await receiver.next()
                _ = try await scene.webhook { $0.value("data.delivered") as? Int == 1 }
                let replay = try await scene.admin.send(.post, "\(scene.address)/deliveries/\(first.id)/replay")
                #expect(replay.status == 202 && replay.value("data.status") as? String == "waiting")
                let again = try await receiver.next()
                #expect(again.id == first.id && again.body == first.body)
                receiver.answers { _, _ in Response(status: .init(code: 418)) }
                let refused = try await scene.admin.send(.post, "\(scene.address)/test")
                #expect(
                    refused.value("data.status") as? String == "failed"
                        && refused.value("data.responseStatus") as? Int == 418
                )
            }
        }
    }

    @Test func whileASecretIsChangedMessagesAreSignedWithBoth() async throws {
        let (service, receiver) = (try TestService().withWebhooks("5s"), WebhookReceiver())
        try await receiver.run { url in
            try await service.runWebhook(to: url) { scene in
                let rotated = try await scene.admin.send(.post, "\(scene.address)/rotate-secret")
                let fresh = try #require(rotated.value("data.secret") as? String)
                #expect(fresh != scene.secret && rotated.value("data.version") as? Int == 2)
                let secrets = [fresh, scene.secret].compactMap { WebhookSecret($0) }
                for expected in [secrets, [secrets[0]]] {
                    let test = try await scene.admin.send(.post, "\(scene.address)/test")
                    #expect(test.value("data.status") as? String == "delivered")
                    let message = try await receiver.next()
                    let now = service.clock.now()
                    let signature = WebhookSignature.header(id: message.id, at: now, body: message.body, expected)
                    #expect(message.header("webhook-signature") == signature)
                    service.clock.advance(by: WebhookSecret.overlap)
                }
            }
        }
    }
}
