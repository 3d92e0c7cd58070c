internal import Foundation

/// What a receiver verifies messages with: `whsec_` and 24 to 64 random bytes in base64 (Standard Webhooks 1.0.0, “Symmetric”).
///
/// It is kept as it is, since messages are signed with it. Whoever prints it sees nothing.
package struct WebhookSecret: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    package let key: [UInt8]

    package static let prefix = "whsec_"
    /// How many bytes a key has.
    package static let lengths = 24...64
    /// Bytes of a key that the newsroom makes.
    package static let standardLength = 32
    /// Seconds for which messages are signed with the secret before, too, once there is another.
    package static let overlap: Int64 = 24 * 3600

    /// Nil where there are fewer or more bytes than a key has.
    package init?(key: [UInt8]) {
        guard Self.lengths.contains(key.count) else { return nil }
        self.key = key
    }

    /// Nil where the text is none: base64 with its padding (RFC 4648, section 4), and nothing else.
    package init?(_ text: String) {
        guard text.hasPrefix(Self.prefix), let data = Data(base64Encoded: String(text.dropFirst(Self.prefix.count)))
        else { return nil }
        self.init(key: Array(data))
    }

    /// As the receiver needs it.
    package var text: String { Self.prefix + Base64.text(key) }

    package var description: String { Self.prefix + "…" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Base64 with padding (RFC 4648, section 4).
package enum Base64 {
    package static func text(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString()
    }
}
