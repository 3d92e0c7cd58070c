/// Which addresses may stand in an attribute. The address is read the way the URL standard reads it.
enum URLRules {
    /// What an address is for.
    enum Use {
        /// Something a reader may follow.
        case link
        /// Something a page loads by itself.
        case resource
    }

    enum Verdict: Equatable {
        /// Within the site: a path, a query or a fragment.
        case relative
        /// On a host, ours or another's.
        case absolute
        /// Mail or telephone.
        case contact
        case refused
        case empty
    }

    /// Appends `value` without the bytes a URL parser skips, and gives its place in `result`.
    static func normalize(_ value: Bytes, into result: inout [UInt8]) -> Range<Int> {
        let start = result.count
        for byte in value.trimmed where byte != 0x09 && byte != 0x0A && byte != 0x0D { result.append(byte) }
        return start..<result.count
    }

    /// Judges an address that was normalised.
    static func judge(_ url: Bytes, for use: Use) -> Verdict {
        guard let first = url.first else { return .empty }
        guard let scheme = scheme(of: url) else {
            let isHost = first.isSlash && url.count > 1 && url[1].isSlash
            return isHost ? .absolute : .relative
        }
        if scheme.matches("http") || scheme.matches("https") { return .absolute }
        if use == .link, scheme.matches("mailto") || scheme.matches("tel") { return .contact }
        return .refused
    }

    /// The scheme of a normalised address, without the colon.
    static func scheme(of url: Bytes) -> Bytes? {
        guard let first = url.first, first.isLetter else { return nil }
        for (index, byte) in url.enumerated() {
            if byte == UInt8(ascii: ":") { return url.slice(0..<index) }
            let isSchemeByte =
                byte.isAlphanumeric || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: ".")
            guard isSchemeByte else { return nil }
        }
        return nil
    }
}

extension UInt8 {
    /// A browser takes a backslash for a slash.
    fileprivate var isSlash: Bool { self == UInt8(ascii: "/") || self == UInt8(ascii: "\\") }
}
