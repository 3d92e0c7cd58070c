import NewsDomain
import Testing

/// Where messages may go, what they are signed with, and what they are about.
@Suite struct WebhookRuleTests {
    @Test(arguments: [
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.0.3", "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.1",
        "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "168.63.129.16",
        "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe", "::127.0.0.1", "64:ff9b::7f00:1",
        "64:ff9b:1::7f00:1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "2002:a9fe:a9fe::1", "3fff::1",
        "5f00::1",
        "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1",
    ])
    func whatIsNotOfThePublicInternetIsNotSentTo(text: String) throws {
        #expect(try #require(IPAddress(text)).isPublic == false)
        let host = text.contains(":") ? "[\(text)]" : text
        #expect(throws: WebhookAddress.Refusal.notPublic) {
            try WebhookAddress("https://\(host)/hook", allowsPrivate: false)
        }
        #expect(try WebhookAddress("http://\(host):8080/hook", allowsPrivate: true).literal != nil)
    }

    @Test(arguments: [
        "1.1.1.1", "93.184.216.34", "172.32.0.1", "192.0.1.1", "2606:4700::1111", "2a00:1450:4001::1", "::ffff:8.8.8.8",
    ])
    func whatIsIsSentTo(text: String) throws {
        #expect(try #require(IPAddress(text)).isPublic)
    }

    @Test func addressesAreTakenApartAsTheyAreAskedFor() throws {
        let address = try WebhookAddress("https://BÜCHER.example:8443/a?token=x", allowsPrivate: false)
        #expect(address.host == "xn--bcher-kva.example" && address.url.hasPrefix("https://"))
        let loud = try WebhookAddress("HTTPS://HOOKS.Example/A?B", allowsPrivate: false)
        #expect(loud.url == "https://hooks.example/A?B" && loud.host == "hooks.example")
        #expect(
            try WebhookAddress("https://[2606:4700::1111]/", allowsPrivate: false).url == "https://[2606:4700::1111]/"
        )
        for wrong in [
            "", "hooks.example", "https://%31%32%37.0.0.1/", "https://", "https://user:pass@hooks.example/",
            "https://user@hooks.example/",
            "ftp://a.example/",
            "https://hooks.example:0/", "https://hooks.example:65536/", "https://hooks.example/#x",
            "https://a b.example/",
            "https://[fe80::1%25eth0]/", "https://hooks.example/\r\nX: y", "file:///etc/passwd",
        ] {
            #expect(throws: WebhookAddress.Refusal.notAURL, "\(wrong)") {
                try WebhookAddress(wrong, allowsPrivate: true)
            }
        }
        #expect(throws: WebhookAddress.Refusal.insecure) {
            try WebhookAddress("http://hooks.example/", allowsPrivate: false)
        }
    }

    @Test func secretsAreThoseOfStandardWebhooks() throws {
        let text = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        let secret = try #require(WebhookSecret(text))
        #expect(secret.text == text && secret.key.count == 24)
        #expect(!"\(secret)".contains("MfKQ") && !String(reflecting: secret).contains("MfKQ"))
        for wrong in [
            "", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ=",
            "whsec_" + String(repeating: "QUFB", count: 22),
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2La LaSw",
        ] {
            #expect(WebhookSecret(wrong) == nil, "\(wrong)")
        }
    }

    @Test func patternsAreOfEventsThatThereAre() throws {
        let all = try #require(EventPattern("*"))
        let articles = try #require(EventPattern("article.*"))
        let one = try #require(EventPattern("comment.approved"))
        #expect(all.matches("site.updated") && articles.matches("article.published") && one.matches("comment.approved"))
        #expect(
            !articles.matches("comment.approved") && !one.matches("comment.removed") && !articles.matches("articles.x")
        )
        for wrong in ["", "article", "article.", "*.published", "article.publish", "**", "site.deleted", "*.*"] {
            #expect(EventPattern(wrong) == nil, "\(wrong)")
        }
        #expect(ChangeEvent.names.allSatisfy { EventPattern($0) != nil })
    }

    @Test func theScheduleIsThatOfStandardWebhooks() {
        #expect(
            RetrySchedule.standard.waits.map(\.description).joined(separator: ",") == "5s,5m,30m,2h,5h,10h,14h,20h,24h"
        )
        #expect(RetryWait("50ms")?.duration == .milliseconds(50))
        for wrong in ["", "5", "s", "-1s", "5 s", "1.5h", "0s", "169h", "5d", "99999999999h"] {
            #expect(RetryWait(wrong) == nil, "\(wrong)")
        }
    }

    @Test func idsAreReadBackInTheirOwnNewsroomAlone() throws {
        let id = WebhookMessageID(history: "0f3a", webhook: 3, sequence: 42)
        #expect(WebhookMessageID(id.description, history: "0f3a", webhook: 3) == id)
        #expect(!id.description.contains("."), "what is signed is parted by them")
        for wrong in ["", "msg_0f3a_3_x", "msg_0f3a_4_42", "msg_ffff_3_42", "msg_0f3a_3_042", "msg_0f3a_3_-1", "42"] {
            #expect(WebhookMessageID(wrong, history: "0f3a", webhook: 3) == nil, "\(wrong)")
        }
    }
}
