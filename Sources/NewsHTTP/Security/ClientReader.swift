internal import HTTPTypes
internal import NewsDomain

/// Tells where a request comes from, and whether it is a reader's.
struct ClientReader: Sendable {
    let resolver: ClientAddressResolver
    let honoursPrivacySignals: Bool

    /// The client's address: the peer's, or what trusted proxies say of it.
    func address(of request: Request) -> IPAddress? {
        resolver.client(peer: request.peer, forwardedFor: request.headers[values: .forwardedFor])
    }

    /// Whether a view is to be counted: not a bot's, not one that a browser fetches ahead, and, where the site honours
    /// that, not of a reader who asks not to be counted (Global Privacy Control, DNT).
    func counts(_ request: Request) -> Bool {
        guard !BotList.standard.isBot(userAgent: request.headers[.userAgent]) else { return false }
        let purposes = [request.headers[.secPurpose], request.headers[.purpose], request.headers[.mozPurpose]]
        guard !purposes.contains(where: { $0?.lowercased().contains("pre") == true }) else { return false }
        guard honoursPrivacySignals else { return true }
        return request.headers[.globalPrivacyControl] != "1" && request.headers[.doNotTrack] != "1"
    }
}

extension HTTPField.Name {
    static let forwardedFor = constant("X-Forwarded-For")
    /// `prefetch`, or `prefetch;prerender` (Fetch Standard, section 2.3).
    fileprivate static let secPurpose = constant("Sec-Purpose")
    fileprivate static let purpose = constant("Purpose")
    fileprivate static let mozPurpose = constant("X-Moz")
    fileprivate static let globalPrivacyControl = constant("Sec-GPC")
    fileprivate static let doNotTrack = constant("DNT")
}
