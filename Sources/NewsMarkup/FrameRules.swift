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

    /// Whether what is at an address is of one of the policy's sources: a host has more than players, such as YouTube's
    /// `/redirect`, which shows any page.
    static func allows(_ host: Bytes, _ rest: Bytes, under policy: MarkupPolicy) -> Bool {
        let path = Bytes(rebasing: rest.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
        return policy.frames.contains { name(host, is: $0.host) && isPath(path, like: $0.path) }
    }

    /// Whether a host is one of that name, or that with `www.` before it.
    private static func name(_ host: Bytes, is name: String) -> Bool {
        var name = name
        let plain = host.count > 4 && host.slice(0..<4).matches("www.") ? host.slice(4..<host.count) : host
        return name.withUTF8 { name in
            !name.isEmpty && [host, plain].contains { $0.elementsEqual(name) { $0.lowercased == $1.lowercased } }
        }
    }

    /// Whether a path is like a pattern, segment by segment: `*` stands for any identifier, `**` for all that are left, all
    /// else for itself. A slash may end it.
    private static func isPath(_ path: Bytes, like pattern: String) -> Bool {
        let slash = UInt8(ascii: "/")
        var segments = path.split(separator: slash, omittingEmptySubsequences: false)
        if segments.count > 1, segments.last?.isEmpty == true { segments.removeLast() }
        var wanted = pattern.utf8.split(separator: slash, omittingEmptySubsequences: false)
        if wanted.count > 1, wanted.last?.isEmpty == true { wanted.removeLast() }
        if wanted.last?.elementsEqual("**".utf8) == true, segments.count >= wanted.count {
            wanted.removeLast()
            guard segments[wanted.count...].allSatisfy(isIdentifier) else { return false }
            segments.removeSubrange(wanted.count...)
        }
        guard segments.count == wanted.count else { return false }
        return zip(segments, wanted).allSatisfy { segment, wanted in
            wanted.elementsEqual("*".utf8) ? isIdentifier(segment) : segment.elementsEqual(wanted)
        }
    }

    /// Letters, digits, `_`, `-`, and `:` and dots within: no `..`, and nothing that a percent sign hides.
    private static func isIdentifier(_ segment: Slice<Bytes>) -> Bool {
        let dot = UInt8(ascii: ".")
        guard (1...128).contains(segment.count), segment.first != dot else { return false }
        return segment.allSatisfy {
            $0.isAlphanumeric || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":")
                || $0 == dot
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
