/// Which frames are kept.
enum FrameRules {
    /// The host of an address a frame may have, whatever the host: `https:` (or `http:`, or neither, both made
    /// `https:`), then the plain name of a host, without a user, a port or a backslash anywhere.
    ///
    /// - Returns: the places of the host and of what follows it.
    static func address(_ url: Bytes) -> (host: Range<Int>, rest: Range<Int>)? {
        var start = 0
        if let scheme = URLRules.scheme(of: url) {
            guard scheme.matches("https") || scheme.matches("http") else { return nil }
            start = scheme.count + 1
        }
        guard url.count > start + 2, url[start] == UInt8(ascii: "/"), url[start + 1] == UInt8(ascii: "/") else {
            return nil
        }
        guard !url.contains(UInt8(ascii: "\\")) else { return nil }
        start += 2
        var end = start
        while end < url.count, url[end].isHostByte { end += 1 }
        let isWhole = end == url.count || url[end].endsHost
        guard end > start, isWhole, url[end - 1] != UInt8(ascii: ".") else { return nil }
        return (start..<end, end..<url.count)
    }

    /// Whether a host is one of the policy's, or under one of them.
    static func allows(_ host: Bytes, under policy: MarkupPolicy) -> Bool {
        policy.videoHosts.contains { allowed in
            var allowed = allowed
            return allowed.withUTF8 { allowed in
                guard !allowed.isEmpty, host.count >= allowed.count else { return false }
                let cut = host.count - allowed.count
                guard cut == 0 || host[cut - 1] == UInt8(ascii: ".") else { return false }
                return zip(host[cut...], allowed).allSatisfy { $0.lowercased == $1.lowercased }
            }
        }
    }
}

extension UInt8 {
    fileprivate var isHostByte: Bool {
        isAlphanumeric || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
    }

    fileprivate var endsHost: Bool {
        self == UInt8(ascii: "/") || self == UInt8(ascii: "?") || self == UInt8(ascii: "#")
    }
}
