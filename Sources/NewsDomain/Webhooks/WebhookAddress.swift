internal import Foundation

/// The address of a receiver, taken apart.
package struct WebhookAddress: Sendable, Hashable {
    /// As it is asked for: in ASCII, scheme and host in lower case.
    package let url: String
    /// In lower case, without the brackets of IPv6.
    package let host: String
    /// Where the host is an address itself.
    package let literal: IPAddress?

    /// Why an address is not sent to.
    package enum Refusal: Error, Sendable, Hashable {
        /// It is no address of the web.
        case notAURL
        /// It is not https.
        case insecure
        /// It leads, or may lead, into a network of one's own.
        case notPublic
    }

    /// Throws ``Refusal`` where nothing is sent there, as far as the text says. `allowsPrivate` takes http, and every host.
    package init(_ text: String, allowsPrivate: Bool) throws {
        let encoded = WebAddress.encoded(text)
        guard WebAddress(text) != nil, WebAddress(encoded) != nil, var parts = URLComponents(string: encoded),
            let written = parts.encodedHost, (1...65_535).contains(parts.port ?? 443), parts.fragment == nil
        else { throw Refusal.notAURL }
        guard allowsPrivate || parts.scheme?.lowercased() == "https" else { throw Refusal.insecure }
        let host = written.lowercased().filter { $0 != "[" && $0 != "]" }
        // A zone leads to a network of this machine (RFC 4007, section 11).
        guard !host.isEmpty, !host.contains("%") else { throw Refusal.notAURL }
        literal = IPAddress(host)
        if let literal, !allowsPrivate, !literal.isPublic { throw Refusal.notPublic }
        // Whoever connects has to find the very name that was looked at.
        (parts.scheme, parts.encodedHost) = (parts.scheme?.lowercased(), written.lowercased())
        (url, self.host) = (parts.string ?? encoded, host)
    }

    /// For logs: the rest may hold what is nobody's business.
    package var name: String { host }
}

/// Whoever can reach receivers.
package protocol WebhookGateway: Sendable {
    /// Why nothing would be sent to an address: as its text says, and as its name resolves just now. Nil where it would be, and
    /// where the name does not resolve: it may later, and is looked at then.
    func refusal(of url: String) async -> WebhookAddress.Refusal?

    /// Sends a message that no change is behind, once, and returns what came of it.
    func test(_ subscription: WebhookSubscription) async -> WebhookDelivery
}
