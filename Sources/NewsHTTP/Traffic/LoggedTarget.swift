internal import NewsDomain

extension String {
    /// The target of a request as logs may have it: short, and without tokens, which open something to whoever reads the log.
    var loggedTarget: String {
        guard let start = utf8.firstIndex(of: UInt8(ascii: "?")) else { return abbreviated }
        let parameters = self[index(after: start)...].split(separator: "&", omittingEmptySubsequences: false)
        let masked = parameters.map { $0.isSecret ? "\($0.prefix { $0 != "=" })=…" : String($0) }
        return (self[...start] + masked.joined(separator: "&")).abbreviated
    }
}

extension Substring {
    /// Whether a parameter carries a token, however its name is written.
    fileprivate var isSecret: Bool {
        let name = prefix { $0 != "=" }
        return (PercentEncoding.decode(name, plusIsSpace: true) ?? String(name)) == PreviewToken.parameter
    }
}
