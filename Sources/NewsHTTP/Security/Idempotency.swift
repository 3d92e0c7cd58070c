internal import Crypto
internal import HTTPTypes
internal import NewsDomain

/// What a client's `Idempotency-Key` makes of a write: it may be sent again, and gets the answer that it got.
///
/// The answer is remembered sealed (ChaCha20-Poly1305, RFC 8439) under a key that is made of the client's own, of which the
/// newsroom stores a hash alone: an edit token cannot be read from the file.
struct Idempotency: Sendable {
    /// Nil where the request has no such key.
    let claim: IdempotencyClaim?
    private let sealingKey: SymmetricKey?

    /// Of a request that is done as often as it comes.
    static let none = Idempotency(claim: nil, sealingKey: nil)

    private static let keyLength = 8...255
    /// Bytes of an answer that are remembered. Of a longer one it is only remembered that it was given.
    private static let longestMemo = 64 * 1024

    private init(claim: IdempotencyClaim?, sealingKey: SymmetricKey?) {
        (self.claim, self.sealingKey) = (claim, sealingKey)
    }

    /// What a request says. Without a key for the API, `client` tells readers apart: who guesses another's Idempotency-Key and
    /// text from elsewhere is not answered as that other.
    ///
    /// Throws `invalid` where the key is none: 8 to 255 visible ASCII characters.
    init(_ request: Request, _ body: RequestBody, from client: IPAddress? = nil) throws {
        try self.init(request, digest: Array(SHA256.hash(data: body.bytes)), from: client)
    }

    /// The same of a request whose body is told by a digest.
    init(_ request: Request, digest: [UInt8], from client: IPAddress? = nil) throws {
        guard let key = request.headers[.idempotencyKey] else {
            self = .none
            return
        }
        guard Self.keyLength.contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            let detail = "“Idempotency-Key” must be 8 to 255 visible ASCII characters, such as a UUID."
            let fault = Fault(.header("Idempotency-Key"), code: "malformed", detail: detail)
            throw NewsError(.invalid, detail, faults: [fault])
        }
        let who = request.headers[.authorization] ?? client.map { String(describing: $0.subnet) } ?? ""
        let what = Array("\(request.method.rawValue) \(request.path)\n\(who)\n\(key)".utf8)
        claim = IdempotencyClaim(key: Array(SHA256.hash(data: what)), request: Array(SHA256.hash(data: digest)))
        sealingKey = HKDF<SHA256>
            .deriveKey(
                inputKeyMaterial: SymmetricKey(data: what),
                info: Array("broadsheet idempotency memo".utf8),
                outputByteCount: 32
            )
    }

    /// An answer as it is remembered: status, location, tag and body.
    func memo(_ answer: Answer) -> [UInt8] {
        guard let sealingKey else { return [] }
        let head = "\(answer.status.code)\n\(answer.headers[.location] ?? "")\n\(answer.headers[.eTag] ?? "")"
        var memo = Array(head.utf8)
        if memo.count + answer.body.count < Self.longestMemo { memo += [UInt8(ascii: "\n")] + answer.body }
        // There is no such failure: any bytes can be sealed under a key of that length.
        return (try? ChaChaPoly.seal(memo, using: sealingKey).combined).map(Array.init) ?? []
    }

    /// The answer that was remembered.
    ///
    /// Throws `conflict` where it was too long to be.
    func answer(_ memo: [UInt8]) throws -> Answer {
        guard let sealingKey else { throw NewsError(.internal, "An answer was remembered without a key.") }
        let opened = Array(try ChaChaPoly.open(ChaChaPoly.SealedBox(combined: memo), using: sealingKey))
        let parts = opened.split(separator: UInt8(ascii: "\n"), maxSplits: 3, omittingEmptySubsequences: false)
        let texts = parts.prefix(3).map { String(decoding: $0, as: UTF8.self) }
        guard parts.count > 3 else {
            throw NewsError(
                .conflict,
                "This was done before, as \(texts.first ?? ""). The answer was too long to be remembered: read what it changed."
            )
        }
        var answer = Answer.json(Array(parts[3]))
        answer.status = HTTPResponse.Status(code: Int(texts[0]) ?? 200)
        for (name, text) in zip([HTTPField.Name.location, .eTag], texts.dropFirst()) where !text.isEmpty {
            answer.headers[name] = text
        }
        answer.headers[.idempotencyReplayed] = "true"
        return answer
    }
}

extension HTTPField.Name {
    static let idempotencyKey = constant("Idempotency-Key")
    static let idempotencyReplayed = constant("Idempotency-Replayed")
}
