internal import Crypto
package import NewsDomain

/// Signs messages to webhooks (Standard Webhooks 1.0.0, “Webhook signatures”).
package enum WebhookSignature {
    /// The value of `webhook-signature`: for each secret `v1,` and HMAC-SHA256 of id, seconds and body with full stops
    /// between, in base64; with a space between the secrets.
    package static func header(id: String, at now: Timestamp, body: [UInt8], _ secrets: [WebhookSecret]) -> String {
        let signed = Array("\(id).\(now.seconds).".utf8) + body
        return secrets.map { secret in
            let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: secret.key))
            return "v1," + Base64.text(code)
        }
        .joined(separator: " ")
    }
}

extension WebhookSecret {
    /// A secret that nobody has.
    package static func random() -> WebhookSecret {
        let key = SymmetricKey(size: SymmetricKeySize(bitCount: standardLength * 8)).withUnsafeBytes(Array.init)
        guard let secret = WebhookSecret(key: key) else {
            preconditionFailure("a key of \(standardLength) bytes is one")
        }
        return secret
    }
}
