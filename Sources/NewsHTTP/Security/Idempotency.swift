internal import Crypto
internal import HTTPTypes
internal import Hummingbird
internal import NewsDomain

extension IdempotencyClaim {
    private static let length = 8...255

    /// The claim that a request makes with its `Idempotency-Key`; nil where it makes none.
    ///
    /// Throws `invalid` where the key is none: 8 to 255 visible ASCII characters.
    init?(_ request: Request, _ body: RequestBody) throws {
        guard let key = request.headers[.idempotencyKey] else { return nil }
        guard Self.length.contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            let detail = "“Idempotency-Key” must be 8 to 255 visible ASCII characters, such as a UUID."
            let fault = Fault(.header("Idempotency-Key"), code: "malformed", detail: detail)
            throw NewsError(.invalid, detail, faults: [fault])
        }
        let route = "\(request.method.rawValue) \(request.uri.path)\n\(request.headers[.authorization] ?? "")\n\(key)"
        self.init(
            key: Array(SHA256.hash(data: Array(route.utf8))),
            request: Array(SHA256.hash(data: body.bytes))
        )
    }
}

extension Answer {
    /// The answer as it is remembered for whoever sends the same request again: status, location, tag and body.
    var memo: [UInt8] {
        Array("\(status.code)\n\(headers[.location] ?? "")\n\(headers[.eTag] ?? "")\n".utf8) + body
    }

    /// An answer that was remembered.
    init(memo: [UInt8]) {
        let parts = memo.split(separator: UInt8(ascii: "\n"), maxSplits: 3, omittingEmptySubsequences: false)
        let texts = parts.prefix(3).map { String(decoding: $0, as: UTF8.self) }
        self = .json(parts.count > 3 ? Array(parts[3]) : [])
        status = HTTPResponse.Status(code: Int(texts.first ?? "") ?? 200)
        for (name, text) in zip([HTTPField.Name.location, .eTag], texts.dropFirst()) where !text.isEmpty {
            headers[name] = text
        }
        headers[.idempotencyReplayed] = "true"
    }
}

extension HTTPField.Name {
    static let idempotencyKey = constant("Idempotency-Key")
    static let idempotencyReplayed = constant("Idempotency-Replayed")
}
